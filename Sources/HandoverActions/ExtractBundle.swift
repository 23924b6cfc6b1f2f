package import HandoverBundle

/// Unpacks what was received, verifying while it writes.
package enum ExtractBundle {
  /// Makes a folder inside `destination` with the bundle at `path`, or with the files that `names` choose.
  package static func run(
    at path: String, into destination: String, only names: [String], surroundings: Surroundings
  ) async throws -> ExtractionReport {
    try await BundleExtraction.run(
      zip: path, into: destination, only: names, workers: surroundings.workers,
      progress: { step in
        surroundings.progress(
          WorkProgress(task: "Extrayendo", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
      })
  }
}
