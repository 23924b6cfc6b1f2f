/// One thing that is handed over, electronic or physical, present or missing.
package struct Deliverable: Hashable, Sendable {
  package var code = ""
  package var kind: Kind = .archive
  package var title = ""
  package var description = ""
  package var path = ""
  package var series = ""
  package var subseries = ""
  package var retentionCode = ""
  package var firstDate: ArchivalDate?
  package var lastDate: ArchivalDate?
  package var support: Support = .electronic
  package var box = ""
  package var folder = ""
  package var volume = ""
  package var otherUnit = ""
  package var sheets: Int?
  package var location = ""
  package var language = "es"
  package var licence = ""
  package var tool = ""
  package var audience = ""
  package var level = ""
  package var producer = ""
  package var custodian = ""
  package var access: Access = .open
  package var ground = ""
  package var objective = ""
  package var extent: Extent?
  package var qualifiedOn: CalendarDate?
  package var term = ""
  package var personalData: PersonalData = .none
  package var state: State = .delivered
  package var reason = ""
  package var notes = ""

  package init() {}

  /// The part of the handover that a deliverable belongs to.
  package enum Kind: String, Choice {
    case material
    case archive = "archivo electrónico"
    case physical = "archivo físico"
    case report = "informe"
    case record = "registro"
    case system = "sistema"
    case other = "otro"
  }

  /// What carries the information.
  package enum Support: String, Choice {
    case electronic = "electrónico"
    case paper = "físico"
    case both = "híbrido"
  }

  /// The three levels of Ley 1712 de 2014.
  package enum Access: String, Choice {
    case open = "pública"
    case classified = "clasificada"
    case reserved = "reservada"
  }

  /// Whether an exception covers the whole or a part (Ley 1712 de 2014, partial disclosure).
  package enum Extent: String, Choice {
    case total
    case partial = "parcial"
  }

  /// What personal data it holds (Ley 1581 de 2012).
  package enum PersonalData: String, Choice {
    case none = "no"
    case personal = "sí"
    case sensitive = "sensibles"
  }

  /// Whether it is there.
  package enum State: String, Choice {
    case delivered = "entregado"
    case missing = "faltante"
    case inProgress = "en trámite"
    case notApplicable = "no aplica"
  }
}

extension Deliverable: Record {
  package static let table = Table<Deliverable>(
    "elementos", title: "Elementos entregados", rowName: "el elemento", key: ["codigo"],
    columns: what + archival + use + legal,
    rules: [
      RowRule("ruta") { row, _ in
        row.path.hasPrefix("/") || row.path.contains(":\\")
          || row.path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
          ? FieldProblem("sale del expediente", allowed: "una ruta dentro de la carpeta del expediente") : nil
      },
      RowRule("fecha_final") { row, _ in
        guard let first = row.firstDate?.earliest, let last = row.lastDate?.latest, last < first else {
          return nil
        }
        return FieldProblem("es anterior a fecha_inicial", allowed: "una fecha desde \(first)")
      },
      .atLeast(0, "folios", { $0.sheets.map { FixedDecimal($0) } }),
    ])

  private static let what: [Column<Deliverable>] = [
    Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo E-001"),
    Column(\.kind, "seccion", "Sección", required: true),
    Column(\.title, "titulo", "Título", required: true),
    Column(\.description, "descripcion", "Descripción", kind: .longText),
    Column(
      \.path, "ruta", "Ruta",
      help:
        "Archivo o carpeta dentro del expediente, por ejemplo material/guias/guia.pdf; una carpeta abarca todo lo que contiene"
    ),
  ]

  private static let archival: [Column<Deliverable>] = [
    Column(\.series, "serie", "Serie"),
    Column(\.subseries, "subserie", "Subserie"),
    Column(\.retentionCode, "codigo_trd", "Código TRD", help: "Oficina-serie-subserie, por ejemplo 120-2-40"),
    Column(\.firstDate, "fecha_inicial", "Fecha inicial", help: "s.f. si no tiene fecha"),
    Column(\.lastDate, "fecha_final", "Fecha final", help: "s.f. si no tiene fecha"),
    Column(\.support, "soporte", "Soporte"),
    Column(\.box, "caja", "Caja"),
    Column(\.folder, "carpeta", "Carpeta"),
    Column(\.volume, "tomo", "Tomo"),
    Column(\.otherUnit, "otro", "Otra unidad"),
    Column(\.sheets, "folios", "Folios"),
    Column(\.location, "ubicacion", "Ubicación", help: "Estante, depósito o dirección electrónica"),
  ]

  private static let use: [Column<Deliverable>] = [
    Column(\.language, "idioma", "Idioma", help: "Código, por ejemplo es"),
    Column(\.licence, "licencia", "Licencia"),
    Column(
      \.tool, "herramienta", "Herramienta", help: "Código de la herramienta que enseña o que lo produce"),
    Column(\.audience, "publico", "Público", help: "A quién se dirige"),
    Column(\.level, "nivel", "Nivel", help: "Básico, técnico…"),
    Column(\.producer, "responsable_produccion", "Responsable de la producción"),
    Column(\.custodian, "responsable_informacion", "Responsable de la información"),
  ]

  private static let legal: [Column<Deliverable>] = [
    Column(\.access, "acceso", "Acceso", required: true),
    Column(\.ground, "fundamento", "Fundamento legal", help: "Obligatorio si no es pública"),
    Column(\.objective, "objetivo_legitimo", "Objetivo legítimo de la excepción"),
    Column(\.extent, "excepcion", "Excepción total o parcial"),
    Column(\.qualifiedOn, "fecha_calificacion", "Fecha de la calificación"),
    Column(\.term, "plazo", "Plazo de la clasificación o reserva"),
    Column(\.personalData, "datos_personales", "Datos personales"),
    Column(\.state, "estado", "Estado", required: true),
    Column(\.reason, "motivo", "Motivo", help: "Obligatorio si no está entregado"),
    Column(\.notes, "notas", "Notas", kind: .longText),
  ]
}
