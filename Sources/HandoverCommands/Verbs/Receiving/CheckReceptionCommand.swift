package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir comprobar`: whether a reception is right, and about this bundle.
package struct CheckReceptionCommand: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "comprobar", "Comprobar una recepción, y que sea la de un paquete.",
    discussion: """
      Lee el archivo con todo rigor y lo compara con cada regla del formato. Con el paquete comprueba además que el sello, \
      los elementos y sus huellas sean los suyos. No escribe nada.
      """,
    examples: [
      Example("empalme recibir comprobar recepcion.json", "solo el archivo"),
      Example("empalme recibir comprobar recepcion.json paquete.zip", "el archivo y su paquete"),
    ],
    statuses: [.success, .defects, .data, .noInput])

  @OptionGroup var recepcion: ReceptionArgument

  @Argument(help: ArgumentHelp("El ZIP, o la carpeta que salió de él.", valueName: "paquete"))
  var paquete: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    let surroundings = session.surroundings { step in
      line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
    }
    let outcome = try await CheckReception(
      recepcion.url(in: session), bundle: paquete.map(session.url), surroundings
    ).run()
    line.finish()
    if output.json {
      try session.console.show(json: CheckReceptionJSON(outcome))
    } else {
      session.console.show(CheckReceptionScreen(outcome, named: session.shown(recepcion.url(in: session))))
    }
    if outcome.isRight, outcome.differences == nil {
      session.console.nextStep(
        "compárela con el paquete", "empalme recibir comprobar \(recepcion.recepcion) paquete.zip")
    } else if !outcome.isRight {
      session.console.nextStep(
        outcome.violations.isEmpty
          ? "busque el paquete que se recibió: este es otro, o cambió"
          : "recupere una copia sin cambios de la recepción")
    }
    return outcome.isRight ? .success : .defects
  }
}

/// What checking a reception found, for the screen.
struct CheckReceptionScreen: Block {
  private let outcome: CheckReception.Outcome

  private let name: String

  init(_ outcome: CheckReception.Outcome, named name: String) {
    self.outcome = outcome
    self.name = name
  }

  func text(in style: Style) -> String {
    var parts = [style.paint(headline, outcome.isRight ? .good : .bad), facts.text(in: style)]
    let lines =
      outcome.violations.map(\.sentence)
      + (outcome.differences ?? []).map { "\($0.place): \($0.problem)" }
    if !lines.isEmpty {
      let shown = lines.prefix(20).map { "  ✗ " + $0.wrapped(to: style.width, indent: 4) }
      parts.append(
        (shown + (lines.count > 20 ? ["  y \(lines.count - 20) más"] : [])).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private var headline: String {
    if !outcome.violations.isEmpty {
      return "NO VALE: el archivo no es una recepción como la escribe el programa."
    }
    return switch outcome.differences {
    case nil: "VÁLIDA: cumple todas las reglas. No se comparó con el paquete."
    case .some(let differences) where differences.isEmpty:
      "VÁLIDA: cumple todas las reglas y es la de este paquete."
    case .some: "NO COINCIDE: cumple las reglas, pero no es la recepción de este paquete tal como está."
    }
  }

  private var facts: Facts {
    var rows = [("Recepción", name), ("Huella SHA-256", outcome.fingerprint.hex)]
    if let file = outcome.file {
      let progress = ReceptionProgress(file.items, ReceptionLedger(file))
      rows.append(("Paquete", file.bundle.name))
      rows.append(("Sello corto", file.bundle.sello?.short ?? "ninguno"))
      rows.append(("Avance", progress.sentence))
      rows.append(("Firma", file.signature.map { "el \($0.date.inWords) en \($0.place)" } ?? "sin firmar"))
    }
    return Facts(rows)
  }
}

/// What checking a reception found, for other programs.
struct CheckReceptionJSON: Encodable {
  let archivo: String
  let huella: String
  let valida: Bool
  let coincide: Bool?
  let firmada: String?
  let problemas: [Problem]
  let diferencias: [Difference]

  struct Problem: Encodable {
    let regla: String
    let lugar: String
    let mensaje: String
  }

  struct Difference: Encodable {
    let lugar: String
    let mensaje: String
  }

  init(_ outcome: CheckReception.Outcome) {
    archivo = outcome.path
    huella = outcome.fingerprint.hex
    valida = outcome.violations.isEmpty
    coincide = outcome.differences.map(\.isEmpty)
    firmada = outcome.file?.signature?.date.description
    problemas = outcome.violations.map { Problem(regla: $0.rule, lugar: $0.place, mensaje: $0.problem) }
    diferencias = (outcome.differences ?? []).map { Difference(lugar: $0.place, mensaje: $0.problem) }
  }
}
