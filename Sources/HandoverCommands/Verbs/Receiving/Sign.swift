package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir firmar`: closes the reception.
package struct Sign: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "firmar", "Cerrar la recepción con lugar, fecha y partes; después ya no cambia.",
    discussion: """
      Numera las observaciones y los faltantes y calcula sus plazos en días hábiles desde la firma: los que se anotaron, o \
      30 (Ley 951 de 2005). Lo que aún está por revisar no impide firmar: el acta será parcial y se continúa después con \
      «empalme recibir abrir --anterior». En una terminal pregunta antes de cerrar.
      """,
    examples: [
      Example(
        "empalme recibir firmar recepcion.json --lugar Piedras --recibe 'Ana Ruiz' --cargo-recibe Alcaldesa --entrega 'Luis Gil' --cargo-entrega 'Alcalde saliente' --testigo 'Eva Paz, Personera'",
        "con fecha de hoy"),
      Example(
        "empalme recibir firmar recepcion.json --lugar Piedras --fecha 2012-01-13 --recibe 'Ana Ruiz' --entrega 'Luis Gil'",
        "con otra fecha"),
    ],
    statuses: [.success, .unconfirmed, .usage, .data, .noInput, .cannotCreate, .temporary])

  @OptionGroup var recepcion: ReceptionArgument

  @Option(help: ArgumentHelp("Dónde se firma.", valueName: "lugar"))
  var lugar: String

  @Option(
    help: ArgumentHelp("Día de la firma, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  @Option(help: ArgumentHelp("Quien recibe.", valueName: "nombre"))
  var recibe: String

  @Option(help: ArgumentHelp("Cargo de quien recibe.", valueName: "cargo"))
  var cargoRecibe = ""

  @Option(help: ArgumentHelp("Quien entrega.", valueName: "nombre"))
  var entrega: String

  @Option(help: ArgumentHelp("Cargo de quien entrega.", valueName: "cargo"))
  var cargoEntrega = ""

  @Option(help: ArgumentHelp("Testigo, con su cargo; se puede repetir.", valueName: "nombre, cargo"))
  var testigo: [SignatoryArgument] = []

  @Option(help: ArgumentHelp("Lo que las partes quieran dejar dicho.", valueName: "texto"))
  var nota = ""

  @Flag(help: "Cerrar sin preguntar.")
  var confirmar = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let surroundings = session.surroundings()
    let action = ChangeReception(recepcion.url(in: session), surroundings)
    let signature = signature(on: fecha?.date ?? surroundings.today)
    let open = try action.preview(signature)
    if !confirmar {
      let progress = ReceptionProgress(open.file.items, ReceptionLedger(open.file)).sentence
      if session.confirms("\(progress).\n¿Cerrar la recepción? Después ya no cambia.") == false {
        session.console.tell("No se firmó.")
        return .unconfirmed
      }
    }
    let signed = try action.sign(signature)
    if output.json {
      try session.console.show(json: ReceptionJSON(signed))
    } else {
      session.console.show(SignatureScreen(signed))
    }
    session.console.nextStep(
      "guarde una copia de \(session.shown(signed.url)) junto al paquete y haga el acta",
      session.receptionCommand("acta", signed, "--paquete paquete.zip"))
    return .success
  }

  private func signature(on date: CalendarDate) -> ReceptionSignature {
    var signature = ReceptionSignature()
    signature.date = date
    signature.place = lugar.withoutOuterSpace
    signature.receiver = Signatory(name: recibe.withoutOuterSpace, post: cargoRecibe.withoutOuterSpace)
    signature.deliverer = Signatory(name: entrega.withoutOuterSpace, post: cargoEntrega.withoutOuterSpace)
    signature.witnesses = testigo.map(\.signatory)
    signature.note = nota.withoutOuterSpace
    return signature
  }
}

/// A reception that was signed: when, by whom, and what remains to be answered.
struct SignatureScreen: Block {
  private let reception: StoredReception

  init(_ reception: StoredReception) { self.reception = reception }

  func text(in style: Style) -> String {
    guard let signature = reception.file.signature else { return "" }
    let progress = ReceptionProgress(reception.file.items, ReceptionLedger(reception.file))
    let kind = progress.pending == 0 ? "Recepción firmada" : "Recepción parcial firmada"
    var parts = [
      style.paint("\(kind) el \(signature.date.inWords) en \(signature.place).", .good),
      Facts(
        [
          ("Recibe", Self.text(signature.receiver)), ("Entrega", Self.text(signature.deliverer)),
          ("Testigos", signature.witnesses.map(Self.text).joined(separator: "; ")),
          ("Avance", progress.sentence), ("Huella SHA-256", reception.fingerprint.hex),
        ].filter { !$0.1.isEmpty }
      ).text(in: style),
    ]
    if !signature.observations.isEmpty {
      parts.append(
        Heading("Observaciones por responder").text(in: style) + "\n"
          + TextTable(
            [
              ("N.º", .right), ("Elementos", .left), ("Observación", .left), ("Plazo", .left),
              ("Responsable", .left),
            ],
            rows: signature.observations.map { observation in
              [
                "\(observation.number)", observation.items.joined(separator: ", "), observation.text,
                observation.due.description, observation.mender,
              ]
            }
          ).text(in: style))
    }
    return parts.joined(separator: "\n\n")
  }

  private static func text(_ person: Signatory) -> String {
    person.post.isEmpty ? person.name : "\(person.name), \(person.post)"
  }
}
