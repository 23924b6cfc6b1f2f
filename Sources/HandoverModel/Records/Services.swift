/// A trámite, other administrative procedure or service that the municipality offers.
package struct Service: Hashable, Sendable {
  package var code = ""
  package var kind: Kind = .procedure
  package var name = ""
  package var purpose = ""
  package var office = ""
  package var suit: SuitState?
  package var isPublished: Bool?
  package var isOnline: Bool?
  package var streamlining: Streamlining?
  package var streamliningAction = ""
  package var streamliningDate: CalendarDate?
  package var isSurveyed: Bool?
  package var surveyResult = ""

  package init() {}

  /// What it is under Ley 962 de 2005.
  package enum Kind: String, Choice {
    case procedure = "trámite"
    case other = "OPA"
    case service = "servicio"
  }

  /// How far its registration in the national system of procedures is.
  package enum SuitState: String, Choice {
    case none = "sin registrar"
    case drafting = "en creación"
    case correcting = "en corrección"
    case registered = "inscrito"
    case removed = "eliminado"
  }

  /// The way in which it was made simpler.
  package enum Streamlining: String, Choice {
    case normative = "normativa"
    case administrative = "administrativa"
    case technological = "tecnológica"
  }
}

extension Service: Record {
  package static let table = Table<Service>(
    "tramites", title: "Trámites y servicios", rowName: "el trámite o servicio", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo T-01"),
      Column(\.kind, "tipo", "Tipo", required: true),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.purpose, "proposito", "Propósito"),
      Column(\.office, "dependencia", "Dependencia"),
      Column(\.suit, "estado_suit", "Estado en el SUIT"),
      Column(\.isPublished, "publicado", "Publicado"),
      Column(\.isOnline, "en_linea", "En línea"),
      Column(\.streamlining, "racionalizacion", "Racionalización"),
      Column(\.streamliningAction, "accion_racionalizacion", "Acción de racionalización"),
      Column(\.streamliningDate, "fecha_racionalizacion", "Fecha de racionalización"),
      Column(\.isSurveyed, "encuesta", "Encuesta de calidad"),
      Column(\.surveyResult, "resultado_encuesta", "Resultado de la encuesta"),
    ])
}

/// An agreement with another organisation.
package struct Alliance: Hashable, Sendable {
  package var code = ""
  package var entity = ""
  package var level: Level = .local
  package var kind = ""
  package var agreement = ""
  package var from: CalendarDate?
  package var until: CalendarDate?
  package var published = ""

  package init() {}

  /// How far the other organisation reaches.
  package enum Level: String, Choice {
    case local
    case departmental = "departamental"
    case national = "nacional"
    case international = "internacional"
  }
}

extension Alliance: Record {
  package static let table = Table<Alliance>(
    "alianzas", title: "Alianzas", rowName: "la alianza", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo A-01"),
      Column(\.entity, "entidad", "Entidad", required: true),
      Column(\.level, "nivel", "Nivel", required: true),
      Column(\.kind, "tipo", "Tipo"),
      Column(\.agreement, "convenio", "Convenio", help: "Número o nombre del convenio"),
      Column(\.from, "desde", "Desde"),
      Column(\.until, "hasta", "Hasta"),
      Column(\.published, "informacion", "Información o enlaces publicados", kind: .longText),
    ],
    rules: [.notBefore("desde", "hasta", { $0.from }, { $0.until })])
}
