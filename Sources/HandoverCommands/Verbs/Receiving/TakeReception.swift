package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir importar`: a signed reception becomes part of the expediente.
package struct TakeReception: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "importar", "Anotar en el expediente una recepción firmada.",
    discussion: """
      Muestra qué se escribiría y pregunta: qué se recibió de cada elemento, las observaciones con su plazo y el acta. \
      El sello de la recepción tiene que ser el de una versión sellada de este expediente, de cualquiera de las dos \
      ediciones. Importar otra vez el mismo archivo no cambia nada; una recepción que continúa otra se importa \
      después de ella.
      """,
    examples: [
      Example("empalme recibir importar mi-empalme recepcion.json", "muestra y pregunta"),
      Example("empalme recibir importar mi-empalme recepcion.json --confirmar", "sin preguntar"),
    ],
    statuses: [.success, .unconfirmed, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Carpeta del expediente; «.» es la actual.", valueName: "expediente"))
  var expediente: String

  @Argument(help: ArgumentHelp("Archivo recepcion.json, firmado.", valueName: "recepción"))
  var recepcion: String

  @Flag(help: "Guardar sin preguntar.")
  var confirmar = false

  @Flag(help: "Decir qué pasaría, sin preguntar y sin guardar nada.")
  var simular = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try session.caseFolder(expediente)
    let action = try ImportReception(session.url(recepcion), into: folder, session.surroundings())
    if confirmar, !simular {
      let outcome = try action.run()
      try show(outcome, isStored: true, session)
      return finish(outcome, folder, session)
    }
    let preview = try action.preview()
    try show(preview, isStored: false, session)
    if simular || preview.isKnown { return .success }
    guard let isConfirmed = session.confirms("¿Guardar esta recepción?") else {
      session.console.nextStep("si está bien, repita la orden con --confirmar; aún no se guardó nada")
      return .unconfirmed
    }
    guard isConfirmed else {
      session.console.tell("No se guardó nada.")
      return .unconfirmed
    }
    let outcome = try action.run()
    session.console.show(Paragraph("Quedó guardada.", .good))
    return finish(outcome, folder, session)
  }

  private func show(_ outcome: ImportReception.Outcome, isStored: Bool, _ session: Session) throws {
    if output.json {
      try session.console.show(json: IntakeJSON(outcome, isStored: isStored))
    } else {
      session.console.show(IntakeScreen(outcome, isStored: isStored))
    }
  }

  private func finish(
    _ outcome: ImportReception.Outcome, _ folder: CaseFolder, _ session: Session
  ) -> ExitStatus {
    let place = session.shown(folder.url)
    if let first = outcome.intake?.rows.observations.first {
      session.console.nextStep(
        "responda las observaciones", "empalme recibir responder \(place) \(first.number) --texto '…'")
    } else if outcome.intake != nil {
      session.console.nextStep("vea cómo queda el expediente", "empalme estado \(place)")
    }
    return .success
  }
}

/// What a reception comes to, for the screen.
struct IntakeScreen: Block {
  private let outcome: ImportReception.Outcome
  private let isStored: Bool

  init(_ outcome: ImportReception.Outcome, isStored: Bool) {
    self.outcome = outcome
    self.isStored = isStored
  }

  func text(in style: Style) -> String {
    guard let intake = outcome.intake else {
      return Paragraph("Sin cambios: esta recepción ya está en el expediente.").text(in: style)
    }
    let receipt = intake.receipt
    let title = "Recepción de la versión \(receipt.version), edición \(receipt.edition.rawValue)"
    var parts = [Heading(title).text(in: style), Facts(facts(receipt)).text(in: style)]
    parts.append(Paragraph(rowsSentence(intake)).text(in: style))
    parts += intake.rows.observations.map { observation in
      "  \(observation.number). "
        + [observation.deliverables, observation.text].filter { !$0.isEmpty }.joined(separator: " · ")
        .wrapped(to: style.width, indent: 5)
        + (observation.due.map { "\n     " + style.paint("plazo: \($0.inWords)", .faint) } ?? "")
    }
    parts += notes(intake).map { Paragraph($0, .doubtful).text(in: style) }
    parts.append(
      Paragraph(isStored ? "Quedó guardada." : "Aún no se guardó nada.", isStored ? .good : nil).text(
        in: style))
    return parts.joined(separator: "\n")
  }

  private func facts(_ receipt: Receipt) -> [(String, String)] {
    func person(_ name: String, _ post: String) -> String {
      [name, post].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let states = [
      (receipt.received, "recibido", "recibidos"),
      (receipt.withRemarks, "con observaciones", "con observaciones"),
      (receipt.missing, "faltante", "faltantes"), (receipt.notApplicable, "no aplica", "no aplican"),
      (receipt.unreviewed, "por revisar", "por revisar"),
    ].compactMap { count, one, many in count.flatMap { $0 > 0 ? counted($0, one, many) : nil } }
    return [
      (
        "Firmada",
        [receipt.place, receipt.date?.inWords ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      ),
      ("Recibe", person(receipt.receiver, receipt.receiverPost)),
      ("Entrega", person(receipt.giver, receipt.giverPost)), ("Verificación", receipt.verdict),
      ("Elementos", "\(receipt.total ?? 0): " + states.joined(separator: ", ")),
      ("Huella", receipt.digest),
    ]
  }

  private func rowsSentence(_ intake: ReceptionIntake) -> String {
    let elements = counted(intake.rows.receptions.count, "elemento", "elementos")
    let changed =
      outcome.changedElements > 0
      ? " (\(counted(outcome.changedElements, "cambia", "cambian")) de lo anotado antes)" : ""
    let questions = counted(intake.rows.observations.count, "observación", "observaciones")
    return (isStored ? "Se anotó" : "Se anotaría") + " lo dicho de \(elements)\(changed) y \(questions)."
  }

  private func notes(_ intake: ReceptionIntake) -> [String] {
    var notes = intake.renumbered.map {
      "La observación \($0.onActa) del acta queda con el número \($0.number): el \($0.onActa) ya estaba ocupado."
    }
    if !intake.leftOut.isEmpty {
      notes.append(
        "Sin anotar, porque ya no están en la tabla elementos: \(intake.leftOut.joined(separator: ", ")).")
    }
    return notes
  }
}

/// What a reception comes to, for another program.
struct IntakeJSON: Encodable {
  private let estado: String
  private let recibo: RowJSON?
  private let newElements: Int
  private let changedElements: Int
  private let observaciones: [RowJSON]
  private let renumeradas: [[String: Int]]
  private let leftOut: [String]

  private enum CodingKeys: String, CodingKey {
    case estado, recibo, observaciones, renumeradas
    case newElements = "elementos_nuevos"
    case changedElements = "elementos_cambiados"
    case leftOut = "sin_anotar"
  }

  init(_ outcome: ImportReception.Outcome, isStored: Bool) {
    estado = outcome.isKnown ? "sin cambios" : isStored ? "guardada" : "sin guardar"
    recibo = outcome.intake.map { RowJSON($0.receipt) }
    newElements = outcome.newElements
    changedElements = outcome.changedElements
    observaciones = outcome.intake?.rows.observations.map { RowJSON($0) } ?? []
    renumeradas = outcome.intake?.renumbered.map { ["acta": $0.onActa, "numero": $0.number] } ?? []
    leftOut = outcome.intake?.leftOut ?? []
  }
}
