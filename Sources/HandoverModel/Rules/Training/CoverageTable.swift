/// The coverage as a table for spreadsheets: one row per dependencia and tool, totals last.
///
/// The only definition of its columns: CSV and XLSX are both written from it.
package struct CoverageTable: Hashable, Sendable {
  /// The column names, as a CSV file has them.
  package let header: [String]
  /// The cells in the order of the header.
  package let rows: [[String]]
  /// The columns as a sheet has them, in the order of the header.
  package let columns: [InformationInstrument.Column]

  /// The name in the dependencia of rows that add all dependencias up.
  package static let total = "Total"

  /// The table of dependencia × tool; cells that nobody needs are left out.
  package init(_ coverage: TrainingCoverage, _ schedule: TrainingSchedule) {
    header = [
      "dependencia", "herramienta", "nombre_herramienta", "necesitan", "capacitadas", "en_curso", "vencidas",
      "faltan", "porcentaje", "sin_capacitar", "proxima_sesion", "fecha_proxima_sesion",
    ]
    columns = [
      .init("Dependencia", 34), .init("Herramienta", 12), .init("Nombre de la herramienta", 34),
      .init("Necesitan", 10, numbers: true), .init("Capacitadas", 11, numbers: true),
      .init("En curso", 9, numbers: true), .init("Vencidas", 9, numbers: true),
      .init("Faltan", 8, numbers: true), .init("Porcentaje", 10, numbers: true),
      .init("Sin capacitar", 48), .init("Próxima sesión", 10), .init("Fecha de la sesión", 12, dates: true),
    ]
    let totals = coverage.tools.indices.map { index in
      (coverage.totals[index], coverage.rows.map { $0.cells[index] })
    }
    rows =
      coverage.rows.flatMap { row in
        zip(coverage.tools, row.cells).filter { $0.1.needed > 0 }.map { tool, cell in
          Self.cells(row.office, tool, cell, [cell], schedule, names: true)
        }
      }
      + zip(coverage.tools, totals).filter { $0.1.0.needed > 0 }.map { tool, total in
        Self.cells(Self.total, tool, total.0, total.1, schedule, names: false)
      }
  }

  private static func cells(
    _ office: String, _ tool: Tool, _ cell: TrainingCoverage.Cell, _ parts: [TrainingCoverage.Cell],
    _ schedule: TrainingSchedule, names: Bool
  ) -> [String] {
    let absent = parts.flatMap(\.missing)
    func count(_ status: TrainingStatus) -> String { "\(absent.count { $0.status == status })" }
    let next = cell.trained < cell.needed ? schedule.next(for: tool.code) : nil
    return [
      office, tool.code, tool.name, "\(cell.needed)", "\(cell.trained)", count(.underway), count(.expired),
      count(.missing), cell.percent?.fieldText ?? "",
      names ? absent.map { "\($0.name) (\($0.status.rawValue))" }.joined(separator: "; ") : "",
      next?.code ?? "", next?.starts?.description ?? "",
    ]
  }

  /// The table of person × tool: one row per person, one column per tool with the status.
  package init(_ matrix: TrainingMatrix) {
    header =
      ["dependencia", "documento", "nombre", "cargo", "necesita", "domina"] + matrix.tools.map(\.code)
    columns =
      [
        .init("Dependencia", 34), .init("Documento", 14), .init("Nombre", 30), .init("Cargo", 24),
        .init("Necesita", 9, numbers: true), .init("Domina", 9, numbers: true),
      ] + matrix.tools.map { .init("\($0.code) \($0.name)", 18) }
    rows = matrix.rows.map { row in
      [
        row.person.office, row.person.document, row.person.name, row.person.post, "\(row.needed)",
        "\(row.trained)",
      ] + row.statuses.map(\.rawValue)
    }
  }
}
