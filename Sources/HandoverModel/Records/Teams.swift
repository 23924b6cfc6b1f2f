/// A member of one of the teams that take part in the handover.
package struct TeamMember: Hashable, Sendable {
  package var side: Side = .outgoing
  package var name = ""
  package var post = ""
  package var office = ""
  package var role = ""
  package var notes = ""

  package init() {}

  /// On whose behalf somebody takes part.
  package enum Side: String, Choice {
    case outgoing = "saliente"
    case incoming = "entrante"
    case control = "control interno"
    case witness = "testigo"
  }
}

extension TeamMember: Record {
  package static let table = Table<TeamMember>(
    "equipos", title: "Equipos de empalme", rowName: "el integrante", key: ["lado", "nombre"],
    columns: [
      Column(\.side, "lado", "Lado", required: true),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.post, "cargo", "Cargo", help: "Puede faltar en el equipo entrante"),
      Column(\.office, "dependencia", "Dependencia"),
      Column(\.role, "rol", "Rol", help: "Qué hace en el empalme"),
      Column(\.notes, "notas", "Notas"),
    ])
}

/// A working session of the teams, with its partial minutes.
package struct Meeting: Hashable, Sendable {
  package var code = ""
  package var date: CalendarDate?
  package var subject = ""
  package var attendees = ""
  package var minutes = ""
  package var commitments = ""

  package init() {}
}

extension Meeting: Record {
  package static let table = Table<Meeting>(
    "reuniones", title: "Sesiones de empalme", rowName: "la sesión de empalme", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo R-01"),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.subject, "tema", "Tema", required: true),
      Column(\.attendees, "asistentes", "Asistentes", kind: .longText, help: "Dependencias o equipos"),
      Column(\.minutes, "acta", "Acta parcial", help: "Código del elemento o ruta del acta"),
      Column(\.commitments, "compromisos", "Compromisos", kind: .longText),
    ])
}
