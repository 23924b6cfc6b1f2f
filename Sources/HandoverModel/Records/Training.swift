/// An electronic tool that the new officials must master.
package struct Tool: Hashable, Sendable {
  package var code = ""
  package var name = ""
  package var description = ""
  package var system: String?

  package init() {}
}

extension Tool: Record {
  package static let table = Table<Tool>(
    "herramientas", title: "Herramientas", rowName: "la herramienta", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo H-01"),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.description, "descripcion", "Para qué sirve", kind: .longText),
      Column(
        \.system, "sistema", "Sistema", references: Reference("sistemas", "codigo"),
        help: "Código del sistema o cuenta"),
    ])
}

/// Who needs a tool: everybody of a dependencia, of a cargo, or both.
package struct Requirement: Hashable, Sendable {
  package var tool = ""
  package var side: Side = .incoming
  package var office = ""
  package var post = ""
  package var notes = ""

  package init() {}

  /// The administration that somebody works for.
  package enum Side: String, Choice {
    case outgoing = "saliente"
    case incoming = "entrante"
  }

  /// Whether this row makes `person` need the tool; an empty dependencia or cargo stands for any.
  package func covers(_ person: Person) -> Bool {
    person.side == side
      && (office.isEmpty || office.foldedForSearch == person.office.foldedForSearch)
      && (post.isEmpty || post.foldedForSearch == person.post.foldedForSearch)
  }
}

extension Requirement: Record {
  package static let table = Table<Requirement>(
    "requisitos", title: "Quién necesita qué", rowName: "el requisito",
    key: ["herramienta", "lado", "dependencia", "cargo"],
    columns: [
      Column(
        \.tool, "herramienta", "Herramienta", required: true, references: Reference("herramientas", "codigo")),
      Column(\.side, "lado", "Lado"),
      Column(\.office, "dependencia", "Dependencia", help: "Vacío: todas"),
      Column(\.post, "cargo", "Cargo", help: "Vacío: todos"),
      Column(\.notes, "notas", "Notas"),
    ])
}

/// A person who is trained or trains.
package struct Person: Hashable, Sendable {
  package var document = ""
  package var documentKind: DocumentKind = .citizen
  package var name = ""
  package var side: Requirement.Side = .incoming
  package var office = ""
  package var post = ""
  package var link: Link?
  package var email = ""
  package var notes = ""

  package init() {}

  /// The kind of identity document.
  package enum DocumentKind: String, Choice {
    case citizen = "CC"
    case foreigner = "CE"
    case passport = "PA"
    case permit = "PPT"
    case minor = "TI"
  }

  /// How somebody is bound to the entity.
  package enum Link: String, Choice {
    case career = "carrera"
    case free = "libre nombramiento"
    case provisional
    case elected = "elección popular"
    case contractor = "contratista"
  }
}

extension Person: Record {
  package static let table = Table<Person>(
    "personas", title: "Personas", rowName: "la persona", role: .enteredPersonal, key: ["documento"],
    columns: [
      Column(
        \.document, "documento", "Documento", required: true, access: .personal,
        synonyms: ["cedula", "identificacion", "numero de documento", "no. documento", "cc"],
        help: "Número sin puntos"),
      Column(\.documentKind, "tipo_documento", "Tipo de documento", access: .personal),
      Column(
        \.name, "nombre", "Nombre", required: true, access: .personal, synonyms: ["nombres y apellidos"]),
      Column(\.side, "lado", "Lado", required: true),
      Column(\.office, "dependencia", "Dependencia", required: true),
      Column(\.post, "cargo", "Cargo"),
      Column(\.link, "vinculacion", "Vinculación", synonyms: ["tipo de vinculacion"]),
      Column(\.email, "correo", "Correo", access: .personal, synonyms: ["correo electronico", "email"]),
      Column(\.notes, "notas", "Notas", access: .personal),
    ])
}

/// A training session.
package struct TrainingSession: Hashable, Sendable {
  package var code = ""
  package var kind: Kind = .training
  package var tool: String?
  package var subject = ""
  package var material: String?
  package var facilitator = ""
  package var facilitatorEntity = ""
  package var place = ""
  package var starts: CalendarDate?
  package var ends: CalendarDate?
  package var hours: FixedDecimal?
  package var state: State = .held

  package init() {}

  /// The kinds of Decreto Ley 1567 de 1998.
  package enum Kind: String, Choice {
    case induction = "inducción"
    case reinduction = "reinducción"
    case training = "capacitación"
    case coaching = "entrenamiento"
  }

  /// How far it is.
  package enum State: String, Choice {
    case planned = "programada"
    case held = "realizada"
    case cancelled = "cancelada"
  }
}

extension TrainingSession: Record {
  package static let table = Table<TrainingSession>(
    "sesiones", title: "Sesiones de capacitación", rowName: "la sesión", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo C-01"),
      Column(\.kind, "tipo", "Tipo", required: true),
      Column(\.tool, "herramienta", "Herramienta", references: Reference("herramientas", "codigo")),
      Column(\.subject, "tema", "Tema", required: true),
      Column(
        \.material, "material", "Material", references: Reference("elementos", "codigo"),
        help: "Código del elemento"),
      Column(\.facilitator, "facilitador", "Facilitador"),
      Column(\.facilitatorEntity, "entidad_facilitadora", "Entidad del facilitador"),
      Column(\.place, "lugar", "Lugar"),
      Column(\.starts, "fecha_inicio", "Fecha de inicio", required: true),
      Column(\.ends, "fecha_fin", "Fecha de fin"),
      Column(\.hours, "horas", "Horas", help: "Intensidad horaria"),
      Column(\.state, "estado", "Estado", required: true),
    ])
}

/// That somebody was called to a session, and what came of it.
package struct Attendance: Hashable, Sendable {
  package var session = ""
  package var document = ""
  package var state: State = .attended
  package var hours: FixedDecimal?
  package var reason = ""

  package init() {}

  /// What the attendance sheet says.
  package enum State: String, Choice {
    case attended = "asistió"
    case late = "tarde"
    case excused = "excusado"
    case absent = "no asistió"
    case left = "retirado"
  }
}

extension Attendance: Record {
  package static let table = Table<Attendance>(
    "asistencias", title: "Asistencias", rowName: "la asistencia", role: .enteredPersonal,
    key: ["sesion", "documento"],
    columns: [
      Column(\.session, "sesion", "Sesión", required: true, references: Reference("sesiones", "codigo")),
      Column(
        \.document, "documento", "Documento", required: true, access: .personal,
        references: Reference("personas", "documento"),
        synonyms: ["cedula", "identificacion", "numero de documento"]),
      Column(\.state, "asistencia", "Asistencia", required: true, access: .personal, synonyms: ["estado"]),
      Column(\.hours, "horas", "Horas", access: .personal, help: "Vacío: todas las de la sesión"),
      Column(\.reason, "motivo", "Motivo", access: .personal, help: "De la excusa o el retiro"),
    ])
}

/// The result of one attempt at an evaluation.
package struct Evaluation: Hashable, Sendable {
  package var session = ""
  package var document = ""
  package var attempt = 1
  package var grade: FixedDecimal?
  package var date: CalendarDate?
  package var notes = ""

  package init() {}
}

extension Evaluation: Record {
  package static let table = Table<Evaluation>(
    "evaluaciones", title: "Evaluaciones", rowName: "la evaluación", role: .enteredPersonal,
    key: ["sesion", "documento", "intento"],
    columns: [
      Column(\.session, "sesion", "Sesión", required: true, references: Reference("sesiones", "codigo")),
      Column(
        \.document, "documento", "Documento", required: true, access: .personal,
        references: Reference("personas", "documento"),
        synonyms: ["cedula", "identificacion", "numero de documento"]),
      Column(\.attempt, "intento", "Intento", required: true),
      Column(
        \.grade, "nota", "Nota", required: true, access: .personal, synonyms: ["calificacion", "puntaje"],
        help: "En la escala de la ficha"),
      Column(\.date, "fecha", "Fecha"),
      Column(\.notes, "observacion", "Observación", access: .personal),
    ])
}

/// A certificate that was issued to a person.
package struct Certificate: Hashable, Sendable {
  package var code = ""
  package var document = ""
  package var session = ""
  package var kind: Kind = .attendance
  package var date: CalendarDate?
  package var state: State = .valid
  package var reason = ""

  package init() {}

  /// What it certifies.
  package enum Kind: String, Choice {
    case attendance = "asistencia"
    case approval = "aprobación"
  }

  /// Whether it still counts.
  package enum State: String, Choice {
    case valid = "vigente"
    case annulled = "anulado"
    case reissued = "reexpedido"
  }
}

extension Certificate: Record {
  package static let table = Table<Certificate>(
    "certificados", title: "Certificados", rowName: "el certificado", role: .enteredPersonal, key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true),
      Column(
        \.document, "documento", "Documento", required: true, access: .personal,
        references: Reference("personas", "documento")),
      Column(\.session, "sesion", "Sesión", required: true, references: Reference("sesiones", "codigo")),
      Column(\.kind, "clase", "Clase", required: true),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.state, "estado", "Estado", required: true),
      Column(\.reason, "motivo", "Motivo", help: "De la anulación o reexpedición"),
    ])
}
