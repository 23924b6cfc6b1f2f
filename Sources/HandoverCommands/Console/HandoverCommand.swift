package import ArgumentParser
package import HandoverModel

/// One verb of the command line: it declares its arguments, calls one action and shows the result.
package protocol HandoverCommand: ParsableCommand {
  /// Does the work; findings decide the status, errors are thrown.
  func run(in session: Session) async throws -> ExitStatus
}

/// The options that every command has: `@OptionGroup(title: OutputOptions.title) var output: OutputOptions`.
///
/// The console reads them from the raw command line (``OutputSwitches``); here they are declared and explained.
package struct OutputOptions: ParsableArguments {
  /// The title of the group in every help page.
  package static let title = "Opciones generales"

  @Flag(name: .long, help: "Mostrar el resultado, y el error si lo hay, como JSON.")
  package var json = false

  @Flag(name: .long, help: "No usar colores (también con la variable NO_COLOR).")
  package var sinColor = false

  @Flag(name: .long, help: "Contar el avance en renglones cuando no hay terminal.")
  package var progreso = false

  @Flag(name: .long, help: "Callar lo que no sea resultado ni error.")
  package var silencio = false

  package init() {}
}

/// A line to copy, in the help of a command.
package struct Example: Hashable, Sendable {
  let commandLine: String
  let purpose: String

  /// For example `Example("empalme revisar mi-empalme", "dice qué falta")`.
  package init(_ commandLine: String, _ purpose: String) {
    self.commandLine = commandLine
    self.purpose = purpose
  }
}

extension CommandConfiguration {
  /// The configuration of a verb: what it does, examples, and the statuses that it can end with.
  package static func verb(
    _ name: String, _ abstract: String, discussion: String = "", examples: [Example],
    statuses: [ExitStatus] = [], subcommands: [any ParsableCommand.Type] = [], aliases: [String] = []
  ) -> CommandConfiguration {
    let lines = examples.map { "  # \($0.purpose)\n  \($0.commandLine)" }
    let meanings = statuses.map { "  \($0.rawValue.description.rightAligned(to: 3))  \($0.meaning)" }
    var parts: [String] = discussion.isEmpty ? [] : [discussion]
    if !lines.isEmpty { parts.append("EJEMPLOS\n" + lines.joined(separator: "\n")) }
    if !meanings.isEmpty { parts.append("ESTADO DE SALIDA\n" + meanings.joined(separator: "\n")) }
    return CommandConfiguration(
      commandName: name, abstract: abstract, discussion: parts.joined(separator: "\n\n"),
      subcommands: subcommands, aliases: aliases)
  }
}
