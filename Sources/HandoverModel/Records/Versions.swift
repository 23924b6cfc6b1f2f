/// A sealed version, as the tool recorded it.
package struct SealedVersion: Hashable, Sendable {
  package var number = 0
  package var date: CalendarDate?
  package var author = ""
  package var reason = ""
  package var name = ""
  package var integralSello = ""
  package var publicSello = ""
  package var fingerprint = ""
  package var files: Int?
  package var bytes: Int?

  package init() {}
}

extension SealedVersion: Record {
  package static let table = Table<SealedVersion>(
    "versiones", title: "Versiones selladas", rowName: "la versión", role: .kept, key: ["numero"],
    columns: [
      Column(\.number, "numero", "Versión", required: true),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.author, "autor", "Autor"),
      Column(\.reason, "motivo", "Motivo"),
      Column(\.name, "paquete", "Paquete", required: true),
      Column(\.integralSello, "sello_integral", "Sello de la edición integral", required: true),
      Column(\.publicSello, "sello_publica", "Sello de la edición pública", required: true),
      Column(\.fingerprint, "huella_contenido", "Huella del contenido", required: true),
      Column(\.files, "archivos", "Archivos"),
      Column(\.bytes, "tamano", "Tamaño (bytes)"),
    ])
}

/// A place where a version's document was published.
package struct Publication: Hashable, Sendable {
  package var version = 0
  package var address = ""
  package var date: CalendarDate?
  package var medium = ""
  package var responsible = ""

  package init() {}
}

extension Publication: Record {
  package static let table = Table<Publication>(
    "publicaciones", title: "Publicaciones", rowName: "la publicación", key: ["version", "direccion"],
    columns: [
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(\.address, "direccion", "Dirección", required: true, help: "Página donde se publicó"),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.medium, "medio", "Medio", help: "Sitio web, cartelera, correo…"),
      Column(\.responsible, "responsable", "Responsable"),
    ])
}

/// What the incoming administration said of one deliverable of a version.
package struct Reception: Hashable, Sendable {
  package var version = 0
  package var deliverable = ""
  package var state: State = .received
  package var name = ""
  package var post = ""
  package var date: CalendarDate?
  package var observation = ""
  package var due: CalendarDate?
  package var mender = ""

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
      Column(\.name, "nombre", "Quien recibe"),
      Column(\.post, "cargo", "Cargo"),
      Column(\.date, "fecha", "Fecha"),
      Column(\.observation, "observacion", "Observación", kind: .longText),
      Column(\.due, "plazo", "Plazo"),
      Column(\.mender, "responsable", "Quien subsana"),
    ])
}

/// A question of the incoming administration and its answer.
package struct Observation: Hashable, Sendable {
  package var number = 0
  package var version = 0
  package var date: CalendarDate?
  package var text = ""
  package var due: CalendarDate?
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
}

extension Observation: Record {
  package static let table = Table<Observation>(
    "observaciones", title: "Observaciones y respuestas", rowName: "la observación", key: ["numero"],
    columns: [
      Column(\.number, "numero", "Número", required: true),
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.text, "texto", "Observación", required: true, kind: .longText),
      Column(\.due, "plazo", "Plazo"),
      Column(\.answer, "respuesta", "Respuesta", kind: .longText),
      Column(\.answeredOn, "fecha_respuesta", "Fecha de la respuesta"),
      Column(\.state, "estado", "Estado", required: true),
      Column(\.answeringVersion, "version_respuesta", "Versión que responde"),
    ],
    rules: [.notBefore("fecha", "fecha_respuesta", { $0.date }, { $0.answeredOn })])
}
