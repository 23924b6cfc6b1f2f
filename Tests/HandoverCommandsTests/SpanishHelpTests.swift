import ArgumentParser
import HandoverCommands
import HandoverTestSupport
import Testing

/// Words of the parser's own help, and small words that no Spanish sentence has.
private func englishWords(in text: String) -> [Substring] {
  let typed = text.replacing("--help", with: "")
  return typed.matches(
    of:
      #/\b(?i:overview|usage|options?|arguments?|subcommands?|show|information|default|values?|see|error:|missing|unknown|unexpected|invalid|please|provide|following|did|mean|the|of|with|and|or|is|for|had|been|help|specified|take|any|but|must|not|internal)\b/#
  )
  .map { $0.output }
  .filter { $0 != "error:" }
}

/// Paths of all commands below `root`, the root itself included.
private func commandPaths(of root: any ParsableCommand.Type) -> [[String]] {
  func paths(_ node: CommandOutline, _ path: [String]) -> [[String]] {
    [path] + node.listed.flatMap { paths($0, path + [$0.commandName]) }
  }
  return paths(.tree(of: root), [])
}

struct `The help` {
  @Test(arguments: commandPaths(of: Empalme.self))
  func `is in Spanish on every page of the program`(path: [String]) async {
    let run = await Transcript.of(path + ["--ayuda"])

    #expect(run.status == 0)
    #expect(run.talk == "")
    #expect(englishWords(in: run.output) == [])
  }

  @Test(arguments: commandPaths(of: Empalme.self).filter { !$0.isEmpty })
  func `shows on every page a line to copy`(path: [String]) async {
    let run = await Transcript.of(path + ["--ayuda"])

    #expect(run.output.contains("EJEMPLOS\n  # "))
  }

  @Test(arguments: commandPaths(of: Sample.self))
  func `is in Spanish for every kind of argument`(path: [String]) async throws {
    let run = await Transcript.of(path + ["--help"], root: Sample.self)

    #expect(englishWords(in: run.output) == [])
    try expectGolden(run.output, named: "ayuda-\((["muestra"] + path).joined(separator: "-")).txt")
  }

  @Test(arguments: [["ayuda", "empacar"], ["help", "empacar"], ["empacar", "-h"], ["hacer", "--help"]])
  func `is found by every usual way of asking`(arguments: [String]) async {
    let run = await Transcript.of(arguments, root: Sample.self)
    let page = await Transcript.of(["empacar", "--ayuda"], root: Sample.self)

    #expect(run.status == 0)
    #expect(run.output == page.output)
  }

  @Test func `of the bare program is short and names the first commands`() async {
    let run = await Transcript.of([])

    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count <= 12)
    for verb in ["crear", "revisar", "construir"] { #expect(run.output.contains("empalme \(verb)")) }
  }

  @Test func `of a group of commands lists them`() async {
    let run = await Transcript.of(["crecer"], root: Sample.self)

    #expect(run.status == 0)
    #expect(run.output.contains("ÓRDENES\n  fallar"))
  }

  @Test func `tells the version`() async {
    let run = await Transcript.of(["--version"])

    #expect(run.output == "empalme \(Version.number)\n")
    #expect(run.status == 0)
  }
}

struct `A mistake on the command line` {
  private static let mistakes: [[String]] = [
    ["empacar"],
    ["empacar", "a"],
    ["empacar", "a", "--motivo"],
    ["empacar", "a", "--motivo", "x", "--motvo", "y"],
    ["empacar", "a", "--motivo", "x", "--zzzzzzzzzz"],
    ["empacar", "a", "--motivo", "x", "-q"],
    ["empacar", "a", "--motivo", "x", "-dq"],
    ["empacar", "a", "--motivo", "x", "--veras=sí"],
    ["empacar", "a", "uno", "--motivo", "x"],
    ["empacar", "a", "--motivo", "x", "--copias", "dos"],
    ["empacar", "a", "--motivo", "x", "--copias", "it's 'two'"],
    ["empacar", "a", "--motivo", "x", "--compresion", "mucha"],
    ["empacar", "a", "--motivo", "x", "--entra", "algo"],
    ["empacar", "a", "--motivo", "x", "--mes", "brumario"],
    ["empacar", "a", "--motivo", "x", "--dia", "ayer"],
    ["empacar", "a", "--motivo", "x", "--saliente", "--entrante"],
    ["empacar", "a", "--motivo", "x", "-d"],
    ["crecer", "fallar", "sobra"],
    ["crecer", "fallar", "uno", "dos"],
    ["empaca"],
    ["nada", "que", "ver"],
    ["---"],
    ["--generate-completion-script", "csh"],
  ]

  @Test(arguments: mistakes)
  func `is told in Spanish, with what to do, on stderr`(arguments: [String]) async {
    let run = await Transcript.of(arguments, root: Sample.self)

    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.talk.hasPrefix("empalme: error: "))
    #expect(run.talk.contains("empalme: sugerencia: "))
    #expect(englishWords(in: run.talk.replacing("it's 'two'", with: "")) == [])
  }

  @Test func `is told word for word as recorded`() async throws {
    var text = ""
    for arguments in Self.mistakes {
      let run = await Transcript.of(arguments, root: Sample.self)
      text += "$ muestra \(arguments.joined(separator: " "))\n\(run.talk)\n"
    }

    try expectGolden(text, named: "errores.txt")
  }

  @Test func `is an object on stdout for those who asked for JSON`() async throws {
    let run = await Transcript.of(["empacar", "--json"], root: Sample.self)

    #expect(run.status == 64)
    try expectGolden(run.output, named: "error-de-uso.json")
  }
}
