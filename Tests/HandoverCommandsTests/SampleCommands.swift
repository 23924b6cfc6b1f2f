import ArgumentParser
import HandoverCommands
import HandoverModel

/// A tree of commands with every kind of argument: it provokes each sentence of the parser.
struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muestra", abstract: "Órdenes de muestra.", version: "muestra 1",
    groupedSubcommands: [CommandGroup(name: "Escribir", subcommands: [Pack.self, Grow.self])],
    helpNames: [.customLong("ayuda"), .customLong("help"), .short])

  enum Level: String, CaseIterable, ExpressibleByArgument { case ninguna, rapida, maxima }
  enum Pair: String, CaseIterable, ExpressibleByArgument { case todo, nada }
  enum Month: String, CaseIterable, ExpressibleByArgument {
    case enero, febrero, marzo, abril, mayo, junio, julio
  }
  enum Side: String, EnumerableFlag { case saliente, entrante }
  struct Refused: Error, CustomStringConvertible { let description = "no es una fecha" }

  struct Pack: HandoverCommand {
    static let configuration = CommandConfiguration.verb(
      "empacar", "Empacar.", discussion: "Empaca lo que se le diga.",
      examples: [Example("muestra empacar a --motivo x", "lo usual")], statuses: [.success, .noInput],
      aliases: ["hacer"])

    @Argument(help: ArgumentHelp("Lo que se empaca.", valueName: "archivo")) var file: String
    @Argument(help: ArgumentHelp("Lo demás.", valueName: "otros")) var others: [Int] = []
    @Option(help: ArgumentHelp("Por qué.", valueName: "texto")) var motivo: String
    @Option(help: ArgumentHelp("Cuántas copias.", valueName: "número")) var copias = 2
    @Option(help: ArgumentHelp("Cuánto se comprime.", valueName: "nivel")) var compresion = Level.rapida
    @Option(help: ArgumentHelp("Qué entra.", valueName: "qué")) var entra: Pair?
    @Option(help: ArgumentHelp("Mes.", valueName: "mes")) var mes: Month?
    @Option(help: ArgumentHelp("Día.", valueName: "día"), transform: { _ in throw Refused() }) var dia: Int?
    @Flag(help: "De qué lado.") var lado = Side.saliente
    @Flag(name: .shortAndLong, help: "De veras.") var veras = false
    @Option(name: .shortAndLong, help: ArgumentHelp("A dónde.", valueName: "carpeta")) var destino: String?
    @OptionGroup(title: OutputOptions.title) var output: OutputOptions

    func run(in session: Session) async throws -> ExitStatus { .success }
  }

  /// A group that only holds others.
  struct Grow: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "crecer", abstract: "Crecer.", subcommands: [Fail.self])
  }

  /// Fails the way that it is told to.
  struct Fail: HandoverCommand {
    static let configuration = CommandConfiguration.verb(
      "fallar", "Fallar.", examples: [Example("muestra crecer fallar", "para ver un error")])

    @Flag(name: .customLong("cancelado"), help: "Como si se interrumpiera.") var isCancelled = false
    @OptionGroup(title: OutputOptions.title) var output: OutputOptions

    func run(in session: Session) async throws -> ExitStatus {
      session.console.tell("voy a fallar")
      if isCancelled { throw CancellationError() }
      throw Broken()
    }
  }

  struct Broken: Explained {
    let message = "la versión 3 ya está sellada"
    let hint: String? = "cree la versión siguiente"
    let status = ExitStatus.cannotCreate
  }
}
