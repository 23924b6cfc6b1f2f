package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme verificador`: the page that verifies bundles in a browser.
package struct Verifier: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "verificador", "Escribir la página con la que se comprueba un paquete en el navegador.",
    discussion: """
      Es un solo archivo HTML que funciona sin instalar nada y sin red, desde una memoria USB o desde el sitio web. \
      Quien recibe arrastra sobre ella el ZIP, o la carpeta que salió de él, y ve lo mismo que dice «empalme \
      verificar», con los mismos códigos y palabras. «construir» la deja junto a cada versión sellada; esta orden \
      sirve para entregarla aparte, o con paquetes sellados antes.
      """,
    examples: [Example("empalme verificador --salida verificador.html", "la página, en un archivo nuevo")],
    statuses: [.success, .usage, .cannotCreate, .inputOutput])

  @Option(
    help: ArgumentHelp(
      "Archivo nuevo en el que se escribe; «-» es la salida estándar.", valueName: "archivo"))
  var salida: String

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if salida == "-", output.json {
      throw UsageProblem(
        "la página y el JSON no caben juntos en la salida estándar", hint: "escriba la página en un archivo")
    }
    let page = try WriteVerifier.run()
    if salida == "-" {
      session.console.output.write(page.text)
      return .success
    }
    let file = session.url(salida)
    try PageFile.write(page.text, to: file)
    if output.json {
      try session.console.show(json: VerifierJSON(page, file))
    } else {
      session.console.show(
        Facts([
          ("Página", session.shown(file)), ("Tamaño", ByteCount(UInt64(page.text.utf8.count)).description),
          ("SHA-256", page.sha256.hex),
        ]))
    }
    session.console.nextStep("entréguela junto con el ZIP: quien recibe la abre y arrastra el ZIP sobre ella")
    return .success
  }
}

/// What was written, for another program.
struct VerifierJSON: Encodable {
  private let archivo: String
  private let bytes: Int
  private let sha256: String

  init(_ page: WriteVerifier.Page, _ file: URL) {
    archivo = file.path(percentEncoded: false)
    bytes = page.text.utf8.count
    sha256 = page.sha256.hex
  }
}
