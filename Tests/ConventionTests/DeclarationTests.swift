import Testing

struct `A declaration that other modules see` {
  @Test(arguments: try SourceTree.modules())
  func `says in a doc comment what it is`(module: String) throws {
    let requirements = try ProtocolRequirements.ofOurs.get().union(ProtocolRequirements.ofOthers)

    for file in try SourceTree.swiftFiles(below: "Sources/\(module)") {
      let silent = file.undocumented.filter { !requirements.contains($0.name) }
      #expect(silent.map { "\($0.line): \($0.name)" } == [], "\(file.path)")
    }
  }

  @Test func `is package and never public`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") {
      let found = file.codeLines.filter { $0.text.contains(#/^\s*(public|open)\s/#) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }
}

/// Names that a protocol asks for and explains once for all who conform.
private enum ProtocolRequirements {
  /// What the standard library and the parser ask for.
  static let ofOthers: Set<String> = [
    "==", "<", "hash", "encode", "init", "description", "rawValue", "makeIterator", "next", "configuration",
    "run", "validate",
  ]

  /// The members of the protocols under `Sources`.
  static let ofOurs = Result {
    var names: Set<String> = []
    for file in try SourceTree.swiftFiles(below: "Sources") {
      var isInside = false
      for line in file.codeLines {
        if line.text.contains(#/\bprotocol\s/#) { isInside = true }
        if isInside, let member = line.text.firstMatch(of: #/\b(?:var|func)\s+(\w+)/#) {
          names.insert(String(member.output.1))
        }
        if line.text.hasPrefix("}") { isInside = false }
      }
    }
    return names
  }
}

extension SourceFile {
  /// `package` declarations that nothing explains.
  ///
  /// An argument of a command is explained by its `help:`, a code of a finding by its own sentence, and a stored
  /// property of a record by its column.
  fileprivate var undocumented: [(line: Int, name: String)] {
    let all = lines
    let explained = columnProperties
    return codeLines.compactMap { line in
      guard let name = Self.declaredName(in: line.text), !line.text.contains("FindingCode("),
        !explained.contains(line.number)
      else { return nil }
      let above = all[..<(line.number - 1)].reversed()
      let attributes = above.prefix { Self.isAttribute($0.text) } + [all[line.number - 1]]
      guard !attributes.contains(where: { $0.text.contains("help:") }) else { return nil }
      let before = above.dropFirst(attributes.count - 1).first
      return before.map { $0.text.contains("///") } ?? false ? nil : (line.number, name)
    }
  }

  /// Lines of stored properties of record types, which the label and the help of their one column explain.
  private var columnProperties: Set<Int> {
    guard path.hasPrefix("Sources/HandoverModel/Records/") else { return [] }
    let records = codeLines.compactMap { $0.text.firstMatch(of: #/^extension (\w+): Record\b/#)?.output.1 }
    var numbers: Set<Int> = []
    var isInside = false
    for line in codeLines {
      if let type = line.text.firstMatch(of: #/^package struct (\w+)/#)?.output.1 {
        isInside = records.contains(type)
      }
      if line.text.hasPrefix("}") { isInside = false }
      if isInside, line.text.contains(#/^  package var [^{]*$/#) { numbers.insert(line.number) }
    }
    return numbers
  }

  private static func declaredName(in code: String) -> String? {
    guard code.contains("package ") else { return nil }
    let pattern =
      #/
      ^\s* (?: @\w+ (?: \( [^)]* \) )? \s+ )* package \s+
      (?: (?: static | final | mutating | nonisolated | consuming | borrowing | convenience | indirect ) \s+ )*
      ( struct | enum | class | actor | protocol | func | var | let | init | subscript | typealias ) \b \s*
      ( [^\s(:\{]* )
      /#
    guard let match = code.firstMatch(of: pattern) else { return nil }
    return match.output.2.isEmpty ? String(match.output.1) : String(match.output.2)
  }

  private static func isAttribute(_ line: Substring) -> Bool {
    line.contains(#/^\s*(@\w+(\(.*\))?|//[^/].*)\s*$/#)
  }
}
