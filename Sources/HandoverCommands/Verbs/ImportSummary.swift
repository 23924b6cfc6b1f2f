import HandoverModel

/// What an import did, or would do, for the screen.
struct ImportSummary: Block {
  private let report: ImportReport
  private let limit = 40

  init(_ report: ImportReport) { self.report = report }

  func text(in style: Style) -> String {
    let table = TextTable(
      [
        ("Archivo", .left), ("Tabla", .left), ("Nuevas", .right), ("Cambian", .right), ("Iguales", .right),
        ("Rechazadas", .right),
      ],
      rows: report.files.map { file in
        [
          file.file, file.table ?? "—", "\(file.changes.added.count)", "\(file.changes.updated.count)",
          "\(file.changes.unchanged)", "\(file.rejected)",
        ]
      }
    ).text(in: style)
    return ([table] + problems(style) + [closing(style)]).joined(separator: "\n\n")
  }

  private func problems(_ style: Style) -> [String] {
    let problems = report.problems
    guard !problems.isEmpty else { return [] }
    let lines = problems.prefix(limit).map { "  ✗ " + $0.sentence.wrapped(to: style.width, indent: 4) }
    let rest =
      problems.count > limit
      ? ["  y \((problems.count - limit).grouped(by: ".")) más (véalos con --json)"] : []
    return [(lines + rest).joined(separator: "\n")]
  }

  private func closing(_ style: Style) -> String {
    if report.isSimulation { return "Es una simulación: no se guardó nada." }
    if report.problems.isEmpty, report.files.allSatisfy(\.changes.isEmpty) {
      return "Sin cambios: todo estaba ya así."
    }
    let refused = report.files.filter { !$0.isTaken && !$0.problems.isEmpty }
    guard !refused.isEmpty else { return style.paint("Quedó guardado.", .good) }
    let names = refused.map(\.file).joined(separator: ", ")
    return "No se guardó nada de: \(names). Con --parcial se guardan las filas buenas."
  }
}

extension ImportReport {
  /// How many rows are new, over all files.
  var addedRows: Int { files.reduce(0) { $0 + $1.changes.added.count } }
}
