package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme deshacer`: takes back the newest import.
package struct Undo: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "deshacer", "Deshacer la última importación.",
    discussion: """
      Quita las filas que agregó y devuelve las que cambió a como estaban; muestra cuáles y pregunta antes. Repetida, \
      deshace la anterior. Si alguien cambió después una de esas filas, o si otra fila la necesita, no deshace nada y \
      dice cuál. La bitácora guarda la importación y que se deshizo.
      """,
    examples: [
      Example("empalme deshacer --lista", "las importaciones, la última primero"),
      Example("empalme deshacer --simular", "dice qué quitaría"),
      Example("empalme deshacer --confirmar", "deshace sin preguntar"),
    ],
    statuses: [.success, .unconfirmed, .data, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Flag(help: "Mostrar las importaciones que hubo.")
  var lista = false

  @Flag(help: "Decir qué pasaría, sin preguntar y sin cambiar nada.")
  var simular = false

  @Flag(help: "Deshacer sin preguntar.")
  var confirmar = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    if lista { return try list(folder, in: session) }
    let isSilent = confirmar && !simular
    let report = try UndoImport.run(folder, simulating: !isSilent, session.surroundings())
    if output.json {
      try session.console.show(json: report)
    } else {
      session.console.show(UndoScreen(report))
    }
    if simular || isSilent { return .success }
    guard let isConfirmed = session.confirms("¿Deshacer esta importación?") else {
      session.console.nextStep("si está bien, repita la orden con --confirmar; aún no se cambió nada")
      return .unconfirmed
    }
    guard isConfirmed else {
      session.console.tell("No se cambió nada.")
      return .unconfirmed
    }
    let done = try UndoImport.run(folder, simulating: false, session.surroundings())
    session.console.show(Paragraph(UndoScreen(done).outcome))
    return .success
  }

  private func list(_ folder: CaseFolder, in session: Session) throws -> ExitStatus {
    let records = try UndoImport.list(folder)
    if output.json {
      try session.console.show(json: records)
    } else if records.isEmpty {
      session.console.show(Paragraph("No se ha importado nada."))
    } else {
      session.console.show(UndoScreen.table(records))
    }
    return .success
  }
}

/// What undoing an import does, for the screen.
struct UndoScreen: Block {
  private let report: UndoReport
  private let limit = 20

  init(_ report: UndoReport) { self.report = report }

  func text(in style: Style) -> String {
    let record = report.record
    let head = Facts([
      ("Importación", "\(record.number), del \(Self.moment(record.stamp)), de \(record.stamp.who)"),
      ("Archivos", record.files),
    ]).text(in: style)
    let lines = report.rows.prefix(limit).map { row in
      let cells = row.cells.map { "\($0.column): «\($0.old)» → «\($0.new)»" }.joined(separator: ", ")
      let text = "\(row.table) · \(row.key)" + (cells.isEmpty ? "" : " · \(cells)")
      return "  \(cells.isEmpty ? "−" : "~") " + text.wrapped(to: style.width, indent: 4)
    }
    let rest = report.rows.count - limit
    let more = rest > 0 ? ["  y \(rest.grouped(by: ".")) más: véalas con --json"] : []
    return [head, (lines + more).joined(separator: "\n"), outcome].joined(separator: "\n\n")
  }

  /// What was undone or would be, in one sentence.
  var outcome: String {
    let counts =
      "filas quitadas, \(report.removed.grouped(by: ".")); "
      + "filas devueltas a como estaban, \(report.restored.grouped(by: "."))."
    return report.isSimulation
      ? "Al deshacerla: \(counts) Aún no se cambió nada."
      : "Se deshizo la importación \(report.record.number): \(counts)"
  }

  /// The imports as a table.
  static func table(_ records: [ImportRecord]) -> TextTable {
    TextTable(
      [
        ("N.º", .right), ("Momento (UTC)", .left), ("Quién", .left), ("Archivos", .left), ("Nuevas", .right),
        ("Cambiadas", .right), ("Estado", .left),
      ],
      rows: records.map { record in
        [
          "\(record.number)", moment(record.stamp), record.stamp.who, record.files,
          record.added.grouped(by: "."), record.updated.grouped(by: "."),
          record.undone.map { "deshecha el \(moment($0))" } ?? "vale",
        ]
      })
  }

  private static func moment(_ stamp: Stamp) -> String {
    String(stamp.moment.prefix(16)).replacing("T", with: " ")
  }
}
