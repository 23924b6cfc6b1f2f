package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages

/// Holds a document against the 32 criteria of accessibility of Resolución 1519 de 2020, and writes nothing.
package enum ExamineAccessibility {
  /// What was examined and found.
  package struct Outcome: Sendable {
    /// The file as it is shown.
    package let file: URL
    /// SHA-256 of the file.
    package let sha256: Digest
    /// One answer for each criterion.
    package let results: [Answer]
    fileprivate let report: AccessibilityReport
    fileprivate let title: String
    fileprivate let entity: String
    fileprivate let templates: URL?

    /// Whether the page is against any criterion.
    package var isUnmet: Bool { results.contains { $0.kind == "no cumple" } }
  }

  /// One criterion with what came of it, in the words of the user.
  package struct Answer: Hashable, Sendable, Encodable {
    /// `CC1` to `CC32`.
    package let code: String
    /// As the criterion is called in short.
    package let name: String
    /// The success criteria of WCAG 2.1 behind it.
    package let wcag: String
    /// `cumple`, `no cumple`, `no aplica` or `revisión humana`.
    package let kind: String
    /// Proof, places, grounds, or what a person has to look at.
    package let reason: String

    private enum CodingKeys: String, CodingKey {
      case code = "criterio"
      case name = "nombre"
      case wcag
      case kind = "resultado"
      case reason = "razon"
    }
  }

  /// Examines the public document of a sealed version, the newest if `number` is nil.
  package static func run(_ folder: CaseFolder, version number: Int?) throws -> Outcome {
    let sealed = try SealedDocument(folder, version: number, edition: .public)
    return outcome(
      of: sealed.text, at: sealed.file, entity: sealed.entity, templates: folder.existingTemplates)
  }

  /// Examines any page.
  package static func run(page url: URL) throws(ActionError) -> Outcome {
    let path = url.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { throw .pathMissing(path: path) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(path: path, reason: "falta permiso")
    }
    return outcome(of: String(decoding: data, as: UTF8.self), at: url, entity: "", templates: nil)
  }

  /// The declaration that the responsible official signs; without a date, a blank stands for it.
  package static func declaration(_ outcome: Outcome, date: CalendarDate?) throws -> String {
    try AccessibilityPage.render(
      outcome.report,
      of: .init(
        entity: outcome.entity, title: outcome.title, file: outcome.file.lastPathComponent,
        sha256: outcome.sha256,
        date: date),
      templates: Templates(overrides: outcome.templates)
    ) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
  }

  private static func outcome(of text: String, at file: URL, entity: String, templates: URL?) -> Outcome {
    let report = AccessibilityReport(of: text)
    let answers = report.results.map { result in
      Answer(
        code: result.code, name: result.name, wcag: result.wcag, kind: result.outcome.kind.rawValue,
        reason: result.outcome.reason)
    }
    return Outcome(
      file: file, sha256: Hashing.sha256(Array(text.utf8)), results: answers, report: report,
      title: SealedPage(text).title, entity: entity, templates: templates)
  }
}
