package import ArgumentParser
import HandoverActions
package import HandoverModel

/// The access levels as they are typed.
enum AccessArgument: String, CaseIterable, ExpressibleByArgument {
  case publica, clasificada, reservada

  var access: Deliverable.Access {
    switch self {
    case .publica: .open
    case .clasificada: .classified
    case .reservada: .reserved
    }
  }
}

/// `empalme agregar`: files become elements of the handover.
package struct Add: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "agregar", "Catalogar archivos o carpetas como elementos que se entregan.",
    discussion: """
      Cada archivo o carpeta recibe un código y queda en la tabla elementos; el archivo no se mueve ni se cambia. Una \
      carpeta catalogada abarca todo lo que contiene.
      """,
    examples: [
      Example("empalme agregar material/guia.pdf --acceso publica --titulo 'Guía del editor'", "un archivo"),
      Example("empalme agregar --todos --acceso publica --simular", "todo lo que falta por catalogar"),
      Example(
        "empalme agregar ~/actas.pdf --copiar-a archivos/actas --acceso clasificada --fundamento 'Ley 1581 de 2012'",
        "copia primero un archivo de fuera"),
    ],
    statuses: [.success, .usage, .noInput])

  @Argument(help: ArgumentHelp("Archivos o carpetas.", valueName: "ruta"))
  var rutas: [String] = []

  @Flag(help: "Todos los archivos que aún no están catalogados.")
  var todos = false

  @Option(help: ArgumentHelp("Nivel de acceso de la Ley 1712 de 2014.", valueName: "nivel"))
  var acceso: AccessArgument

  @Option(help: ArgumentHelp("Título; si se omite, se toma del nombre.", valueName: "texto"))
  var titulo = ""

  @Option(help: ArgumentHelp("Dependencia o cargo responsable de la información.", valueName: "texto"))
  var responsable = ""

  @Option(help: ArgumentHelp("Serie documental.", valueName: "texto"))
  var serie = ""

  @Option(help: ArgumentHelp("Fundamento legal, si no es pública.", valueName: "texto"))
  var fundamento = ""

  @Option(
    name: .customLong("copiar-a"),
    help: ArgumentHelp(
      "Carpeta del expediente a la que se copian los archivos de fuera, por ejemplo material/guias.",
      valueName: "carpeta"))
  var copiarA: String?

  @Flag(help: "Decir qué pasaría, sin guardar ni copiar nada.")
  var simular = false

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    guard todos != rutas.isEmpty else { return }
    throw ValidationError(
      todos ? "indique rutas o --todos, no ambas cosas" : "indique qué archivos se catalogan, o --todos")
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    var request = CatalogueFiles.Request()
    request.urls = rutas.map(session.url)
    request.isEverything = todos
    request.access = acceso.access
    request.title = titulo
    request.responsible = responsable
    request.series = serie
    request.ground = fundamento
    request.copyTo = copiarA
    request.isSimulated = simular
    let elements = try CatalogueFiles(folder, request, session.surroundings()).run()
    if output.json {
      try session.console.show(json: elements.map(RowJSON.init))
      return .success
    }
    session.console.show(
      TextTable(
        [("Código", .left), ("Acceso", .left), ("Título", .left), ("Ruta", .left)],
        rows: elements.map { [$0.code, $0.access.rawValue, $0.title, $0.path] }))
    session.console.tell(
      simular
        ? "Es una simulación: no se guardó nada."
        : elements.count == 1 ? "Se catalogó 1 elemento." : "Se catalogaron \(elements.count) elementos.")
    session.console.nextStep("vea qué les falta", "empalme revisar \(session.shown(folder.url))")
    return .success
  }
}
