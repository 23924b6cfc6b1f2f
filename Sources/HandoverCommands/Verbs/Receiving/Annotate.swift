package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir anotar`: what somebody decides about some items.
package struct Annotate: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "anotar", "Anotar qué se decide: recibido, con observaciones, faltante o no aplica.",
    discussion: """
      Se nombran códigos, o una sección, una serie o todo. Lo que se nombra por sección, serie o todo deja quieto lo que \
      ya está revisado, salvo con --tambien-revisados; un código que se nombra se anota siempre.

      Recibir algo alterado, ausente o declarado faltante, o cuya cuenta no es la del inventario, pide una observación. \
      Si las reglas no dejan anotar una parte, se dice cuál y no se guarda nada, hasta que se confirme anotar los demás.
      """,
    examples: [
      Example(
        "empalme recibir anotar recepcion.json --estado recibido --serie Actas --solo-integros --nombre 'Ana Ruiz'",
        "recibe lo que está íntegro en una serie"),
      Example(
        "empalme recibir anotar recepcion.json E-004 --estado 'con observaciones' --observacion 'Falta el anexo 2' --plazo-dias 10 --responsable 'Luis Gil'",
        "con observación, plazo y quien debe subsanar"),
      Example(
        "empalme recibir anotar recepcion.json E-011 --estado recibido --cajas 3 --folios 412",
        "un elemento físico, contado"),
      Example("empalme recibir anotar recepcion.json E-009 --estado faltante", "no está"),
    ],
    statuses: [.success, .unconfirmed, .usage, .data, .noInput, .cannotCreate, .temporary])

  @OptionGroup var recepcion: ReceptionArgument

  @Argument(help: ArgumentHelp("Códigos de los elementos.", valueName: "código"))
  var codigos: [String] = []

  @Option(
    help: ArgumentHelp("recibido, con observaciones, faltante o no aplica.", valueName: "estado"))
  var estado: JudgementArgument

  @Option(help: ArgumentHelp("Todo lo de esta sección; se puede repetir.", valueName: "sección"))
  var seccion: [String] = []

  @Option(help: ArgumentHelp("Todo lo de esta serie; se puede repetir.", valueName: "serie"))
  var serie: [String] = []

  @Flag(help: "Todo lo que está por revisar.")
  var todos = false

  @Flag(help: "Solo lo que está íntegro y se declaró entregado.")
  var soloIntegros = false

  @Flag(help: "Cambiar también lo que ya está revisado.")
  var tambienRevisados = false

  @OptionGroup var persona: DecidingPerson

  @Option(help: ArgumentHelp("Qué se observa.", valueName: "texto"))
  var observacion = ""

  @Option(
    help: ArgumentHelp("Días hábiles para subsanar, desde la firma, de 1 a 365.", valueName: "días"))
  var plazoDias: Int?

  @Option(help: ArgumentHelp("Quién debe subsanar.", valueName: "nombre"))
  var responsable = ""

  @Option(help: ArgumentHelp("Cajas contadas.", valueName: "cuántas"))
  var cajas: Int?

  @Option(help: ArgumentHelp("Carpetas contadas.", valueName: "cuántas"))
  var carpetas: Int?

  @Option(help: ArgumentHelp("Tomos contados.", valueName: "cuántos"))
  var tomos: Int?

  @Option(help: ArgumentHelp("Folios contados.", valueName: "cuántos"))
  var folios: Int?

  @Flag(help: "Si las reglas no dejan anotar una parte, anotar los demás sin preguntar.")
  var confirmar = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if selection.isEmpty {
      throw ValidationError("diga qué se anota: códigos, --seccion, --serie o --todos")
    }
    if let plazoDias, !(1...ReceptionDecision.longestTerm).contains(plazoDias) {
      throw ValidationError("--plazo-dias va de 1 a \(ReceptionDecision.longestTerm)")
    }
    if [cajas, carpetas, tomos, folios].compactMap(\.self).contains(where: { $0 < 0 || $0 > 999_999_999 }) {
      throw ValidationError("las cuentas van de 0 a 999999999")
    }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let action = ChangeReception(recepcion.url(in: session), session.surroundings())
    var outcome = try action.decide(draft, about: selection, withoutRefused: confirmar)
    if outcome.decision == nil {
      session.console.tell(RefusedItems(outcome.plan))
      let question = "¿Anotar los otros \(outcome.plan.chosen.count)?"
      guard let isConfirmed = session.confirms(question) else {
        session.console.nextStep(
          "agregue --observacion para todos, o --confirmar para anotar solo los otros \(outcome.plan.chosen.count); aún no se guardó nada"
        )
        return .unconfirmed
      }
      guard isConfirmed else {
        session.console.tell("No se guardó nada.")
        return .unconfirmed
      }
      outcome = try action.decide(draft, about: selection, withoutRefused: true)
    } else if !outcome.plan.refused.isEmpty {
      session.console.tell(RefusedItems(outcome.plan))
    }
    show(outcome, session)
    return .success
  }

  private var selection: ReceptionSelection {
    var selection = ReceptionSelection()
    selection.codes = codigos
    selection.sections = seccion
    selection.series = serie
    selection.isEverything = todos
    selection.isIntactOnly = soloIntegros
    selection.includesReviewed = tambienRevisados
    return selection
  }

  private var draft: ReceptionDecision {
    var draft = ReceptionDecision()
    draft.state = estado.state
    draft.name = persona.signatory.name
    draft.post = persona.signatory.post
    draft.observation = observacion.withoutOuterSpace
    draft.term = plazoDias
    draft.mender = responsable.withoutOuterSpace
    var counted = CountedUnits()
    counted.boxes = cajas
    counted.folders = carpetas
    counted.volumes = tomos
    counted.sheets = folios
    draft.counted = counted.isEmpty ? nil : counted
    return draft
  }

  private func show(_ outcome: ChangeReception.Decided, _ session: Session) {
    guard let decision = outcome.decision else { return }
    let reception = outcome.reception
    if output.json {
      try? session.console.show(json: ReceptionJSON(reception))
    } else {
      let codes = decision.items.prefix(6).joined(separator: ", ")
      let others = decision.items.count > 6 ? "…" : ""
      session.console.show(
        Paragraph(
          "Se anotó «\(estado.state.rawValue)» en \(counted(decision.items.count, "elemento", "elementos")) "
            + "(\(codes)\(others)): decisión \(decision.number), de \(decision.name).", .good))
      for remark in Self.remarks(outcome.plan) { session.console.show(Paragraph(remark)) }
      session.console.show(
        Paragraph(ReceptionProgress(reception.file.items, ReceptionLedger(reception.file)).sentence))
    }
    session.nextStep(in: reception)
  }

  private static func remarks(_ plan: ReceptionPlan) -> [String] {
    var remarks: [String] = []
    if !plan.reviewed.isEmpty {
      let count = plan.reviewed.count
      remarks.append(
        "\(count) que ya \(count == 1 ? "estaba revisado quedó igual" : "estaban revisados quedaron igual").")
    }
    if !plan.left.isEmpty {
      remarks.append(
        "Quedaron por fuera, por no tener archivos íntegros o no estar declarados como entregados: "
          + plan.left.map(\.code).joined(separator: ", ") + ".")
    }
    return remarks
  }
}

/// The items that the rules do not let somebody decide about, each with its reason.
struct RefusedItems: Block {
  private let plan: ReceptionPlan

  init(_ plan: ReceptionPlan) { self.plan = plan }

  func text(in style: Style) -> String {
    let count = plan.refused.count
    let head = "Así no \(count == 1 ? "se puede anotar uno" : "se pueden anotar \(count)"):"
    let lines = plan.refused.prefix(20).map { refused in
      "  "
        + "\(refused.item.code) \(refused.item.title): \(refused.violation.problem)".wrapped(
          to: style.width, indent: 4)
    }
    return ([style.paint(head, .doubtful)] + lines + (count > 20 ? ["  y \(count - 20) más"] : []))
      .joined(separator: "\n")
  }
}
