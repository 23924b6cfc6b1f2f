package import ArgumentParser
import Foundation
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme comparar`: what changed between two bundles.
package struct Compare: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "comparar", "Decir qué cambió entre dos paquetes.",
    discussion: """
      Sirve para dos versiones, para las dos ediciones de una versión y para bolsas BagIt de otros programas; cada uno \
      puede ser el ZIP o la carpeta que salió de él. Compara los datos y las huellas que cada paquete declara, sin leer \
      su contenido; con --verificar comprueba antes que cada uno esté íntegro. Que haya diferencias no es un defecto: \
      el estado es 0, y con --json lo dice «iguales».
      """,
    examples: [
      Example("empalme comparar paquete_v0001.zip paquete_v0002.zip", "qué trajo la versión 2"),
      Example(
        "empalme comparar paquete_v0001.zip paquete_v0002.zip --html cambios.html",
        "lo mismo como página para imprimir o publicar"),
      Example(
        "empalme comparar paquete_v0001.zip paquete_v0002.zip --verificar", "comprueba antes los dos paquetes"
      ),
    ],
    statuses: [.success, .defects, .remarks, .data, .noInput, .cannotCreate])

  @Argument(help: ArgumentHelp("El primer paquete, por lo general el más antiguo.", valueName: "a"))
  var primero: String

  @Argument(help: ArgumentHelp("El segundo paquete.", valueName: "b"))
  var segundo: String

  @Option(
    help: ArgumentHelp(
      "Escribir la comparación como página HTML en ese archivo nuevo; «-» es la salida estándar.",
      valueName: "archivo"))
  var html: String?

  @Flag(help: "Comprobar antes que cada paquete esté íntegro.")
  var verificar = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if html == "-", output.json {
      throw UsageProblem(
        "la página y el JSON no caben juntos en la salida estándar", hint: "escriba la página en un archivo")
    }
    let outcome = try await compared(session)
    let page = try html.map { place in (place: place, text: try CompareBundles.page(outcome)) }
    if let page, page.place != "-" { try PageFile.write(page.text, to: session.url(page.place)) }
    if let page, page.place == "-" {
      session.console.output.write(page.text)
    } else if output.json {
      try session.console.show(json: ComparisonJSON(outcome))
    } else {
      session.console.show(ComparisonScreen(outcome))
    }
    advise(session, outcome)
    return ExitStatus(outcome.audits.flatMap(\.findings))
  }

  private func compared(_ session: Session) async throws -> CompareBundles.Outcome {
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    return try await CompareBundles.run(
      session.url(primero).path(percentEncoded: false), session.url(segundo).path(percentEncoded: false),
      verifying: verificar,
      session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
  }

  private func advise(_ session: Session, _ outcome: CompareBundles.Outcome) {
    if let html, html != "-" {
      session.console.tell("La página quedó en \(session.shown(session.url(html))).")
    }
    let (first, second) = (session.shown(session.url(primero)), session.shown(session.url(segundo)))
    if outcome.comparison.relation == .predecessor {
      session.console.nextStep(
        "invierta el orden para leer los cambios como ocurrieron", "empalme comparar \(second) \(first)")
    } else if outcome.audits.isEmpty {
      session.console.nextStep(
        "compruebe además que los dos están íntegros", "empalme comparar \(first) \(second) --verificar")
    }
  }
}

/// The comparison for another program: with the audits when there are any.
private struct ComparisonJSON: Encodable {
  let outcome: CompareBundles.Outcome

  init(_ outcome: CompareBundles.Outcome) { self.outcome = outcome }

  private enum CodingKeys: String, CodingKey {
    case audits = "verificacion"
  }

  func encode(to encoder: any Encoder) throws {
    try outcome.comparison.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome.audits, forKey: .audits)
  }
}

/// A page that a command leaves where the user says; nothing is replaced.
enum PageFile {
  /// Writes a new file.
  static func write(_ text: String, to url: URL) throws {
    try checkFree(url)
    try Data(text.utf8).write(to: url, options: .atomic)
  }

  /// Finds out that there is no file of that name yet.
  static func checkFree(_ url: URL) throws {
    guard !FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      throw PageExists(path: url.path(percentEncoded: false))
    }
  }

  private struct PageExists: Explained {
    let path: String
    var message: String { "«\(path)» ya existe y no se reemplaza" }
    let hint: String? = "escriba otro nombre de archivo, o «-» para la salida estándar"
    let status = ExitStatus.cannotCreate
  }
}
