package import HandoverBundle

/// Checks what was received, a ZIP or the folder that came out of it, and writes nothing.
package enum VerifyBundle {
  /// Audits the bundle at `path`, and compares its sello with the code printed on the acta when one is given.
  package static func run(
    at path: String, code: String?, surroundings: Surroundings
  ) async throws -> AuditReport {
    try await BundleAudit.run(
      at: path, expecting: code, workers: surroundings.workers,
      progress: { step in
        surroundings.progress(
          WorkProgress(task: "Verificando", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
      })
  }
}
