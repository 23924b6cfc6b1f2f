package import ArgumentParser
import Foundation

/// A command as the library describes it to machines (`--experimental-dump-help`): what the help is drawn from.
///
/// The library's own help cannot be localised; from this description ``HelpPage`` writes ours.
package struct CommandOutline: Decodable {
  /// The word that the user types.
  package let commandName: String
  /// Whether help lists it; nil means yes.
  package let shouldDisplay: Bool?
  /// Other words for the same command.
  package let aliases: [String]?
  /// What it does, in one sentence.
  package let abstract: String?
  /// What it does at length, with examples.
  package let discussion: String?
  /// The commands below it.
  package let subcommands: [CommandOutline]?
  /// All that it takes.
  package let arguments: [ArgumentOutline]?

  /// The whole tree below `root`, without the library's own `help` command.
  package static func tree(of root: any ParsableCommand.Type) -> CommandOutline {
    struct Tool: Decodable { let command: CommandOutline }
    let description = Data(root._dumpHelp().utf8)
    guard let tool = try? JSONDecoder().decode(Tool.self, from: description) else {
      return CommandOutline(nameOnly: root._commandName)
    }
    return tool.command
  }

  private init(nameOnly name: String) {
    commandName = name
    (shouldDisplay, aliases, abstract, discussion, subcommands, arguments) = (true, nil, nil, nil, nil, nil)
  }

  /// The commands that help lists.
  package var listed: [CommandOutline] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// The command at the end of `path`, as far as the path leads.
  package func descendant(_ path: [String]) -> CommandOutline {
    guard let name = path.first, let next = subcommands?.first(where: { $0.commandName == name }) else {
      return self
    }
    return next.descendant(Array(path.dropFirst()))
  }
}

/// One argument, option or flag of a command.
package struct ArgumentOutline: Decodable {
  /// How the argument is recognised on the command line.
  package enum Kind: String, Decodable { case positional, option, flag }

  /// One of the ways to type an option.
  package struct Name: Decodable, Hashable {
    /// One letter behind a dash, or a word behind one or two.
    package enum Kind: String, Decodable { case long, short, longWithSingleDash }
    /// How many dashes go before the name.
    package let kind: Kind
    /// The name without dashes.
    package let name: String

    /// As it is typed: `--motivo`, `-h`.
    package var typed: String { (kind == .long ? "--" : "-") + name }
  }

  /// How it is recognised.
  package let kind: Kind
  /// Whether help shows it.
  package let shouldDisplay: Bool
  /// The group of options that it stands in.
  package let sectionTitle: String?
  /// Whether it can be left out.
  package let isOptional: Bool
  /// Whether it can be given several times.
  package let isRepeating: Bool
  /// All ways to type it; nil for an argument without a name.
  package let names: [Name]?
  /// What stands for its value in help.
  package let valueName: String?
  /// The value that holds when it is left out.
  package let defaultValue: String?
  /// The values that are allowed, when they can be listed.
  package let allValues: [String]?
  /// What each allowed value means.
  package let allValueDescriptions: [String: String]?
  /// What it is for, in one sentence.
  package let abstract: String?
  /// What it is for at length.
  package let discussion: String?

  /// Whether the library itself added it: `--help`, `--version`.
  package var isBuiltIn: Bool { isVersion || (kind == .flag && abstract == "Show help information.") }

  /// Whether it is the library's own `--version`.
  package var isVersion: Bool { kind == .flag && abstract == "Show the version." }
}
