import ArgumentParser

/// The library's parser, its answers sorted and put into Spanish.
struct SpanishParser {
  /// What a command line asks for.
  enum Request {
    /// The page of the command at the end of the path; the path of the bare program is nil.
    case help(path: [String]?)
    /// A text that the library made: the version, a completion script.
    case text(String)
    case command(any HandoverCommand)
  }

  private let root: any ParsableCommand.Type

  init(_ root: any ParsableCommand.Type) { self.root = root }

  /// Reads `arguments` (without the name of the program).
  func parse(_ arguments: [String]) throws -> Request {
    guard !arguments.isEmpty else { return .help(path: nil) }
    var arguments = arguments
    if arguments.first == "ayuda" { arguments[0] = "help" }
    do {
      var command = try root.parseAsRoot(arguments)
      if let command = command as? any HandoverCommand { return .command(command) }
      try command.run()
      return .help(path: [])
    } catch {
      return try answer(to: error)
    }
  }

  /// A request for help or for a text arrives as an error with status 0; anything else is the user's mistake.
  private func answer(to error: any Error) throws -> Request {
    let full = root.fullMessage(for: error, columns: 10_000)
    let path = Self.path(in: full, below: CommandOutline.tree(of: root))
    guard root.exitCode(for: error) == .success else {
      throw ParserPhrases.problem(
        root.message(for: error), explanation: Self.line(after: "Help:  ", in: full), path: path ?? [],
        root: root)
    }
    guard let path else { return .text(full) }
    return .help(path: path)
  }

  /// The names of the command that the library's usage line speaks of; nil when there is no such line.
  private static func path(in text: String, below tree: CommandOutline) -> [String]? {
    guard let usage = line(after: "USAGE: ", in: text) ?? line(after: "Usage: ", in: text) else { return nil }
    var node = tree
    var path: [String] = []
    for word in usage.split(separator: " ").dropFirst() {
      guard let next = node.subcommands?.first(where: { $0.commandName == word }) else { break }
      node = next
      path.append(next.commandName)
    }
    return path
  }

  private static func line(after label: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(label) }.map { String($0.dropFirst(label.count)) }
  }
}
