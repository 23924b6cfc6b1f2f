/// An incentive for municipalities that carry the strategy on.
package struct Incentive: Hashable, Sendable {
  package var number = 0
  package var name = ""
  package var description = ""
  package var date: CalendarDate?
  package var link = ""

  package init() {}
}

extension Incentive: Record {
  package static let table = Table<Incentive>(
    "incentivos", title: "Incentivos", rowName: "el incentivo", key: ["numero"],
    columns: [
      Column(\.number, "numero", "Número", required: true),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.description, "descripcion", "Descripción", kind: .longText),
      Column(\.date, "fecha", "Fecha"),
      Column(\.link, "enlace", "Enlace"),
    ])
}

/// A norm on which the strategy or the handover rests.
package struct Norm: Hashable, Sendable {
  package var number = 0
  package var name = ""
  package var description = ""
  package var date: CalendarDate?
  package var link = ""

  package init() {}
}

extension Norm: Record {
  package static let table = Table<Norm>(
    "normas", title: "Normas", rowName: "la norma", key: ["numero"],
    columns: [
      Column(\.number, "numero", "Número de orden", required: true),
      Column(\.name, "nombre", "Norma", required: true, help: "Por ejemplo Decreto 1151 de 2008"),
      Column(\.description, "descripcion", "Asunto", kind: .longText),
      Column(\.date, "fecha", "Fecha"),
      Column(\.link, "enlace", "Enlace"),
    ])
}

/// A matter that the new administration must attend to, most of all in its first hundred days.
package struct PendingMatter: Hashable, Sendable {
  package var code = ""
  package var subject = ""
  package var risk = ""
  package var priority: Priority = .medium
  package var due: CalendarDate?
  package var responsible = ""
  package var recommendation = ""

  package init() {}

  /// How soon it must be attended to.
  package enum Priority: String, Choice {
    case high = "alta"
    case medium = "media"
    case low = "baja"
  }
}

extension PendingMatter: Record {
  package static let table = Table<PendingMatter>(
    "pendientes", title: "Asuntos pendientes", rowName: "el asunto pendiente", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo P-01"),
      Column(\.subject, "asunto", "Asunto", required: true),
      Column(\.risk, "riesgo", "Riesgo", kind: .longText, help: "Qué pasa si no se atiende"),
      Column(\.priority, "prioridad", "Prioridad"),
      Column(\.due, "plazo", "Plazo"),
      Column(\.responsible, "responsable", "Responsable"),
      Column(\.recommendation, "recomendacion", "Recomendación", kind: .longText),
    ])
}
