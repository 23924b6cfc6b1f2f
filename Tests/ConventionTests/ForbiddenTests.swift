import Testing

struct `The code` {
  @Test func `never ends the process by surprise and never looks away from a race`() throws {
    let forbidden = #/\btry!|\bfatalError\(|@unchecked\s+Sendable|nonisolated\(unsafe\)|\bas!/#

    for file in try SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests") {
      let found = file.codeLines.filter { $0.text.contains(forbidden) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }

  /// A `!` behind a name or a bracket; `swift format` reports the rest.
  @Test func `unwraps nothing by force`() throws {
    let forced = #/[\w\)\]]!(?![=\w])/#

    for file in try SourceTree.swiftFiles(below: "Sources") {
      let found = file.codeLines.filter { $0.text.contains(forced) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }

  @Test func `touches raw memory in the bundle, at the terminal and where a C library draws or counts`()
    throws
  {
    let mayBeUnsafe = [
      "Sources/HandoverBundle/", "Sources/HashKernel/", "Sources/HandoverCommands/Console/Channel.swift",
      "Sources/HandoverPages/Charts/QRCode.swift", "Sources/HandoverPages/Sheets/Workbook",
      "Sources/HandoverPages/Markdown/Markdown.swift",
    ]

    for file in try SourceTree.swiftFiles(below: "Sources") {
      guard !mayBeUnsafe.contains(where: file.path.hasPrefix) else { continue }
      let found = file.codeLines.filter { $0.text.contains(#/\bunsafe\s|@safe\b|@unsafe\b/#) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }

  @Test func `starts no task outside the watch over Ctrl-C`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") {
      guard file.path != "Sources/HandoverCommands/Console/Interruption.swift" else { continue }
      let found = file.codeLines.filter { $0.text.contains(#/\bTask(\.detached)?\s*(\([^)]*\)\s*)?\{/#) }.map(
        \.number)
      #expect(found == [], "\(file.path)")
    }
  }

  @Test func `keeps each file short enough to be read at one sitting`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests") {
      #expect(file.lines.count <= 321, "\(file.path) has \(file.lines.count) lines")
    }
  }
}

struct `The tree` {
  /// A test that reads nothing finds nothing.
  @Test(
    arguments: try SourceTree.modules().filter {
      !["CISAL", "CLibZip", "CMagic", "CMarkGFM", "CQREncode", "CXLSXWriter", "CZLib"].contains($0)
    })
  func `is really read`(module: String) throws {
    let files = try SourceTree.swiftFiles(below: "Sources/\(module)")
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { !$0.codeLines.isEmpty })
  }

  private static let folders = ["Sources", "Tests", "Templates", "docs", "scripts", "Plugins", "Archive"]

  /// Folders that tools make are not ours.
  private static func isOurs(_ path: String) -> Bool {
    !["__pycache__/", ".venv/", ".build/", ".pytest_cache/"].contains { path.contains($0) }
  }

  @Test(arguments: folders)
  func `names no machine and no package host`(folder: String) throws {
    let machine = #/\/(root|home\/\w+|work)\/[\w.]/#
    let host = #/\bpypi\.[\w.]+|files\.pythonhosted|--(extra-)?index-url|index-url\s*=/#

    for file in try SourceTree.files(below: folder, where: Self.isOurs) {
      guard file.path != "Tests/ConventionTests/ForbiddenTests.swift" else { continue }
      let found = file.lines.filter { $0.text.contains(machine) || $0.text.contains(host) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }

  @Test(arguments: ["Sources", "Tests", "Templates", "scripts"])
  func `leaves no work for later`(folder: String) throws {
    let unfinished = #/\b(TO.O|FIX.E|X{3}|HA.K)\b|not.implemented|un.mplemented|\bfor.now\b/#

    for file in try SourceTree.files(below: folder, where: Self.isOurs) {
      guard file.path != "Tests/ConventionTests/ForbiddenTests.swift" else { continue }
      let found = file.lines.filter { $0.text.contains(unfinished) }.map(\.number)
      #expect(found == [], "\(file.path)")
    }
  }
}
