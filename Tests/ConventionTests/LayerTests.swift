import Testing

struct `A module` {
  /// What each module may import of ours; what is not here may import nothing of ours.
  private static let layers: [String: Set<String>] = [
    "HandoverModel": [],
    "HashKernel": [],
    "HandoverBundle": ["HandoverModel", "CLibZip", "CISAL", "CMagic", "CZLib"],
    "HandoverStore": ["HandoverModel"],
    "HandoverPages": ["HandoverModel", "CMarkGFM", "CQREncode", "CXLSXWriter"],
    "HandoverActions": ["HandoverModel", "HandoverBundle", "HandoverStore", "HandoverPages"],
    "HandoverCommands": ["HandoverModel", "HandoverBundle", "HandoverStore", "HandoverActions"],
    "empalme": ["HandoverCommands"],
  ]

  /// Where each package of somebody else may be imported: one module each.
  private static let homes: [String: String] = [
    "Crypto": "HandoverBundle",
    "GRDB": "HandoverStore",
    "Mustache": "HandoverPages",
    "Yams": "HandoverPages",
    "ArgumentParser": "HandoverCommands",
  ]

  /// What comes with the toolchain.
  private static let toolchain: Set<String> = [
    "Darwin", "Dispatch", "Foundation", "FoundationXML", "Glibc", "Synchronization",
  ]

  @Test(arguments: try SourceTree.modules())
  func `imports only what stands below it`(module: String) throws {
    let allowed = Self.layers[module, default: []].union(Self.toolchain)
      .union(Self.homes.filter { $0.value == module }.keys)

    for file in try SourceTree.swiftFiles(below: "Sources/\(module)") {
      #expect(file.imports.subtracting(allowed) == [], "\(file.path)")
    }
  }

  @Test func `of values and rules does no input or output`() throws {
    let effects = #/\b(FileManager|FileHandle|URLSession|ProcessInfo|Process\(|Date\(\)|print\()/#

    for file in try SourceTree.swiftFiles(below: "Sources/HandoverModel") {
      for line in file.codeLines {
        #expect(!line.text.contains(effects), "\(file.path):\(line.number)")
      }
    }
  }

  @Test func `that may be imported exists`() throws {
    let modules = Set(try SourceTree.modules())

    #expect(modules.isSuperset(of: Self.layers.keys))
    #expect(modules.isSuperset(of: Self.layers.values.flatMap(\.self)))
  }
}

extension SourceFile {
  /// The names of the modules that the file imports.
  fileprivate var imports: Set<String> {
    Set(
      codeLines.compactMap { line in
        guard line.text.contains("import ") else { return nil }
        return line.text.firstMatch(of: Self.importLine).map { String($0.output.1) }
      })
  }

  private static var importLine: Regex<(Substring, Substring)> {
    #/
      ^\s* (?: @\w+ (?: \(\w+\) )? \s+ )* (?: (?: package | public | private | fileprivate | internal ) \s+ )?
      import \s+ (?: (?: struct | class | enum | protocol | func | var | let | typealias ) \s+ )? (\w+)
      /#
  }
}
