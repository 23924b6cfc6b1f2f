package import ArgumentParser
import HandoverActions
import HandoverBundle
package import HandoverModel

/// The compression levels as they are typed.
enum CompressionArgument: String, CaseIterable, ExpressibleByArgument {
  case ninguna, rapida, maxima

  var compression: Compression {
    switch self {
    case .ninguna: .none
    case .rapida: .fast
    case .maxima: .best
    }
  }
}

/// A day as it is typed.
struct DayArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = try? CalendarDate(fieldText: argument) else { return nil }
    self.date = date
  }
}

/// `empalme construir`: the next sealed version.
package struct Build: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "construir", "Sellar la versión siguiente: los dos ZIP y el documento de empalme.",
    discussion: """
      Escribe en versiones/vNNNN la edición integral, la edición pública, el documento de empalme de cada una, la \
      página que comprueba los ZIP en un navegador y las sumas SHA-256. Las carpetas de origen no se tocan y una versión sellada no se vuelve a escribir. Si nada cambió \
      desde la última versión, no se crea otra. Los archivos que no han cambiado desde entonces no se vuelven a \
      leer ni a comprimir; con --sin-cache se lee todo.
      """,
    examples: [
      Example("empalme construir --motivo 'Entrega final'", "la versión siguiente, con fecha de hoy"),
      Example(
        "empalme construir mi-empalme --motivo 'Respuesta a observaciones' --fecha 2012-01-20", "otra fecha"),
    ],
    statuses: [.success, .data, .noInput, .inputOutput, .temporary, .interrupted])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("Por qué se hace esta versión.", valueName: "texto"))
  var motivo: String

  @Option(
    help: ArgumentHelp("Fecha de la versión, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  @Option(
    help: ArgumentHelp("Quién la construye; si se omite, quien entrega según la ficha.", valueName: "texto"))
  var autor: String?

  @Option(help: ArgumentHelp("Cuánto se comprime.", valueName: "nivel"))
  var compresion: CompressionArgument = .rapida

  @Flag(
    name: .customLong("sin-cache"),
    help: "Leer todos los archivos, también los que no han cambiado desde la última versión.")
  var readsEverything = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if motivo.allSatisfy(\.isWhitespace) { throw ValidationError("el motivo está vacío") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let line = ProgressLine("Sellando", console: session.console)
    defer { line.finish() }
    let surroundings = session.surroundings { step in
      line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
    }
    let request = SealVersion.Request(
      date: fecha?.date ?? surroundings.today, reason: motivo, author: autor,
      compression: compresion.compression, readsEverything: readsEverything)
    let outcome = try await SealVersion(folder, request, surroundings).run()
    line.finish()
    if output.json {
      try session.console.show(json: SealJSON(outcome))
    } else {
      session.console.show(SealSummary(outcome) { session.shown($0) })
    }
    if case .sealed(_, let editions, _) = outcome, let integral = editions.first {
      session.console.nextStep(
        "compruebe el paquete, como lo hará quien lo recibe",
        "empalme verificar \(session.shown(integral.zip))")
    }
    return .success
  }
}
