package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme capacitacion verificacion`: the page on which anybody verifies a certificate.
package struct Verification: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "verificacion", "Escribir la página en que cualquiera verifica un certificado.",
    discussion: """
      Un solo archivo, «certificados.html», que funciona también sin internet. Con el código y la huella del papel \
      muestra clase, curso, horas, fechas, nivel y estado; el nombre no está en la página: solo dice si coincide el \
      que se escribe. No tiene datos personales: se puede publicar. Vuélvala a publicar cuando expida o anule.
      """,
    examples: [
      Example("empalme capacitacion verificacion", "en la carpeta verificacion-certificados del expediente"),
      Example("empalme capacitacion verificacion --salida ~/para-el-sitio", "en otra carpeta"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var place: OutputPlace
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try WriteVerification(
      folder, date: place.date(in: session), target: place.target(in: session)
    ).run()
    if output.json {
      try session.console.show(
        json: [
          "archivo": outcome.page.path(percentEncoded: false), "certificados": "\(outcome.certificates)",
        ])
      return .success
    }
    let count = outcome.certificates
    session.console.show(
      Paragraph(
        "Se escribió la página con \(count == 1 ? "1 certificado" : "\(count) certificados"): "
          + session.shown(outcome.page), .good))
    if count == 0 {
      session.console.nextStep(
        "expida primero los certificados", "empalme capacitacion certificar\(session.caseSuffix(folder))")
    } else {
      session.console.nextStep(
        outcome.address.isEmpty
          ? "ábrala en un navegador y pruébela con un certificado; luego publíquela en el sitio del municipio"
          : "publíquela en \(outcome.address)")
    }
    return .success
  }
}

/// `empalme capacitacion verificar-certificado`: a paper against the registry.
package struct CheckCertificate: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "verificar-certificado", "Comparar un certificado con el registro.",
    discussion: """
      Muestra lo que el certificado debe decir. Con --huella y --titular se compara además lo que está en el papel. \
      Termina con 1 si el certificado no vale o algo no coincide.
      """,
    examples: [
      Example("empalme capacitacion verificar-certificado EMP-2011-00042-HZ", "muestra lo registrado"),
      Example(
        "empalme capacitacion verificar-certificado EMP-2011-00042-HZ --huella 7K3M-9QXW-0ABC-DEFG --titular 'Rosa Páez'",
        "compara lo que dice el papel"),
    ],
    statuses: [.success, .defects, .usage, .noInput])

  @Argument(help: ArgumentHelp("Código del certificado.", valueName: "código"))
  var codigo: String

  @Option(help: ArgumentHelp("Huella que está en el papel.", valueName: "huella"))
  var huella: String?

  @Option(help: ArgumentHelp("Nombre o documento que está en el papel.", valueName: "texto"))
  var titular: String?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try VerifyCertificate.run(folder, code: codigo, mark: huella, holder: titular)
    let status: ExitStatus = outcome.objections.isEmpty ? .success : .defects
    if output.json {
      try session.console.show(json: CheckJSON(outcome))
      return status
    }
    let found = outcome.certificate
    if outcome.objections.isEmpty {
      session.console.show(Paragraph("✓ El certificado está registrado y vigente.", .good))
    }
    for objection in outcome.objections {
      let successor = objection == .reissued ? outcome.successor.map { ": \($0)" } ?? "" : ""
      session.console.show(Paragraph("✗ \(Self.sentence(objection.rawValue))\(successor).", .bad))
    }
    session.console.show(Gap(), Facts(Self.facts(found)))
    session.console.nextStep(
      status == .success
        ? "compare cada línea con el papel"
        : "no acepte el papel; pida el certificado vigente o una explicación")
    return status
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func facts(_ certificate: Certificate) -> [(String, String)] {
    [
      ("Código", certificate.code), ("Estado", certificate.state.rawValue), ("Motivo", certificate.reason),
      ("Clase", certificate.kind.rawValue), ("Nombre", certificate.name), ("Documento", certificate.document),
      ("Curso", certificate.course), ("Tipo", certificate.courseKind?.rawValue ?? ""),
      ("Horas", certificate.hours?.spanish ?? ""), ("Fechas", certificate.period),
      ("Nivel", certificate.level),
      ("Expedido", certificate.date?.inWords ?? ""), ("Firma", certificate.signer),
      ("Huella", certificate.mark), ("Reemplaza", certificate.replaces),
    ].filter { !$0.1.isEmpty }
  }
}

/// What the registry says of a paper, for another program.
struct CheckJSON: Encodable {
  private let certificado: RowJSON
  private let reemplazadoPor: String?
  private let reparos: [String]

  private enum CodingKeys: String, CodingKey {
    case certificado, reparos
    case reemplazadoPor = "reemplazado_por"
  }

  init(_ outcome: VerifyCertificate.Outcome) {
    certificado = RowJSON(outcome.certificate)
    reemplazadoPor = outcome.successor
    reparos = outcome.objections.map(\.rawValue)
  }
}
