package import HandoverBundle
package import HandoverModel

/// Proves that the files of an expediente are those that one of its bundles holds.
package enum CompareMaterial {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The audit of the bundle.
    package let audit: AuditReport
    /// The comparison; nil when the bundle is altered, so that there is nothing to compare with.
    package let proof: MaterialProof?

    /// The findings of the audit and of the comparison.
    package var allFindings: [Finding] { audit.findings + (proof?.findings ?? []) }
  }

  /// Audits the bundle at `path`, then reads every file of the expediente; `code` is the sello on the acta.
  package static func run(
    _ path: String, with folder: CaseFolder, code: String?, _ surroundings: Surroundings
  ) async throws -> Outcome {
    let audit = try await VerifyBundle.run(at: path, code: code, surroundings: surroundings)
    guard audit.kind == .bundle, audit.verdict != .altered else { return Outcome(audit: audit, proof: nil) }
    let proof = try await MaterialProof.run(
      BundleStatement.read(path), folder: folder.path, present: MaterialScan(folder).files.map(\.path),
      workers: surroundings.workers,
      progress: { step in
        surroundings.progress(
          WorkProgress(task: "Comparando", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
      })
    return Outcome(audit: audit, proof: proof)
  }
}
