package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion lista`: the attendance list to print.
package struct AttendanceList: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "lista", "Escribir el listado de asistencia de una sesión, para imprimir y firmar.",
    discussion: """
      Hojas tamaño carta con el encabezado en cada una, las columnas usuales, el total, el responsable y el aviso de \
      protección de datos. Salen los convocados a la sesión y quienes aún necesitan su herramienta, con renglones \
      libres al final. El código, la versión y la fecha del formato se ponen en «capacitacion certificado ajustes».
      """,
    examples: [
      Example("empalme capacitacion lista C-14", "con los nombres"),
      Example("empalme capacitacion lista C-14 --en-blanco --pdf", "sin nombres, también en PDF"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @Argument(help: ArgumentHelp("Código de la sesión.", valueName: "sesión"))
  var sesion: String

  @Flag(name: .customLong("en-blanco"), help: "Sin nombres, para llenarla a mano.")
  var enBlanco = false

  @OptionGroup var place: OutputPlace
  @OptionGroup var pages: PrintingOptions
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try await WriteAttendanceList(
      folder, session: sesion, isBlank: enBlanco, date: place.date(in: session),
      target: place.target(in: session), printing: try pages.printing(in: session)
    ).run()
    if output.json {
      try session.console.show(json: TrainingFilesJSON(outcome.people, outcome.files))
      return .success
    }
    session.show(
      enBlanco
        ? "Se escribió el listado en blanco."
        : outcome.people == 1
          ? "Se escribió el listado con 1 persona."
          : "Se escribió el listado con \(outcome.people) personas.", outcome.files)
    session.console.nextStep(
      "imprímalo; cuando esté firmado, escanéelo y adjúntelo",
      "empalme capacitacion adjuntar \(sesion) lista-firmada.pdf\(session.caseSuffix(folder))")
    return .success
  }
}

/// `empalme capacitacion plantilla`: a workbook with who still needs what.
package struct AttendanceTemplate: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "plantilla", "Escribir una hoja de cálculo con lo que falta, para llenar e importar.",
    discussion: """
      Una fila por persona y herramienta que le falta, con la próxima sesión si está programada. La sesión y la \
      asistencia se eligen de una lista. Las columnas entre paréntesis son para leer y no se importan.
      """,
    examples: [Example("empalme capacitacion plantilla", "plantillas-capacitacion/asistencias.xlsx")],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var place: OutputPlace
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try WriteAttendanceTemplate(
      folder, date: place.date(in: session), target: place.target(in: session)
    ).run()
    if output.json {
      try session.console.show(json: TrainingFilesJSON(outcome.rows, [outcome.file]))
      return .success
    }
    session.show(
      outcome.rows == 0
        ? "No falta nadie: la hoja solo lleva los encabezados."
        : outcome.rows == 1
          ? "Se escribió la hoja con 1 fila." : "Se escribió la hoja con \(outcome.rows) filas.",
      [outcome.file])
    session.console.nextStep(
      "llene la columna asistencia e importe la hoja; las filas sin llenar se borran antes")
    return .success
  }
}

/// The kinds of evidence as they are typed.
enum EvidenceArgument: String, CaseIterable, ExpressibleByArgument {
  case asistencia, evaluacion, impacto

  var kind: Evidence.Kind {
    switch self {
    case .asistencia: .attendance
    case .evaluacion: .evaluation
    case .impacto: .impact
    }
  }
}

/// `empalme capacitacion adjuntar`: a signed sheet becomes evidence.
package struct Attach: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "adjuntar", "Adjuntar a una sesión una hoja firmada y escaneada, con su huella.",
    discussion: """
      El archivo se copia a registros/evidencias, sin reemplazar nada; uno que ya está en una carpeta de sección se \
      queda donde está. Se anota su huella SHA-256: si después cambia o se pierde, «empalme revisar» lo dice. Queda \
      catalogado como información clasificada, porque tiene datos personales: solo va en la edición integral.
      """,
    examples: [
      Example(
        "empalme capacitacion adjuntar C-04 ~/escaneos/lista-C-04.pdf", "la lista de asistencia firmada"),
      Example(
        "empalme capacitacion adjuntar C-04 encuestas.pdf --tipo impacto", "las encuestas de satisfacción"),
    ],
    statuses: [.success, .usage, .noInput, .inputOutput])

  @Argument(help: ArgumentHelp("Código de la sesión.", valueName: "sesión"))
  var sesion: String

  @Argument(help: ArgumentHelp("Archivo escaneado.", valueName: "archivo"))
  var archivo: String

  @Option(help: ArgumentHelp("Qué prueba.", valueName: "tipo"))
  var tipo: EvidenceArgument = .asistencia

  @Option(help: ArgumentHelp("Algo que convenga anotar.", valueName: "texto"))
  var notas = ""

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try AttachEvidence(
      folder, .init(session: sesion, file: session.url(archivo), kind: tipo.kind, notes: notas),
      session.surroundings()
    ).run()
    if output.json {
      try session.console.show(json: RowJSON(outcome.evidence))
      return .success
    }
    session.console.show(
      Paragraph("Se adjuntó la evidencia a la sesión \(outcome.evidence.session).", .good), Gap(),
      Facts(
        [("Archivo", outcome.evidence.path), ("SHA-256", outcome.evidence.digest)]
          + (outcome.element.map { [("Elemento", "\($0.code), \($0.access.rawValue): \($0.title)")] } ?? [])))
    session.console.nextStep(
      "expida los certificados de la sesión",
      "empalme capacitacion certificar \(outcome.evidence.session)\(session.caseSuffix(folder))")
    return .success
  }
}
