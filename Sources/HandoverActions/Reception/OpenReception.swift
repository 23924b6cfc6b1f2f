package import Foundation
package import HandoverBundle
import HandoverModel

/// Verifies a bundle and begins its reception: a `recepcion.json` with what there is to receive.
package struct OpenReception: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// What verifying the bundle found.
    package let report: AuditReport
    /// The reception as it was written.
    package let reception: StoredReception
  }

  private let bundle: URL
  private let code: String?
  private let earlier: URL?
  private let output: URL?
  private let surroundings: Surroundings

  /// `earlier` is the signed reception to be continued; without `output` the file lies beside the bundle.
  package init(
    _ bundle: URL, code: String?, earlier: URL?, output: URL?, _ surroundings: Surroundings
  ) {
    self.bundle = bundle
    self.code = code
    self.earlier = earlier
    self.output = output
    self.surroundings = surroundings
  }

  /// Verifies and writes; a file that exists is never replaced.
  package func run() async throws -> Outcome {
    let place = output ?? bundle.deletingLastPathComponent().appending(path: StoredReception.name)
    try StoredReception.checkFree(place)
    let before = try earlier.map { try StoredReception(at: $0) }
    if let before, before.file.signature == nil { throw ReceptionError.earlierUnsigned(path: before.path) }
    let survey = try await SurveyBundle.run(bundle, code: code, surroundings)
    var file = try SurveyBundle.reception(of: survey, code: code, surroundings)
    guard !file.items.isEmpty else {
      throw ReceptionError.nothingToReceive(path: bundle.path(percentEncoded: false))
    }
    if let before {
      try check(before, file.bundle)
      file.carryOver(from: before.file, fingerprint: before.fingerprint)
    }
    return Outcome(report: survey.report, reception: try StoredReception.create(file, at: place))
  }

  private func check(_ before: StoredReception, _ bundle: ReceivedBundle) throws {
    let other = before.file.bundle
    let reason: String? =
      if other.series != bundle.series {
        "es de otra entrega («\(other.name)»)"
      } else if other.edition != bundle.edition {
        "es de otra edición («\(other.name)»)"
      } else if let version = bundle.version, let earlier = other.version, earlier > version {
        "es de la versión \(earlier), posterior a la \(version)"
      } else { nil }
    if let reason { throw ReceptionError.earlierOther(path: before.path, reason: reason) }
  }
}

/// Reads a bundle once for its reception.
enum SurveyBundle {
  static func run(_ bundle: URL, code: String?, _ surroundings: Surroundings) async throws -> BundleSurvey {
    try await BundleAudit.survey(
      at: bundle.path(percentEncoded: false), expecting: code, workers: surroundings.workers,
      progress: { step in
        surroundings.progress(
          WorkProgress(task: "Verificando", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
      })
  }

  /// The reception of a bundle about which nobody has decided yet.
  static func reception(
    of survey: BundleSurvey, code: String?, _ surroundings: Surroundings
  ) throws -> ReceptionFile {
    let report = survey.report
    var file = ReceptionFile()
    let name = report.name.withoutOuterSpace
    file.bundle.name =
      name.isEmpty ? URL(filePath: report.path).lastPathComponent.withoutOuterSpace : name
    file.bundle.series = survey.series?.withoutOuterSpace ?? ""
    file.bundle.version = report.version.flatMap { $0 >= 1 ? $0 : nil }
    file.bundle.edition = report.edition
    file.bundle.date = report.date?.withoutOuterSpace ?? ""
    file.bundle.entity = report.entity?.withoutOuterSpace ?? ""
    file.bundle.sello = report.sello
    file.check.verdict = report.verdict
    file.check.match = report.match
    file.check.code = code.flatMap(SelloCode.init)?.digits ?? ""
    file.check.defects = report.findings.count { $0.severity == .defect }
    file.check.warnings = report.findings.count { $0.severity == .warning }
    file.check.moment = surroundings.colombianMoment
    file.check.program = "\(Product.name) \(Product.version)"
    let contents = ReceptionContents(survey)
    file.items = contents.items
    file.clarifications = contents.clarifications
    return file
  }
}

extension Surroundings {
  /// The moment as Colombian clocks show it.
  var colombianMoment: LocalMoment {
    LocalMoment(instant: LocalMoment(moment)?.instant ?? 0, offset: LocalMoment.colombianOffset)
  }
}
