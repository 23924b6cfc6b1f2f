import HandoverModel

/// Chapter 10: who was trained, as aggregates.
extension DocumentScope {
  var training: Scope {
    let indicator = view.indicators.first { $0.kind == .training }
    return Scope([
      "relato": .text(trainingStory), "tarea": .text(trainingTask),
      "hay_requisitos": .flag((indicator?.total ?? 0) > 0),
      "regla": .text(trainingRule),
      "figura": .markup(coverageFigure), "datos": .list(table("cobertura_capacitacion")),
      "hay_matriz": .flag(!view.coverage.rows.isEmpty && !view.coverage.tools.isEmpty),
      "herramientas": .list(view.coverage.tools.map { Scope($0) }),
      "filas": .list(view.coverage.rows.map(row)), "totales": .list(view.coverage.totals.map(cell)),
      "personas": .number(view.coverage.people), "completas": .number(view.coverage.fullyTrained),
      "hay_reservas": .flag(
        view.coverage.rows.contains { $0.cells.contains(where: \.isWithheld) }
          || view.coverage.totals.contains(where: \.isWithheld)),
      "faltan": .list(missingPeople),
      "sesiones": .list(registry.sessions.filter { !$0.isAnnulled }.map(session)),
      "registros": .list(shown(.record).map(deliverables.scope)), "resumidos": .text(summarised(.record)),
    ])
  }

  /// What counts, and for which day as soon as a tool's training can expire.
  private var trainingRule: String {
    let expires = view.coverage.tools.contains { $0.validMonths != nil }
    guard expires, let day = file.deliveryDate else { return file.trainingRule }
    return file.trainingRule + " La vigencia se mira al \(day.inWords), fecha de la entrega."
  }

  private var coverageFigure: String {
    MatrixChart(
      id: "figura-cobertura", title: "Cobertura de la capacitación por dependencia y herramienta",
      description: "Cada casilla dice cuántas personas dominan la herramienta, de las que la necesitan. "
        + "El tono repite el porcentaje. Los mismos números están en la tabla que sigue.",
      columns: view.coverage.tools.map(\.name),
      rows: view.coverage.rows.map { row in (row.office, row.cells.map(MatrixChart.Cell.init)) }
        + [("Total", view.coverage.totals.map(MatrixChart.Cell.init))]
    ).svg
  }

  private func row(_ row: TrainingCoverage.Row) -> Scope {
    Scope([
      "dependencia": .text(row.office), "personas": .number(row.people),
      "completas": .number(row.fullyTrained),
      "celdas": .list(row.cells.map(cell)),
    ])
  }

  private func cell(_ cell: TrainingCoverage.Cell) -> Scope {
    Scope(["texto": .text(cell.text), "porcentaje": .text(cell.percent.map { Wording.percent($0) } ?? "")])
  }

  /// Who still has to be trained; a public edition carries no names.
  private var missingPeople: [Scope] {
    view.coverage.rows.flatMap { row in
      zip(view.coverage.tools, row.cells).filter { !$0.1.missing.isEmpty }.map { tool, cell in
        Scope([
          "dependencia": .text(row.office), "herramienta": .text(tool.name),
          "nombres": .text(cell.missing.map(\.worded).joined(separator: "; ")),
        ])
      }
    }
  }

  private func session(_ session: TrainingSession) -> Scope {
    let tool = registry.tools.first { $0.code == session.tool }?.name ?? session.tool ?? ""
    let last = session.ends == session.starts ? nil : session.ends
    return Scope(session).adding([
      "nombre_herramienta": .text(tool), "estado": StateMark(session.state).scope,
      "fechas": .text([session.starts, last].compactMap { $0?.inFigures }.joined(separator: "\na ")),
      "material": deliverables.reference(session.material ?? ""),
    ])
  }
}

extension MatrixChart.Cell {
  fileprivate init(_ cell: TrainingCoverage.Cell) {
    self =
      cell.isWithheld
      ? .withheld : cell.needed == 0 ? .none : .fraction(part: cell.trained, total: cell.needed)
  }
}

extension TrainingCoverage.Absentee {
  /// The name, with the status where something has been done already.
  fileprivate var worded: String { status == .missing ? name : "\(name) (\(status.rawValue))" }
}

extension Wording {
  /// «12,5 horas».
  static func hours(_ value: FixedDecimal) -> String {
    "\(value.spanish) \(value == FixedDecimal(1) ? "hora" : "horas")"
  }
}
