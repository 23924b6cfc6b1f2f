package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion herramienta`: what has to be mastered.
package struct RecordTool: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "herramienta", "Ver las herramientas, registrar una o cambiarla.",
    examples: [
      Example("empalme capacitacion herramienta", "todas"),
      Example("empalme capacitacion herramienta H-04 --definir nombre='SUIT'", "una nueva, u otro nombre"),
      Example(
        "empalme capacitacion herramienta H-04 --definir vigencia_meses=24",
        "hay que capacitarse otra vez a los dos años"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Código; si se omite, se ven todas.", valueName: "código"))
  var codigo: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Dato y su valor; se puede repetir.", valueName: "dato=valor"))
  var definir: [String] = []

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    try RecordEditing<Tool>(key: codigo.map { [$0] } ?? [], definir: definir, in: session)
      .run(
        expediente.folder(in: session), json: output.json,
        columns: ["codigo", "nombre", "vigencia_meses", "sistema"]
      ) { tool in
        ("diga quién la necesita", "empalme capacitacion requisito \(tool.code) --definir cargo='…'")
      }
  }
}

/// `empalme capacitacion requisito`: who needs what.
package struct RecordNeed: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "requisito", "Ver quién necesita cada herramienta, o registrarlo.",
    discussion: """
      Un requisito alcanza a toda una dependencia, a todo un cargo, a ambos a la vez o a una sola persona. Lo que se \
      deja vacío vale para todos. Uno que sobra se anula con «empalme capacitacion anular requisito».
      """,
    examples: [
      Example("empalme capacitacion requisito", "todos"),
      Example(
        "empalme capacitacion requisito H-04 --definir dependencia='Secretaría de Hacienda'",
        "una dependencia"),
      Example(
        "empalme capacitacion requisito H-02 --definir cargo='Técnico de sistemas' lado=entrante", "un cargo"),
      Example("empalme capacitacion requisito H-02 --definir persona=1000000014", "una sola persona"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(
    help: ArgumentHelp("Código de la herramienta; si se omite, se ven todos.", valueName: "herramienta"))
  var herramienta: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Dato y su valor: lado, dependencia, cargo, persona, notas.", valueName: "dato=valor"))
  var definir: [String] = []

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    try RecordEditing<Requirement>(key: herramienta.map { [$0] } ?? [], definir: definir, in: session)
      .run(
        expediente.folder(in: session), json: output.json,
        columns: ["herramienta", "lado", "dependencia", "cargo", "persona"]
      ) { _ in ("vea a quién alcanza", "empalme capacitacion cobertura") }
  }
}

/// `empalme capacitacion persona`: who is trained or trains.
package struct RecordPerson: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "persona", "Ver las personas, registrar una o cambiar sus datos.",
    examples: [
      Example("empalme capacitacion persona", "todas"),
      Example(
        "empalme capacitacion persona 1000000035 --definir nombre='…' lado=entrante dependencia='…' cargo='…'",
        "una nueva"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Número de documento; si se omite, se ven todas.", valueName: "documento"))
  var documento: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Dato y su valor; se puede repetir.", valueName: "dato=valor"))
  var definir: [String] = []

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    try RecordEditing<Person>(key: documento.map { [$0] } ?? [], definir: definir, in: session)
      .run(
        expediente.folder(in: session), json: output.json,
        columns: ["documento", "nombre", "lado", "dependencia", "cargo"]
      ) { _ in ("vea cómo va", "empalme capacitacion cobertura --por-persona") }
  }
}

/// What the commands for one row of a table have in common: list, show, store.
struct RecordEditing<Row: Record> {
  private let key: [String]
  private let definir: [String]
  private let session: Session

  init(key: [String], definir: [String], in session: Session) {
    self.key = key
    self.definir = definir
    self.session = session
  }

  /// Does what the arguments ask for; `columns` are shown of a list, and `next` names what comes after storing.
  func run(
    _ folder: CaseFolder, json: Bool, columns: [String], next: (Row) -> (String, String)
  ) throws -> ExitStatus {
    guard !key.isEmpty else {
      if !definir.isEmpty {
        throw UsageProblem("falta la clave de \(Row.table.rowName)", hint: "escríbala antes de --definir")
      }
      return try list(folder, EditRecord<Row>.all(in: folder), json, columns)
    }
    let record = EditRecord<Row>(folder, key: key, session.surroundings())
    guard !definir.isEmpty else { return try show(folder, record, json, columns) }
    let outcome = try record.set(definir)
    if json {
      try session.console.show(json: RowJSON(outcome.row))
      return .success
    }
    let name = Row.table.keyName(of: outcome.row)
    session.console.show(
      Paragraph(
        outcome.isNew
          ? "Se registró \(Row.table.rowName) \(name)."
          : outcome.isChanged ? "Se cambió \(Row.table.rowName) \(name)." : "Sin cambios: ya estaba así.",
        .good),
      RowFacts(outcome.row))
    let step = next(outcome.row)
    session.nextStep(step.0, step.1, for: folder)
    return .success
  }

  /// One row, or those that begin with the given part of the key.
  private func show(_ folder: CaseFolder, _ record: EditRecord<Row>, _ json: Bool, _ columns: [String]) throws
    -> ExitStatus
  {
    if Row.table.key.count > key.count {
      let wanted = key.map(\.foldedForSearch)
      let rows = try EditRecord<Row>.all(in: folder).filter { row in
        zip(Row.table.keyTexts(of: row), wanted).allSatisfy { $0.foldedForSearch == $1 }
      }
      return try list(folder, rows, json, columns)
    }
    guard let row = try record.current() else {
      throw TrainingError.noRow(row: Row.table.rowName, key: key.joined(separator: " · "), known: [])
    }
    if json { try session.console.show(json: RowJSON(row)) } else { session.console.show(RowFacts(row)) }
    return .success
  }

  private func list(
    _ folder: CaseFolder, _ rows: [Row], _ json: Bool, _ names: [String]
  ) throws -> ExitStatus {
    if json {
      try session.console.show(json: rows.map(RowJSON.init))
      return .success
    }
    guard !rows.isEmpty else {
      session.console.tell("La tabla \(Row.table.name) está vacía.")
      session.nextStep("impórtelas", "empalme importar \(Row.table.name).csv", for: folder)
      return .success
    }
    let columns = names.compactMap { Row.table.column($0) }
    session.console.show(
      TextTable(
        columns.map { ($0.label, .left) }, rows: rows.map { row in columns.map { $0.text(row) } + [] }))
    session.nextStep("vea quién falta", "empalme capacitacion cobertura", for: folder)
    return .success
  }
}

/// The cells of one row that hold something.
struct RowFacts<Row: Record>: Block {
  private let row: Row

  init(_ row: Row) { self.row = row }

  func text(in style: Style) -> String {
    Facts(
      Row.table.columns.compactMap { column in
        let text = column.text(row)
        return text.isEmpty ? nil : (column.label, text)
      }
    ).text(in: style)
  }
}
