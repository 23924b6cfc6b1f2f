package import HandoverModel

/// The training records of an integral edition as one HTML page: every session with its people, states and grades.
package enum TrainingRecordsPage {
  /// The file's name in `data/` of an integral bundle.
  package static let fileName = "registros-capacitacion.html"

  /// How many attendances the page lists; with more of them it gives counts, and the tables have the rest.
  static let mostRows = 20_000

  /// Writes the page; the same registry gives the same bytes.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ registry: Registry, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, CoveragePage.sheets)
    return try templates.render(
      template, scope(registry, page: PageParts(style: style, styleHash: styleHash(style))),
      specimen: scope(.trainingSpecimen, page: .specimen))
  }

  /// The template of the whole page.
  static let template = "capacitacion/registros"

  static func scope(_ registry: Registry, page: PageParts) -> Scope {
    let file = registry.file ?? CaseFile()
    let sessions = SessionScopes(registry, listsPeople: registry.attendances.count <= mostRows)
    return Scope([
      "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "titulo": .text("Registros de capacitación"), "entidad": .text(file.entity),
      "escala": .text(file.gradeScale.rawValue), "minima": .text(file.passingGrade.spanish),
      "regla": .text(file.trainingRule), "resumido": .flag(!sessions.listsPeople),
      "cuentas": .text(
        [
          Wording.count(registry.sessions.count, "sesión", "sesiones"),
          Wording.count(registry.people.count, "persona", "personas"),
          Wording.count(registry.attendances.count, "asistencia", "asistencias"),
          Wording.count(registry.evaluations.count, "evaluación", "evaluaciones"),
        ].joined(separator: " · ")),
      "sesiones": .list(registry.sessions.map(sessions.scope)),
    ])
  }
}

/// What the page tells of each session.
private struct SessionScopes {
  let listsPeople: Bool
  private let file: CaseFile
  private let tools: [String: Tool]
  private let people: [String: Person]
  private let attendances: [String: [Attendance]]
  private let evaluations: [String: [Evaluation]]

  init(_ registry: Registry, listsPeople: Bool) {
    self.listsPeople = listsPeople
    file = registry.file ?? CaseFile()
    tools = Dictionary(registry.tools.map { ($0.code, $0) }) { first, _ in first }
    people = Dictionary(registry.people.map { ($0.document, $0) }) { first, _ in first }
    attendances = Dictionary(grouping: registry.attendances, by: \.session)
    evaluations = Dictionary(grouping: registry.evaluations, by: \.session)
  }

  func scope(_ session: TrainingSession) -> Scope {
    let (present, graded) = (attendances[session.code] ?? [], evaluations[session.code] ?? [])
    let last = session.ends == session.starts ? nil : session.ends
    return Scope(session).adding([
      "nombre_herramienta": .text(session.tool.flatMap { tools[$0]?.name } ?? ""),
      "estado": StateMark(session.state).scope, "anulacion": .text(session.annulment),
      "fechas": .text([session.starts, last].compactMap { $0?.inFigures }.joined(separator: " a ")),
      "horas_texto": .text(session.hours.map { Wording.hours($0) } ?? ""),
      "cuenta": .text(Self.count(of: present.filter { !$0.isAnnulled })),
      "personas": .list(listsPeople ? rows(present, graded) : []),
    ])
  }

  private static func count(of attendances: [Attendance]) -> String {
    let parts = Attendance.State.allCases.map { state in (attendances.count { $0.state == state }, state) }
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1.rawValue)" }.joined(separator: ", ")
  }

  /// Those who have an attendance or a grade, by document number.
  private func rows(_ present: [Attendance], _ graded: [Evaluation]) -> [Scope] {
    let grades = Dictionary(grouping: graded, by: \.document)
    let known = Set(present.map(\.document))
    let others = grades.keys.filter { !known.contains($0) }
    return (present.map { ($0.document, $0) } + others.map { ($0, nil) })
      .sorted { $0.0.precedesInUTF8($1.0) }
      .map { document, attendance in row(document, attendance, grades[document] ?? []) }
  }

  private func row(_ document: String, _ attendance: Attendance?, _ grades: [Evaluation]) -> Scope {
    let person = people[document]
    return Scope([
      "documento": .text(document), "nombre": .text(person?.name ?? ""),
      "dependencia": .text(person?.office ?? ""), "cargo": .text(person?.post ?? ""),
      "asistencia": attendance.map { StateMark($0.state).scope } ?? StateMark.unknown.scope,
      "horas": .text(attendance?.hours?.spanish ?? ""), "motivo": .text(attendance?.reason ?? ""),
      "anulacion": .text(attendance?.annulment ?? ""),
      "notas": .list(
        grades.sorted { $0.attempt < $1.attempt }.map { evaluation in
          let grade = evaluation.grade ?? FixedDecimal(0)
          return Scope([
            "intento": .text("\(evaluation.attempt)"), "nota": .text(grade.spanish),
            "resultado": .text(file.isPassing(grade) ? "aprueba" : "no aprueba"),
            "anulacion": .text(evaluation.annulment),
          ])
        }),
    ])
  }
}

extension Registry {
  /// One row in every table of the training records.
  fileprivate static var trainingSpecimen: Registry {
    var registry = Registry()
    registry.sessions = [TrainingSession()]
    registry.people = [Person()]
    registry.attendances = [Attendance()]
    registry.evaluations = [Evaluation()]
    return registry
  }
}
