import Foundation
import HandoverModel

/// The scripts of the verifier, joined from their files.
enum VerifierScripts {
  private static let kernel = "verificador/nucleo.txt"
  private static let starter = "verificador/arranque.js"

  /// What runs in workers: the words and the hash kernel, then the rules.
  static func engine(of templates: Templates, _ words: VerifierPage.Words) throws -> String {
    let kernel = try templates.text(kernel).split(whereSeparator: \.isWhitespace).joined()
    let table = RuleWords(
      findings: Dictionary(words.codes.map { ($0.id, [$0.severity.rawValue, $0.sentence, $0.remedy]) }) {
        first, _ in
        first
      },
      nameProblems: Dictionary(NameProblem.allCases.map { ($0.rawValue, $0.reason) }) { first, _ in first },
      bundleNameProblems: words.bundleNameProblems)
    return try strict + "const KERNEL = '\(kernel)';\nconst WORDS = \(json(table));\n"
      + joined("verificador/motor/", of: templates)
  }

  /// What runs in the page itself.
  static func screen(of templates: Templates, _ words: VerifierPage.Words) throws -> String {
    var folders = [
      "data/" + Section.tablesBundleFolder: "Tablas", "data": "Documentos del paquete",
      "historia": "Versiones anteriores", ".": "Listas de comprobación",
    ]
    for section in Section.allCases { folders["data/" + section.bundleFolder] = section.title }
    let table = ScreenWords(
      folders: folders,
      editions: Dictionary(Edition.allCases.map { ($0.rawValue, $0.title) }) { first, _ in first },
      program: words.program)
    return try strict + "const PAGE_WORDS = \(json(table));\n" + joined("verificador/pagina/", of: templates)
  }

  /// What unpacks the others; it alone is read by the browser as it stands in the page.
  static func start(of templates: Templates) throws -> String {
    let script = try strict + joined([starter], of: templates)
    guard !script.lowercased().contains("</script") else {
      throw TemplateError.malformed(
        file: starter, line: 1, problem: "un guion no puede contener «</script»")
    }
    return script
  }

  private static let strict = "'use strict';\n"

  private struct RuleWords: Encodable {
    /// By code: severity, sentence, remedy.
    let findings: [String: [String]]
    let nameProblems: [String: String]
    let bundleNameProblems: [String: String]
  }

  private struct ScreenWords: Encodable {
    let folders: [String: String]
    let editions: [String: String]
    let program: String
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The paths of all that the scripts are made from.
  static func files(of templates: Templates) -> [String] {
    [kernel, starter]
      + ["verificador/motor/", "verificador/pagina/"].flatMap { scripts(in: $0, of: templates) }
  }

  private static func scripts(in folder: String, of templates: Templates) -> [String] {
    templates.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".js") }
  }

  private static func joined(_ folder: String, of templates: Templates) throws(TemplateError) -> String {
    try joined(scripts(in: folder, of: templates), of: templates)
  }

  /// The files in their order, without indentation and without lines that are only a comment.
  private static func joined(_ paths: [String], of templates: Templates) throws(TemplateError) -> String {
    var text = ""
    for path in paths {
      for line in try templates.text(path).split(whereSeparator: \.isNewline) {
        let code = line.drop(while: \.isWhitespace)
        if !code.isEmpty, !code.hasPrefix("//") { text += code + "\n" }
      }
    }
    return text
  }
}
