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
  package var materialDigest = ""
  package var annulment = ""

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
      Column(
        \.materialDigest, "huella_material", "Huella del material",
        help: "SHA-256 del material con que se dictó; la calcula el programa"
      ).kept,
      .annulment(\.annulment),
    ],
    rules: [
      .notBefore("fecha_inicio", "fecha_fin", { $0.starts }, { $0.ends }),
      .atLeast(0, "horas", { $0.hours }),
      RowRule("huella_material") { session, _ in
        session.materialDigest.isEmpty || Digest(hex: session.materialDigest) != nil
          ? nil : FieldProblem("no es una huella SHA-256", allowed: "64 cifras hexadecimales, o nada")
      },
    ])
}

/// That somebody was called to a session, and what came of it.
package struct Attendance: Hashable, Sendable {
  package var session = ""
  package var document = ""
  package var state: State = .attended
  package var hours: FixedDecimal?
  package var reason = ""
  package var annulment = ""

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
        synonyms: ["cedula", "identificacion", "numero de documento"], cleaning: { $0.withoutDigitGrouping }),
      Column(\.state, "asistencia", "Asistencia", required: true, access: .personal, synonyms: ["estado"]),
      Column(\.hours, "horas", "Horas", access: .personal, help: "Vacío: todas las de la sesión"),
      Column(\.reason, "motivo", "Motivo", access: .personal, help: "De la excusa o el retiro"),
      .annulment(\.annulment),
    ],
    rules: [.atLeast(0, "horas", { $0.hours })])
}

/// The result of one attempt at an evaluation.
package struct Evaluation: Hashable, Sendable {
  package var session = ""
  package var document = ""
  package var attempt = 1
  package var grade: FixedDecimal?
  package var date: CalendarDate?
  package var notes = ""
  package var annulment = ""

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
        synonyms: ["cedula", "identificacion", "numero de documento"], cleaning: { $0.withoutDigitGrouping }),
      Column(\.attempt, "intento", "Intento", required: true),
      Column(
        \.grade, "nota", "Nota", required: true, access: .personal, synonyms: ["calificacion", "puntaje"],
        help: "En la escala de la ficha"),
      Column(\.date, "fecha", "Fecha"),
      Column(\.notes, "observacion", "Observación", access: .personal),
      .annulment(\.annulment),
    ],
    rules: [
      .atLeast(1, "intento", { FixedDecimal($0.attempt) }),
      .upTo({ _, file in file.gradeScale.maximum }, "nota", { $0.grade }),
    ])
}
