/// The ficha: the facts about the handover itself, one row.
package struct CaseFile: Hashable, Sendable {
  package var entity = ""
  package var nit: NIT?
  package var department = ""
  package var municipality = ""
  package var divipola = ""
  package var address = ""
  package var phone = ""
  package var email = ""
  package var website = ""
  package var termStart: CalendarDate?
  package var termEnd: CalendarDate?
  package var outgoingName = ""
  package var outgoingPost = ""
  package var incomingName = ""
  package var incomingPost = ""
  package var committee = ""
  package var framework = ""
  package var actKind = ""
  package var actNumber = ""
  package var actDate: CalendarDate?
  package var presentation: Presentation?
  package var leavingDate: CalendarDate?
  package var deliveryDate: CalendarDate?
  package var copies = 3
  package var passThreshold: FixedDecimal = FixedDecimal(60)
  package var attendanceThreshold: FixedDecimal = FixedDecimal(80)
  package var gradeScale: GradeScale = .hundred
  package var licence = "https://creativecommons.org/licenses/by/4.0/deed.es"
  package var infoOfficer = ""
  package var summary = ""
  package var gradeRule: GradeRule = .best

  package init() {}

  /// Why the outgoing official hands over (form of Resolución Orgánica 5674 de 2005).
  package enum Presentation: String, Choice {
    case retirement = "retiro"
    case separation = "separación del cargo"
    case ratification = "ratificación"
  }

  /// The scale in which evaluations are graded.
  package enum GradeScale: String, Choice {
    case five = "0-5"
    case hundred = "0-100"

    /// The highest grade.
    package var maximum: FixedDecimal { FixedDecimal(self == .five ? 5 : 100) }
  }

  /// Which attempt decides when somebody was evaluated several times in one session.
  package enum GradeRule: String, Choice {
    case best = "mejor"
    case last = "última"
  }
}

extension CaseFile: Record {
  package static let table = Table<CaseFile>(
    "ficha", title: "Ficha del empalme", rowName: "la ficha", key: [],
    columns: identity + period + settings,
    rules: [
      RowRule("divipola") { file, _ in
        file.divipola.isEmpty
          || file.divipola.utf8.count == 5 && file.divipola.utf8.allSatisfy { (48...57).contains($0) }
          ? nil : FieldProblem("no es un código DIVIPOLA", allowed: "cinco cifras, por ejemplo 73547")
      },
      .notBefore("periodo_desde", "periodo_hasta", { $0.termStart }, { $0.termEnd }),
      .atLeast(1, "copias", { FixedDecimal($0.copies) }),
      .percentage("umbral_aprobacion", { $0.passThreshold }),
      .percentage("umbral_asistencia", { $0.attendanceThreshold }),
    ])

  private static let identity: [Column<CaseFile>] = [
    Column(\.entity, "entidad", "Entidad", required: true, help: "Nombre de la entidad que entrega"),
    Column(\.nit, "nit", "NIT", required: true, help: "Con dígito de verificación"),
    Column(\.department, "departamento", "Departamento", required: true),
    Column(\.municipality, "municipio", "Municipio", required: true),
    Column(\.divipola, "divipola", "Código DIVIPOLA", help: "Código del DANE, cinco cifras"),
    Column(\.address, "direccion", "Dirección", help: "Dirección de la sede"),
    Column(\.phone, "telefono", "Teléfono", help: "Teléfono institucional"),
    Column(\.email, "correo", "Correo", help: "Correo institucional"),
    Column(\.website, "sitio_web", "Sitio web", help: "Dirección del sitio del municipio"),
  ]

  private static let period: [Column<CaseFile>] = [
    Column(\.termStart, "periodo_desde", "Periodo desde", required: true),
    Column(\.termEnd, "periodo_hasta", "Periodo hasta", required: true),
    Column(\.outgoingName, "saliente_nombre", "Quien entrega", help: "Representante legal saliente"),
    Column(\.outgoingPost, "saliente_cargo", "Cargo de quien entrega"),
    Column(\.incomingName, "entrante_nombre", "Quien recibe", help: "Representante legal entrante"),
    Column(\.incomingPost, "entrante_cargo", "Cargo de quien recibe"),
    Column(\.committee, "comite", "Comité", help: "Comité que lideró la estrategia"),
    Column(\.framework, "marco", "Marco de fases", help: "Por ejemplo gel-1151-2008"),
    Column(\.actKind, "acto_tipo", "Acto administrativo", help: "Resolución, decreto…"),
    Column(\.actNumber, "acto_numero", "Número del acto"),
    Column(\.actDate, "acto_fecha", "Fecha del acto"),
    Column(\.presentation, "condicion", "Condición de la presentación"),
    Column(\.leavingDate, "fecha_retiro", "Fecha de retiro", help: "Desde ella corren los 15 días hábiles"),
    Column(
      \.deliveryDate, "fecha_entrega", "Fecha de entrega", help: "Fecha de la firma del acta de entrega"),
  ]

  private static let settings: [Column<CaseFile>] = [
    Column(\.copies, "copias", "Copias", help: "Número de ejemplares del acta"),
    Column(
      \.passThreshold, "umbral_aprobacion", "Umbral de aprobación (%)",
      help: "Porcentaje de la nota máxima con que se aprueba"),
    Column(
      \.attendanceThreshold, "umbral_asistencia", "Umbral de asistencia (%)",
      help: "Porcentaje de horas con que se certifica la asistencia"),
    Column(\.gradeScale, "escala_notas", "Escala de notas"),
    Column(
      \.licence, "licencia", "Licencia", help: "Dirección de las condiciones de uso del contenido público"),
    Column(
      \.infoOfficer, "responsable_publicacion", "Responsable de la publicación",
      help: "Cargo o dependencia que responde por lo publicado"),
    Column(\.summary, "resumen", "Resumen ejecutivo", kind: .longText, help: "Máximo dos hojas"),
    Column(
      \.gradeRule, "regla_notas", "Regla de las notas",
      help: "De los intentos de una sesión cuenta la mejor nota o la última"),
  ]
}
