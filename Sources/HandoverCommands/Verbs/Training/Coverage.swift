package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// The two administrations as they are typed.
enum SideArgument: String, CaseIterable, ExpressibleByArgument {
  case saliente, entrante

  var side: Requirement.Side { self == .saliente ? .outgoing : .incoming }
}

/// `empalme capacitacion cobertura`: who masters which tool and who is missing.
package struct Coverage: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "cobertura", "Mostrar quién domina cada herramienta y quién falta.",
    discussion: """
      Cada casilla dice cuántas personas dominan la herramienta, de las que la necesitan; debajo van los nombres de \
      quienes faltan y la próxima sesión. El día de referencia es la fecha de entrega de la ficha, o el de --fecha: \
      lo que pasó después no cuenta, y con él se mira la vigencia de cada herramienta.

      El mismo resultado sale como tabla (--csv, --excel), como página para imprimir (--html) o como JSON. Llevan \
      nombres: no se publican.
      """,
    examples: [
      Example("empalme capacitacion cobertura", "dependencia por dependencia"),
      Example("empalme capacitacion cobertura --por-persona", "persona por persona"),
      Example(
        "empalme capacitacion cobertura --dependencia 'Secretaría de Hacienda' --herramienta H-04",
        "una dependencia y una herramienta"),
      Example("empalme capacitacion cobertura --lado saliente", "la administración que termina"),
      Example(
        "empalme capacitacion cobertura --html cobertura.html --excel cobertura.xlsx", "para compartir"),
      Example("empalme capacitacion cobertura --fecha 30/11/2011", "como estaba ese día"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("La administración que se mira.", valueName: "lado"))
  var lado = SideArgument.entrante

  @Option(help: ArgumentHelp("Solo esta dependencia; se puede repetir.", valueName: "nombre"))
  var dependencia: [String] = []

  @Option(help: ArgumentHelp("Solo esta herramienta; se puede repetir.", valueName: "código"))
  var herramienta: [String] = []

  @Option(
    help: ArgumentHelp(
      "Día de referencia, aaaa-mm-dd o dd/mm/aaaa; si se omite, la fecha de entrega.", valueName: "fecha"))
  var fecha: DayArgument?

  @Flag(help: "Una fila por persona, con su estado en cada herramienta.")
  var porPersona = false

  @Option(
    help: ArgumentHelp("Escribir la tabla en ese CSV nuevo; «-» es la salida estándar.", valueName: "archivo")
  )
  var csv: String?

  @Option(help: ArgumentHelp("Escribir la tabla en ese XLSX nuevo.", valueName: "archivo"))
  var excel: String?

  @Option(
    help: ArgumentHelp(
      "Escribir la página en ese HTML nuevo; «-» es la salida estándar.", valueName: "archivo"))
  var html: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    let toOutput = [csv == "-", html == "-", output.json].count { $0 }
    if toOutput > 1 {
      throw ValidationError("en la salida estándar cabe una sola cosa: el CSV, la página o el JSON")
    }
    if excel == "-" { throw ValidationError("un XLSX se escribe en un archivo, no en la salida estándar") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let scope = TrainingScope(side: lado.side, offices: dependencia, tools: herramienta)
    let outcome = try CoverTraining.run(folder, scope, on: fecha?.date)
    try write(outcome, folder, session)
    if output.json {
      try session.console.show(json: outcome)
    } else if csv != "-", html != "-" {
      let screen: any Block = porPersona ? PersonCoverageScreen(outcome) : CoverageScreen(outcome)
      session.console.show(screen)
    }
    advise(outcome, folder, session)
    return .success
  }

  private func write(_ outcome: CoverTraining.Outcome, _ folder: CaseFolder, _ session: Session) throws {
    if let csv {
      let table = outcome.table(byPerson: porPersona)
      let text = CSVWriter.text([table.header] + table.rows)
      if csv == "-" {
        session.console.output.write(text)
      } else {
        try PageFile.write(text, to: session.url(csv))
      }
    }
    if let excel {
      try PageFile.checkFree(session.url(excel))
      try outcome.writeWorkbook(byPerson: porPersona, to: session.url(excel))
    }
    if let html {
      let page = try outcome.page(byPerson: porPersona, in: folder)
      if html == "-" {
        session.console.output.write(page)
      } else {
        try PageFile.write(page, to: session.url(html))
      }
    }
    for file in [csv, excel, html].compactMap(\.self) where file != "-" {
      session.console.tell("Se escribió \(session.shown(session.url(file))).")
    }
  }

  private func advise(_ outcome: CoverTraining.Outcome, _ folder: CaseFolder, _ session: Session) {
    if let table = outcome.lacks {
      session.nextStep("la tabla \(table) está vacía: llénela", "empalme importar \(table).csv", for: folder)
    } else if outcome.coverage.people == 0 {
      session.nextStep("revise quién necesita qué", "empalme capacitacion requisito", for: folder)
    } else if outcome.coverage.fullyTrained < outcome.coverage.people {
      let unplanned = zip(outcome.coverage.tools, outcome.coverage.totals).first { tool, total in
        total.trained < total.needed && outcome.schedule.next(for: tool.code) == nil
      }
      if let (tool, _) = unplanned {
        session.nextStep(
          "programe una sesión de \(tool.name)",
          "empalme capacitacion sesion --definir herramienta=\(tool.code) tema='…' fecha_inicio=…",
          for: folder)
      } else {
        session.nextStep("vea qué sigue", "empalme capacitacion resumen", for: folder)
      }
    } else {
      session.nextStep("selle la versión", "empalme construir --motivo '…'", for: folder)
    }
  }
}
