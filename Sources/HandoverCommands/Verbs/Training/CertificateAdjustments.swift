package import ArgumentParser
import HandoverActions
package import HandoverModel

/// Yes and no as they are typed.
enum YesNoArgument: String, CaseIterable, ExpressibleByArgument {
  case si, no
}

/// `empalme capacitacion certificado ajustes`: who signs, where it is verified.
package struct CertificateAdjustments: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "ajustes", "Mostrar o cambiar cómo se hacen los certificados y los listados.",
    discussion: """
      Los cambios valen para lo que se expida desde ahora: los certificados ya expedidos no cambian. El nivel de la \
      nota sale en el certificado de aprobación y en la página de verificación solo si se pide con --muestra-nivel si.
      """,
    examples: [
      Example("empalme capacitacion certificado ajustes", "los muestra"),
      Example(
        "empalme capacitacion certificado ajustes --direccion https://www.piedras-tolima.gov.co/certificados.html",
        "dónde se publica la página de verificación"),
      Example(
        "empalme capacitacion certificado ajustes --firmante 'Rosa Páez' --cargo 'Secretaria General'",
        "quién firma"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Option(help: ArgumentHelp("Dirección de la página de verificación.", valueName: "url"))
  var direccion: String?

  @Option(help: ArgumentHelp("Quién firma; vacío, quien entrega según la ficha.", valueName: "nombre"))
  var firmante: String?

  @Option(help: ArgumentHelp("Cargo de quien firma.", valueName: "texto"))
  var cargo: String?

  @Option(help: ArgumentHelp("Dónde se expiden; vacío, el municipio de la ficha.", valueName: "ciudad"))
  var ciudad: String?

  @Option(
    name: .customLong("muestra-nivel"),
    help: ArgumentHelp("Si se muestra el nivel de la nota.", valueName: "si o no"))
  var muestraNivel: YesNoArgument?

  @Option(
    name: .customLong("codigo-formato"),
    help: ArgumentHelp("Código del listado de asistencia.", valueName: "código"))
  var codigoFormato: String?

  @Option(
    name: .customLong("version-formato"), help: ArgumentHelp("Versión del listado.", valueName: "versión"))
  var versionFormato: String?

  @Option(name: .customLong("fecha-formato"), help: ArgumentHelp("Fecha del listado.", valueName: "fecha"))
  var fechaFormato: DayArgument?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let setup = CertificateSetup(folder, session.surroundings())
    let settings = isChange ? try setup.change(apply) : try setup.current()
    if output.json {
      try session.console.show(json: RowJSON(settings))
      return .success
    }
    session.console.show(
      Facts(
        CertificateSettings.table.columns.map { column in
          let text = column.text(settings)
          return (column.label, text.isEmpty ? "—" : text)
        }))
    session.console.nextStep(
      "expida los certificados que falten", "empalme capacitacion certificar\(session.caseSuffix(folder))")
    return .success
  }

  private var isChange: Bool {
    direccion != nil || firmante != nil || cargo != nil || ciudad != nil || muestraNivel != nil
      || codigoFormato != nil || versionFormato != nil || fechaFormato != nil
  }

  private func apply(_ settings: inout CertificateSettings) {
    if let direccion { settings.address = direccion }
    if let firmante { settings.signer = firmante }
    if let cargo { settings.signerPost = cargo }
    if let ciudad { settings.city = ciudad }
    if let muestraNivel { settings.showsLevel = muestraNivel == .si }
    if let codigoFormato { settings.formCode = codigoFormato }
    if let versionFormato { settings.formVersion = versionFormato }
    if let fechaFormato { settings.formDate = fechaFormato.date }
  }
}
