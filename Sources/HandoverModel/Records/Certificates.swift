/// A certificate that was issued to a person, with everything that its paper says.
///
/// What the paper says is kept as it was on the day of issue: a later correction of the person or the session changes
/// no certificate, it is a reason to issue another one.
package struct Certificate: Hashable, Sendable {
  package var code = ""
  package var document = ""
  package var session = ""
  package var kind: Kind = .attendance
  package var date: CalendarDate?
  package var state: State = .valid
  package var reason = ""
  package var documentKind: Person.DocumentKind?
  package var name = ""
  package var course = ""
  package var courseKind: TrainingSession.Kind?
  package var hours: FixedDecimal?
  package var starts: CalendarDate?
  package var ends: CalendarDate?
  package var level = ""
  package var signer = ""
  package var signerPost = ""
  package var city = ""
  package var replaces = ""
  package var mark = ""

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
    columns: issue + contents)

  private static let issue: [Column<Certificate>] = [
    Column(\.code, "codigo", "Código", required: true),
    Column(
      \.document, "documento", "Documento", required: true, access: .personal,
      references: Reference("personas", "documento"), cleaning: { $0.withoutDigitGrouping }),
    Column(\.session, "sesion", "Sesión", required: true, references: Reference("sesiones", "codigo")),
    Column(\.kind, "clase", "Clase", required: true),
    Column(\.date, "fecha", "Fecha", required: true),
    Column(\.state, "estado", "Estado", required: true),
    Column(\.reason, "motivo", "Motivo", help: "De la anulación o reexpedición"),
  ]

  private static let contents: [Column<Certificate>] = [
    Column(\.documentKind, "tipo_documento", "Tipo de documento", access: .personal),
    Column(
      \.name, "nombre", "Nombre", access: .personal,
      help: "Como está en el certificado el día en que se expidió"),
    Column(\.course, "curso", "Curso"),
    Column(\.courseKind, "tipo_curso", "Tipo"),
    Column(\.hours, "horas", "Intensidad horaria"),
    Column(\.starts, "fecha_inicio", "Fecha de inicio"),
    Column(\.ends, "fecha_fin", "Fecha de fin"),
    Column(
      \.level, "nivel", "Nivel", access: .personal, help: "Solo si la entidad lo pone en el certificado"),
    Column(\.signer, "firmante", "Firmante"),
    Column(\.signerPost, "cargo_firmante", "Cargo del firmante"),
    Column(\.city, "ciudad", "Ciudad"),
    Column(\.replaces, "reemplaza", "Reemplaza", help: "Código del certificado en cuyo lugar está"),
    Column(\.mark, "huella", "Huella", access: .personal, help: "La escribe el programa"),
  ]
}

/// How certificates and attendance lists are made out: one row.
package struct CertificateSettings: Hashable, Sendable {
  package var address = ""
  package var signer = ""
  package var signerPost = ""
  package var city = ""
  package var showsLevel = false
  package var formCode = ""
  package var formVersion = ""
  package var formDate: CalendarDate?

  package init() {}
}

extension CertificateSettings: Record {
  package static let table = Table<CertificateSettings>(
    "certificacion", title: "Expedición de certificados", rowName: "la expedición de certificados", key: [],
    columns: [
      Column(
        \.address, "direccion", "Dirección de la página de verificación",
        help: "Donde se publica, por ejemplo https://www.municipio.gov.co/certificados.html"),
      Column(\.signer, "firmante", "Firmante", help: "Vacío: quien entrega, según la ficha"),
      Column(\.signerPost, "cargo_firmante", "Cargo del firmante"),
      Column(\.city, "ciudad", "Ciudad", help: "Vacío: el municipio de la ficha"),
      Column(
        \.showsLevel, "muestra_nivel", "Muestra el nivel",
        help: "Si el certificado de aprobación y su verificación dicen el nivel de la nota"),
      Column(\.formCode, "codigo_formato", "Código del formato de asistencia"),
      Column(\.formVersion, "version_formato", "Versión del formato"),
      Column(\.formDate, "fecha_formato", "Fecha del formato"),
    ],
    rules: [
      RowRule("direccion") { row, _ in
        let isAddress =
          ["https://", "http://"].contains { row.address.hasPrefix($0) }
          && !row.address.contains { $0.isWhitespace || "<>\"'`#".contains($0) }
        return row.address.isEmpty || isAddress
          ? nil
          : FieldProblem(
            "no es una dirección de internet completa",
            allowed: "una dirección sin «#», por ejemplo https://www.municipio.gov.co/certificados.html")
      }
    ])
}

/// A signed sheet of a session, kept as a file whose hash was recorded.
package struct Evidence: Hashable, Sendable {
  package var session = ""
  package var kind: Kind = .attendance
  package var path = ""
  package var digest = ""
  package var date: CalendarDate?
  package var notes = ""

  package init() {}

  /// What the sheet proves; entities keep a form for each.
  package enum Kind: String, Choice {
    case attendance = "asistencia"
    case evaluation = "evaluación"
    case impact = "impacto"
  }
}

extension Evidence: Record {
  package static let table = Table<Evidence>(
    "evidencias", title: "Evidencias de la capacitación", rowName: "la evidencia", role: .enteredPersonal,
    key: ["sesion", "ruta"],
    columns: [
      Column(\.session, "sesion", "Sesión", required: true, references: Reference("sesiones", "codigo")),
      Column(\.kind, "tipo", "Tipo", required: true),
      Column(\.path, "ruta", "Ruta", required: true, help: "Archivo dentro del expediente"),
      Column(\.digest, "huella", "Huella SHA-256", required: true, help: "La escribe el programa"),
      Column(\.date, "fecha", "Fecha", required: true, help: "Cuándo se adjuntó"),
      Column(\.notes, "notas", "Notas"),
    ],
    rules: [
      RowRule("ruta") { row, _ in
        row.path.hasPrefix("/") || row.path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
          ? FieldProblem("sale del expediente", allowed: "una ruta dentro de la carpeta del expediente") : nil
      },
      RowRule("huella") { row, _ in
        !row.digest.isEmpty && Digest(hex: row.digest) == nil
          ? FieldProblem("no es una huella SHA-256", allowed: "64 cifras hexadecimales") : nil
      },
    ])
}
