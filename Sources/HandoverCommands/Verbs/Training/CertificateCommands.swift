package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme capacitacion certificar`: certificates to all who earned them.
package struct Certify: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "certificar", "Expedir los certificados de asistencia y de aprobación que falten, y escribirlos.",
    discussion: """
      Expide uno de asistencia a quien asistió a las horas que pide la ficha, y uno de aprobación a quien aprobó la \
      evaluación. Cada uno lleva código, huella y código QR. Repetir la orden no expide nada dos veces: los datos del \
      papel quedan como estaban el día en que se expidió. Escribe un archivo por persona y «todos.html» para imprimir.
      """,
    examples: [
      Example("empalme capacitacion certificar --simular", "dice qué se expediría"),
      Example("empalme capacitacion certificar C-04", "solo los de una sesión"),
      Example("empalme capacitacion certificar --pdf", "todos, también en PDF"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput, .interrupted])

  @Argument(help: ArgumentHelp("Código de la sesión; si se omite, todas.", valueName: "sesión"))
  var sesion: String?

  @Flag(help: "Decir qué se expediría, sin expedir ni escribir nada.")
  var simular = false

  @OptionGroup var place: OutputPlace
  @OptionGroup var pages: PrintingOptions
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try await IssueCertificates(
      folder,
      .init(
        session: sesion, date: place.date(in: session), target: place.target(in: session),
        printing: try pages.printing(in: session), isSimulated: simular), session.surroundings()
    ).run()
    if output.json {
      try session.console.show(json: IssueJSON(outcome))
      return .success
    }
    tell(outcome, session)
    if simular {
      session.console.nextStep("expídalos", "empalme capacitacion certificar\(session.caseSuffix(folder))")
    } else if !outcome.hasAddress {
      session.console.nextStep(
        "diga dónde se publicará la página de verificación, para que el código QR lleve a ella",
        "empalme capacitacion certificado ajustes --direccion https://…/certificados.html"
          + session.caseSuffix(folder))
    } else {
      session.console.nextStep(
        "escriba la página de verificación y publíquela",
        "empalme capacitacion verificacion\(session.caseSuffix(folder))")
    }
    return .success
  }

  private func tell(_ outcome: IssueCertificates.Outcome, _ session: Session) {
    let count = outcome.issued.count
    if count > 0 {
      session.console.show(
        TextTable(
          [("Código", .left), ("Clase", .left), ("Sesión", .left), ("Nombre", .left)],
          rows: outcome.issued.prefix(40).map { [$0.code, $0.kind.rawValue, $0.session, $0.name] }), Gap())
      if count > 40 { session.console.show(Paragraph("… y \(count - 40) más."), Gap()) }
    }
    if !outcome.completed.isEmpty {
      session.console.tell(
        outcome.completed.count == 1
          ? "\(simular ? "Se completaría" : "Se completó") 1 certificado que venía de otra tabla."
          : "\(simular ? "Se completarían" : "Se completaron") \(outcome.completed.count) certificados "
            + "que venían de otra tabla.")
    }
    let verb = simular ? ("Se expediría", "Se expedirían") : ("Se expidió", "Se expidieron")
    let sentence =
      count == 0
      ? "No hay certificados nuevos por expedir; hay \(outcome.valid) vigentes."
      : count == 1 ? "\(verb.0) 1 certificado." : "\(verb.1) \(count) certificados."
    session.show(sentence, outcome.files)
  }
}

/// What was issued, for another program.
struct IssueJSON: Encodable {
  private let expedidos: [RowJSON]
  private let completados: Int
  private let vigentes: Int
  private let archivos: [String]

  init(_ outcome: IssueCertificates.Outcome) {
    expedidos = outcome.issued.map(RowJSON.init)
    completados = outcome.completed.count
    vigentes = outcome.valid
    archivos = outcome.files.map { $0.url.path(percentEncoded: false) }
  }
}

/// `empalme capacitacion certificado`: what happens to a certificate after it was issued.
package struct CertificateGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "certificado",
    abstract: "Anular o reexpedir un certificado, y decir cómo se hacen.",
    discussion: """
      EJEMPLOS
        # quién firma y dónde se verifica
        empalme capacitacion certificado ajustes --firmante 'Secretaría General' --cargo 'Secretaria General'
        # uno que se expidió por error
        empalme capacitacion certificado anular EMP-2011-00042-HZ --motivo 'La lista firmada no lo tiene'
      """,
    subcommands: [AnnulCertificate.self, ReissueCertificate.self, CertificateAdjustments.self])

  package init() {}
}

/// `empalme capacitacion certificado anular`.
package struct AnnulCertificate: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "anular", "Anular un certificado: deja de valer y su número no se usa otra vez.",
    discussion: "Quién lo anuló, cuándo y por qué queda en la bitácora. No se borra nada.",
    examples: [
      Example(
        "empalme capacitacion certificado anular EMP-2011-00042-HZ --motivo 'La lista firmada no lo tiene'",
        "uno que se expidió por error")
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate])

  @Argument(help: ArgumentHelp("Código del certificado.", valueName: "código"))
  var codigo: String

  @Option(help: ArgumentHelp("Por qué se anula.", valueName: "texto"))
  var motivo: String

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if motivo.allSatisfy(\.isWhitespace) { throw ValidationError("el motivo no puede estar vacío") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let annulled = try ChangeCertificate(folder, code: codigo, reason: motivo, session.surroundings()).annul()
    if output.json {
      try session.console.show(json: RowJSON(annulled))
      return .success
    }
    session.console.show(
      Paragraph("Se anuló el certificado \(annulled.code) de \(annulled.name), \(annulled.session).", .good))
    session.console.nextStep(
      "publique otra vez la página de verificación, y retire el archivo con «capacitacion certificar»",
      "empalme capacitacion verificacion\(session.caseSuffix(folder))")
    return .success
  }
}

/// `empalme capacitacion certificado reexpedir`.
package struct ReissueCertificate: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "reexpedir", "Expedir otro certificado en lugar de uno, con los datos de hoy.",
    discussion: """
      Sirve cuando el nombre o la sesión se corrigieron después. El anterior deja de valer, el nuevo lleva otro número \
      y dice a cuál reemplaza.
      """,
    examples: [
      Example(
        "empalme capacitacion certificado reexpedir EMP-2011-00042-HZ --motivo 'Se corrigió el nombre'",
        "con el nombre corregido")
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate])

  @Argument(help: ArgumentHelp("Código del certificado.", valueName: "código"))
  var codigo: String

  @Option(help: ArgumentHelp("Por qué se reexpide.", valueName: "texto"))
  var motivo: String

  @Option(help: ArgumentHelp("Fecha del nuevo; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if motivo.allSatisfy(\.isWhitespace) { throw ValidationError("el motivo no puede estar vacío") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let pair = try ChangeCertificate(folder, code: codigo, reason: motivo, session.surroundings())
      .reissue(on: fecha?.date ?? session.surroundings().today)
    if output.json {
      try session.console.show(json: [RowJSON(pair.former), RowJSON(pair.issued)])
      return .success
    }
    session.console.show(
      Paragraph(
        "Se expidió \(pair.issued.code) a \(pair.issued.name), en lugar de \(pair.former.code).", .good))
    session.console.nextStep(
      "escriba otra vez los certificados, y luego la página de verificación",
      "empalme capacitacion certificar\(session.caseSuffix(folder))")
    return .success
  }
}
