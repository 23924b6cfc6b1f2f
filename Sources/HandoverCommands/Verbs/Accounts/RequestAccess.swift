package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme cuentas solicitud`: the form that asks for new administrators of site and mail.
package struct RequestAccess: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "solicitud", "Escribir el formato con que se piden administradores nuevos para el sitio y el correo.",
    discussion: """
      Sigue el formato «Gestión de sitios web y correos electrónicos para entidades públicas», campo por campo. Los \
      datos de la entidad y de quien recibe salen de la ficha. El documento, los teléfonos y el correo personal solo \
      van si los da aquí: no se guardan en el expediente. Lo que no se sabe queda en blanco, «por diligenciar». La \
      página lleva datos personales y no se publica.
      """,
    examples: [
      Example("empalme cuentas solicitud", "en blanco lo que falta, para llenar a mano"),
      Example(
        "empalme cuentas solicitud --usuario 'Ana Ruiz;Técnica de sistemas;;administrador' --pdf",
        "con un usuario, también en PDF"),
      Example(
        "empalme cuentas solicitud --documento 1000000001 --correo-personal ana@example.com --celular 3000000000",
        "con los datos de quien recibe"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Nombre, cargo, correo y rol (autor, editor o administrador), separados por punto y coma; se puede repetir.",
      valueName: "usuario"))
  var usuario: [UserArgument] = []

  @Option(help: ArgumentHelp("Qué clase de entidad es.", valueName: "texto"))
  var tipoEntidad = "Alcaldía"

  @Option(help: ArgumentHelp("Documento de identidad de quien recibe.", valueName: "número"))
  var documento = ""

  @Option(help: ArgumentHelp("Primer día del periodo de quien recibe.", valueName: "fecha"))
  var periodoDesde: DayArgument?

  @Option(help: ArgumentHelp("Último día del periodo de quien recibe.", valueName: "fecha"))
  var periodoHasta: DayArgument?

  @Option(help: ArgumentHelp("Teléfono de quien recibe.", valueName: "número"))
  var telefono = ""

  @Option(help: ArgumentHelp("Celular de quien recibe.", valueName: "número"))
  var celular = ""

  @Option(
    help: ArgumentHelp(
      "Correo personal de quien recibe, al que llegan las claves nuevas.", valueName: "correo"))
  var correoPersonal = ""

  @OptionGroup var place: OutputPlace
  @OptionGroup var pages: PrintingOptions
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let written = try await WriteAccessRequest(
      folder, facts(session), to: place.target(in: session), printing: try pages.printing(in: session)
    ).run()
    if output.json {
      try session.console.show(json: written.map { $0.url.path(percentEncoded: false) })
      return .success
    }
    session.console.show(
      Facts(written.map { ("Solicitud de administración de usuarios", session.shown($0.url)) }))
    if let blanks = written.first?.blanks, blanks > 0 {
      session.console.tell(
        "\(counted(blanks, "campo queda", "campos quedan")) por diligenciar: se llenan a mano o se dan con opciones."
      )
    }
    session.console.nextStep(
      "imprímala, complétela, fírmela y envíela; no la publique: lleva datos personales")
    return .success
  }

  private func facts(_ session: Session) -> AccessRequest {
    var request = AccessRequest(date: place.date(in: session))
    (request.entityKind, request.document, request.users) = (tipoEntidad, documento, usuario.map(\.user))
    (request.termStart, request.termEnd) = (periodoDesde?.date, periodoHasta?.date)
    (request.phone, request.mobile, request.privateEmail) = (telefono, celular, correoPersonal)
    return request
  }
}

/// A user of the site as it is typed: `nombre;cargo;correo;rol`.
struct UserArgument: ExpressibleByArgument {
  let user: AccessRequest.User

  init?(argument: String) {
    let parts = argument.split(separator: ";", omittingEmptySubsequences: false)
      .map { CellText.tidied(String($0)) }
    guard parts.count == 4, !parts[0].isEmpty, let role = try? AccessRequest.Role(fieldText: parts[3])
    else { return nil }
    user = AccessRequest.User(name: parts[0], post: parts[1], email: parts[2], role: role)
  }
}
