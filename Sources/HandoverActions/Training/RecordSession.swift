import HandoverBundle
package import HandoverModel
import HandoverStore

/// Makes a training session or changes one.
package struct RecordSession: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What was stored, and what came of its material.
  package struct Outcome: Sendable {
    /// The session as it is now.
    package let session: TrainingSession
    /// Whether it was not there before.
    package let isNew: Bool
    /// Whether anything is different from before.
    package let isChanged: Bool
    /// Whether it was held with material whose hash could not be taken, because there is no file.
    package let isMaterialMissing: Bool
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Stores the values given as `columna=valor`; with `code` nil the session gets the next free code.
  ///
  /// A new session is planned unless the values say otherwise. As soon as one is held, the hash of its material is
  /// taken, and again whenever somebody says anew that it was held or with which material.
  package func run(_ code: String?, _ assignments: [String]) throws -> Outcome {
    let code = try code ?? nextCode()
    let names = try Assignments<TrainingSession>(assignments).names
    var isMaterialMissing = false
    let outcome = try EditRecord<TrainingSession>(folder, key: [code], surroundings).set(assignments) {
      session, before in
      if before == nil, !names.contains("estado") { session.state = .planned }
      guard session.state == .held, let material = session.material else {
        session.materialDigest = ""
        return
      }
      guard before?.state != .held || names.contains("estado") || names.contains("material") else { return }
      session.materialDigest = try digest(of: material)?.hex ?? ""
      isMaterialMissing = session.materialDigest.isEmpty
    }
    return Outcome(
      session: outcome.row, isNew: outcome.isNew, isChanged: outcome.isChanged,
      isMaterialMissing: isMaterialMissing)
  }

  private func digest(of code: String) throws -> Digest? {
    let elements = try EditRecord<Deliverable>.all(in: folder)
    guard let element = elements.first(where: { $0.code == code }) else { return nil }
    return try MaterialDigests(folder, MaterialScan(folder)).digest(of: element)
  }

  /// The highest `C-nn` in use and on from there.
  private func nextCode() throws -> String {
    let used = try EditRecord<TrainingSession>.all(in: folder).compactMap { session in
      session.code.hasPrefix("C-") ? Int(session.code.dropFirst(2)) : nil
    }
    let number = (used.max() ?? 0) + 1
    return "C-" + (number < 10 ? "0" : "") + "\(number)"
  }
}
