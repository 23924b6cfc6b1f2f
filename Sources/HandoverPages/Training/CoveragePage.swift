import HandoverModel

/// The training coverage as one HTML page that stands on its own, to be read and printed, not published.
package enum CoveragePage {
  /// Writes the page; the same input gives the same bytes.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ input: CoverageInput, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, sheets + [landscapeSheet])
    return try templates.render(
      template, scope(input, page: PageParts(style: style, styleHash: styleHash(style))), specimen: specimen)
  }

  /// The template of the whole page.
  static let template = "capacitacion/cobertura"

  /// The look of the documento de empalme, and what the pages about training need besides.
  static let sheets = [HandoverDocument.styleSheet, "capacitacion/estilo.css"]

  /// What makes the sheet of the coverage lie on its side.
  static let landscapeSheet = "capacitacion/apaisado.css"

  /// A scope in which every list has an element: one kind of page fills what the other leaves empty.
  static var specimen: Scope {
    var scope = Scope()
    for input in CoverageInput.specimens {
      for (name, value) in self.scope(input, page: .specimen).values {
        if case .list(let scopes) = value, scopes.isEmpty { continue }
        scope[name] = value
      }
    }
    return scope
  }

  static func scope(_ input: CoverageInput, page: PageParts) -> Scope {
    let common = Scope([
      "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "entidad": .text(input.file.entity), "lado": .text(input.scope.side.people),
      "dia": .text(input.day?.inWords ?? ""), "regla": .text(input.file.trainingRule),
      "formula": .text(TrainingCoverage.formula),
      "estados": .list(TrainingStatus.allCases.map(legend)),
    ])
    return switch input.content {
    case .offices(let coverage): common.adding(offices(coverage, input.schedule))
    case .people(let matrix): common.adding(people(matrix))
    }
  }

  private static func legend(_ status: TrainingStatus) -> Scope {
    Scope(["estado": StateMark(status).scope, "significado": .text(status.meaning)])
  }
}

extension CoveragePage {
  private static func offices(
    _ coverage: TrainingCoverage, _ schedule: TrainingSchedule
  ) -> [String: Scope.Value] {
    let rows = coverage.rows.map { row in
      Scope([
        "dependencia": .text(row.office), "personas": .number(row.people),
        "completas": .number(row.fullyTrained), "celdas": .list(row.cells.map(cell)),
      ])
    }
    return [
      "titulo": .text("Cobertura de la capacitación"), "es_por_persona": .flag(false),
      "herramientas": .list(coverage.tools.map { Scope($0) }), "dependencias": .list(rows),
      "totales": .list(coverage.totals.map(cell)),
      "personas": .number(coverage.people), "completas": .number(coverage.fullyTrained),
      "porcentaje": .percent(.percentage(coverage.fullyTrained, of: coverage.people)),
      "faltan": .list(coverage.rows.compactMap { absentees(of: $0, coverage.tools, schedule) }),
      "filas": .list([]),
    ]
  }

  private static func cell(_ cell: TrainingCoverage.Cell) -> Scope {
    let tone = cell.needed == 0 ? "nada" : cell.trained == cell.needed ? "toda" : "parte"
    return Scope([
      "texto": .text(cell.text), "clase": .text(tone),
      "porcentaje": .text(cell.percent.map { Wording.percent($0) } ?? ""),
    ])
  }

  private static func absentees(
    of row: TrainingCoverage.Row, _ tools: [Tool], _ schedule: TrainingSchedule
  ) -> Scope? {
    let missing = zip(tools, row.cells).filter { !$0.1.missing.isEmpty }
    guard !missing.isEmpty else { return nil }
    return Scope([
      "dependencia": .text(row.office),
      "herramientas": .list(
        missing.map { tool, cell in
          Scope([
            "herramienta": .text(tool.name), "codigo": .text(tool.code),
            "personas": .list(
              cell.missing.map {
                Scope(["nombre": .text($0.name), "estado": StateMark($0.status).scope])
              }),
            "sesion": .text(schedule.next(for: tool.code).map(session) ?? ""),
          ])
        }),
    ])
  }

  private static func session(_ session: TrainingSession) -> String {
    [session.code, session.starts?.inWords ?? "", session.place].filter { !$0.isEmpty }.joined(
      separator: ", ")
  }

  private static func people(_ matrix: TrainingMatrix) -> [String: Scope.Value] {
    let rows = matrix.rows.map { row in
      Scope([
        "nombre": .text(row.person.name), "documento": .text(row.person.document),
        "dependencia": .text(row.person.office), "cargo": .text(row.person.post),
        "domina": .text("\(row.trained) de \(row.needed)"),
        "celdas": .list(
          zip(row.statuses, row.passedOn).map { status, day in
            Scope([
              "estado": StateMark(status).scope,
              "fecha": .text([.trained, .expired].contains(status) ? day?.inFigures ?? "" : ""),
            ])
          }),
      ])
    }
    let done = matrix.rows.count { $0.trained == $0.needed }
    return [
      "titulo": .text("Cobertura de la capacitación por persona"), "es_por_persona": .flag(true),
      "herramientas": .list(matrix.tools.map { Scope($0) }), "filas": .list(rows),
      "personas": .number(rows.count), "completas": .number(done),
      "porcentaje": .percent(.percentage(done, of: rows.count)),
      "dependencias": .list([]), "totales": .list([]), "faltan": .list([]),
    ]
  }
}

extension StateMark {
  init(_ status: TrainingStatus) {
    switch status {
    case .trained: self.init("capacitado", "✓", .good)
    case .underway: self.init("en curso", "◐", .underway)
    case .expired: self.init("vencido", "▲", .bad)
    case .missing: self.init("falta", "✗", .bad)
    case .notNeeded: self.init("no requiere", "–", .neutral)
    }
  }

  init(_ state: Attendance.State) {
    switch state {
    case .attended: self.init(state.rawValue, "✓", .good)
    case .late: self.init(state.rawValue, "◐", .underway)
    case .excused: self.init(state.rawValue, "–", .neutral)
    case .absent: self.init(state.rawValue, "✗", .bad)
    case .left: self.init(state.rawValue, "◐", .bad)
    }
  }
}
