/// What the incoming administration said of one deliverable of a version.
package struct Reception: Hashable, Sendable {
  package var version = 0
  package var deliverable = ""
  package var state: State = .received
  package var integrity: ReceptionItem.Integrity?
  package var name = ""
  package var post = ""
  package var date: CalendarDate?
  package var observation = ""
  package var due: CalendarDate?
  package var mender = ""
  package var boxes: Int?
  package var folders: Int?
  package var volumes: Int?
  package var sheets: Int?

  package init() {}

  /// The receiver's judgement.
  package enum State: String, Choice {
    case received = "recibido"
    case withRemarks = "con observaciones"
    case missing = "faltante"
    case notApplicable = "no aplica"
  }
}

extension Reception: Record {
  package static let table = Table<Reception>(
    "recepciones", title: "Recepción", rowName: "la recepción", key: ["version", "elemento"],
    columns: [
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(
        \.deliverable, "elemento", "Elemento", required: true, references: Reference("elementos", "codigo")),
      Column(\.state, "estado", "Estado", required: true),
      Column(\.integrity, "integridad", "Integridad", help: "Lo que halló la máquina en sus archivos"),
      Column(\.name, "nombre", "Quien recibe"),
      Column(\.post, "cargo", "Cargo"),
      Column(\.date, "fecha", "Fecha"),
      Column(\.observation, "observacion", "Observación", kind: .longText),
      Column(\.due, "plazo", "Plazo"),
      Column(\.mender, "responsable", "Quien subsana"),
      Column(\.boxes, "cajas", "Cajas contadas", help: "Cuántas contó quien recibe"),
      Column(\.folders, "carpetas", "Carpetas contadas", help: "Cuántas contó quien recibe"),
      Column(\.volumes, "tomos", "Tomos contados", help: "Cuántos contó quien recibe"),
      Column(\.sheets, "folios", "Folios contados", help: "Cuántos contó quien recibe"),
    ])
}

/// A signed reception of a version, as it was taken into the registry.
package struct Receipt: Hashable, Sendable {
  package var digest = ""
  package var version = 0
  package var edition: EditionName = .integral
  package var sello = ""
  package var date: CalendarDate?
  package var place = ""
  package var receiver = ""
  package var receiverPost = ""
  package var giver = ""
  package var giverPost = ""
  package var verdict = ""
  package var total: Int?
  package var received: Int?
  package var withRemarks: Int?
  package var missing: Int?
  package var notApplicable: Int?
  package var unreviewed: Int?
  /// The hash of the signed reception that it continues; empty for a first one.
  package var previous = ""

  package init() {}

  /// Which of the two bundles was received.
  package enum EditionName: String, Choice {
    case integral
    case `public` = "pública"
  }
}

extension Receipt: Record {
  package static let table = Table<Receipt>(
    "recibos", title: "Actas de recibo", rowName: "el acta de recibo", key: ["huella"],
    columns: [
      Column(\.digest, "huella", "Huella de la recepción", required: true, help: "SHA-256 de recepcion.json"),
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(\.edition, "edicion", "Edición", required: true),
      Column(\.sello, "sello", "Sello", help: "El del paquete que se recibió"),
      Column(\.date, "fecha", "Fecha de la firma", required: true),
      Column(\.place, "lugar", "Lugar"),
      Column(\.receiver, "recibe", "Quien recibe"),
      Column(\.receiverPost, "cargo_recibe", "Cargo de quien recibe"),
      Column(\.giver, "entrega", "Quien entrega"),
      Column(\.giverPost, "cargo_entrega", "Cargo de quien entrega"),
      Column(\.verdict, "veredicto", "Veredicto de la verificación"),
      Column(\.total, "total", "Elementos en total"),
      Column(\.received, "recibidos", "Recibidos"),
      Column(\.withRemarks, "con_observaciones", "Con observaciones"),
      Column(\.missing, "faltantes", "Faltantes"),
      Column(\.notApplicable, "no_aplican", "No aplican"),
      Column(\.unreviewed, "por_revisar", "Por revisar"),
      Column(\.previous, "anterior", "Huella de la recepción que continúa"),
    ])
}

/// A question of the incoming administration and its answer.
package struct Observation: Hashable, Sendable {
  package var number = 0
  package var version = 0
  package var date: CalendarDate?
  /// The codes of the elements that it is about, with «; » between them; empty when it is about the whole.
  package var deliverables = ""
  package var text = ""
  package var name = ""
  package var post = ""
  package var due: CalendarDate?
  package var responsible = ""
  package var answer = ""
  package var answeredOn: CalendarDate?
  package var state: State = .open
  package var answeringVersion: Int?

  package init() {}

  /// Whether it was answered.
  package enum State: String, Choice {
    case open = "abierta"
    case answered = "respondida"
    case closed = "cerrada"
  }

  /// What stands between the codes of ``deliverables``.
  package static let separator = "; "

  /// The elements that it is about.
  package var codes: [String] {
    deliverables.split(separator: ";").map { CellText.tidied(String($0)) }.filter { !$0.isEmpty }
  }
}

extension Observation: Record {
  package static let table = Table<Observation>(
    "observaciones", title: "Observaciones y respuestas", rowName: "la observación", key: ["numero"],
    columns: [
      Column(\.number, "numero", "Número", required: true),
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(
        \.deliverables, "elemento", "Elementos",
        help: "Códigos de los elementos, separados por punto y coma; vacío si es sobre todo el paquete"),
      Column(\.text, "texto", "Observación", required: true, kind: .longText),
      Column(\.name, "nombre", "Quien pregunta"),
      Column(\.post, "cargo", "Cargo"),
      Column(\.due, "plazo", "Plazo"),
      Column(\.responsible, "responsable", "Quien debe responder"),
      Column(\.answer, "respuesta", "Respuesta", kind: .longText),
      Column(\.answeredOn, "fecha_respuesta", "Fecha de la respuesta"),
      Column(\.state, "estado", "Estado", required: true),
      Column(\.answeringVersion, "version_respuesta", "Versión que responde"),
    ],
    rules: [.notBefore("fecha", "fecha_respuesta", { $0.date }, { $0.answeredOn })])
}
