import Foundation
import HandoverTestSupport
import Testing

/// A text file of the project with its path inside it.
struct SourceFile: Sendable, CustomTestStringConvertible {
  let path: String
  let text: String
  /// The lines, each with its number.
  let lines: [(number: Int, text: Substring)]
  /// The lines without comments and without the contents of string literals, so that words are code.
  let codeLines: [(number: Int, text: String)]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
    var isInsideLiteral = false
    codeLines =
      path.hasSuffix(".swift")
      ? lines.compactMap { line in
        let code = Self.code(of: line.text, isInsideLiteral: &isInsideLiteral)
        return code.allSatisfy(\.isWhitespace) ? nil : (line.number, code)
      } : []
  }

  var testDescription: String { path }

  /// Line by line and without a parser: literals of several lines, simple literals and `//` comments.
  private static func code(of line: Substring, isInsideLiteral: inout Bool) -> String {
    let fences = line.ranges(of: "\"\"\"").count
    if isInsideLiteral {
      if fences % 2 == 1 { isInsideLiteral = false }
      return ""
    }
    if fences % 2 == 1 {
      isInsideLiteral = true
      return String(line.prefix { $0 != "\"" })
    }
    return String(decoding: codeBytes(of: Array(line.utf8)), as: UTF8.self)
  }

  /// Drops what stands between quotation marks, and all from `//` on.
  private static func codeBytes(of line: [UInt8]) -> [UInt8] {
    let (quote, backslash, slash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"))
    guard line.contains(quote) || line.contains(slash) else { return line }
    var code: [UInt8] = []
    var isInside = false
    var index = 0
    while index < line.count {
      let byte = line[index]
      let next = index + 1 < line.count ? line[index + 1] : 0
      if !isInside && byte == slash && next == slash { break }
      if byte == quote { isInside.toggle() }
      if !isInside || byte == quote { code.append(byte) }
      index += isInside && byte == backslash ? 2 : 1
    }
    return code
  }
}

/// The project's files as they are on disk.
enum SourceTree {
  /// Swift files below `folder` (`Sources`, `Sources/HandoverModel`), sorted by path.
  static func swiftFiles(below folder: String) throws -> [SourceFile] {
    try swiftFiles.get().filter { $0.path.hasPrefix("\(folder)/") }
  }

  /// Read once: every test looks at the same files.
  private static let swiftFiles = Result {
    try ["Sources", "Tests"].flatMap { try files(below: $0) { $0.hasSuffix(".swift") } }
  }

  /// Text files below `folder` that `isWanted` by their path.
  static func files(below folder: String, where isWanted: (String) -> Bool) throws -> [SourceFile] {
    let start = projectFolder.appending(path: folder).resolvingSymlinksInPath()
    return try FileManager.default.subpathsOfDirectory(atPath: start.path(percentEncoded: false))
      .filter(isWanted).sorted()
      .compactMap { path in
        let place = start.appending(path: path)
        guard let text = try? String(contentsOf: place, encoding: .utf8) else { return nil }
        return SourceFile(path: "\(folder)/\(path)", text: text)
      }
  }

  /// The modules under `Sources`.
  static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: projectFolder.appending(path: "Sources").path(percentEncoded: false)
    )
    .filter { !$0.hasPrefix(".") }
    .sorted()
  }
}
