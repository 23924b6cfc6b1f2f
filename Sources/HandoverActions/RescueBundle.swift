package import HandoverBundle

/// Saves from damaged copies what is still good, and never touches the copies.
package enum RescueBundle {
  /// Makes the folder `destination` with every file that is good in one of the copies, and the list of all files.
  package static func run(
    copies: [String], into destination: String, keepsPartials: Bool, surroundings: Surroundings
  ) async throws -> RescueReport {
    try await BundleRescue.run(
      copies: copies, into: destination, keepsPartials: keepsPartials, workers: surroundings.workers,
      progress: { step in
        surroundings.progress(
          WorkProgress(task: "Rescatando", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
      })
  }
}
