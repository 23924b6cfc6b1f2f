import HandoverModel

/// The coverage for other programs, as `Archive/schemas/cobertura-1.schema.json` says.
extension CoverTraining.Outcome: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var root = encoder.container(keyedBy: Key.self)
    try root.encode(1, forKey: .format)
    try root.encode(file.entity, forKey: .entity)
    try root.encode(scope.side.rawValue, forKey: .side)
    try root.encode(day?.description, forKey: .day)
    try root.encode(TrainingCoverage.formula, forKey: .formula)
    try root.encode(file.trainingRule, forKey: .rule)
    try root.encode(
      FractionJSON(personas: coverage.people, capacitadas: coverage.fullyTrained), forKey: .whole)
    try root.encode(
      zip(coverage.tools, coverage.totals).map { ToolJSON($0, $1, schedule) }, forKey: .tools)
    try root.encode(coverage.rows.map { RowJSON($0, coverage.tools) }, forKey: .rows)
    try root.encode(matrix.rows.map { PersonJSON($0, matrix.tools) }, forKey: .people)
  }

  private enum Key: String, CodingKey {
    case format = "formato"
    case entity = "entidad"
    case side = "lado"
    case day = "dia"
    case formula
    case rule = "regla"
    case whole = "en_todo"
    case tools = "herramientas"
    case rows = "dependencias"
    case people = "personas"
  }
}

private struct FractionJSON: Encodable {
  let personas: Int
  let capacitadas: Int
  let porcentaje: String?

  init(personas: Int, capacitadas: Int) {
    self.personas = personas
    self.capacitadas = capacitadas
    porcentaje = FixedDecimal.percentage(capacitadas, of: personas)?.fieldText
  }
}

private struct ToolJSON: Encodable {
  let codigo: String
  let nombre: String
  let necesitan: Int
  let capacitadas: Int
  let porcentaje: String?
  let next: SessionJSON?

  private enum CodingKeys: String, CodingKey {
    case codigo, nombre, necesitan, capacitadas, porcentaje
    case next = "proxima_sesion"
  }

  init(_ tool: Tool, _ total: TrainingCoverage.Cell, _ schedule: TrainingSchedule) {
    codigo = tool.code
    nombre = tool.name
    necesitan = total.needed
    capacitadas = total.trained
    porcentaje = total.percent?.fieldText
    next = schedule.next(for: tool.code).map { SessionJSON($0) }
  }
}

private struct SessionJSON: Encodable {
  let codigo: String
  let fecha: String?
  let tema: String

  init(_ session: TrainingSession) {
    codigo = session.code
    fecha = session.starts?.description
    tema = session.subject
  }
}

private struct RowJSON: Encodable {
  let dependencia: String
  let personas: Int
  let capacitadas: Int
  let herramientas: [CellJSON]

  init(_ row: TrainingCoverage.Row, _ tools: [Tool]) {
    dependencia = row.office
    personas = row.people
    capacitadas = row.fullyTrained
    herramientas = zip(tools, row.cells).filter { $0.1.needed > 0 }.map { CellJSON($0, $1) }
  }
}

private struct CellJSON: Encodable {
  let herramienta: String
  let necesitan: Int
  let capacitadas: Int
  let porcentaje: String?
  let absentees: [AbsenteeJSON]

  private enum CodingKeys: String, CodingKey {
    case herramienta, necesitan, capacitadas, porcentaje
    case absentees = "sin_capacitar"
  }

  init(_ tool: Tool, _ cell: TrainingCoverage.Cell) {
    herramienta = tool.code
    necesitan = cell.needed
    capacitadas = cell.trained
    porcentaje = cell.percent?.fieldText
    absentees = cell.missing.map {
      AbsenteeJSON(nombre: $0.name, documento: $0.document, estado: $0.status.rawValue)
    }
  }
}

private struct AbsenteeJSON: Encodable {
  let nombre: String
  let documento: String
  let estado: String
}

private struct PersonJSON: Encodable {
  let documento: String
  let nombre: String
  let dependencia: String
  let cargo: String
  let estados: [String: String]

  init(_ row: TrainingMatrix.Row, _ tools: [Tool]) {
    documento = row.person.document
    nombre = row.person.name
    dependencia = row.person.office
    cargo = row.person.post
    estados = Dictionary(zip(tools.map(\.code), row.statuses.map(\.rawValue))) { first, _ in first }
  }
}
