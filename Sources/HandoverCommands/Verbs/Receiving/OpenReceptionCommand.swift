package import ArgumentParser
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme recibir abrir`: verifies a bundle and begins its reception.
package struct OpenReceptionCommand: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "abrir", "Comprobar un paquete y empezar su recepción.",
    discussion: """
      Verifica el ZIP o la carpeta como «empalme verificar», dice el veredicto y escribe recepcion.json al lado del \
      paquete, o donde diga --salida, con todo lo que hay por recibir. Un paquete con defectos también se recibe: cada \
      elemento dice qué le pasa. Un archivo que existe no se reemplaza.

      Con --anterior continúa una recepción firmada, del mismo paquete o de la versión anterior: lo que sigue igual \
      conserva lo que se decidió, y queda por revisar solo lo nuevo y lo que cambió.
      """,
    examples: [
      Example(
        "empalme recibir abrir paquete.zip --codigo A1B2-C3D4-E5F6-0718", "compara con el acta y empieza"),
      Example("empalme recibir abrir paquete.zip --salida recibo/recepcion.json", "en otra carpeta"),
      Example(
        "empalme recibir abrir paquete_v0002.zip --anterior recepcion-v1.json --salida recepcion-v2.json",
        "la versión siguiente: solo las diferencias"),
    ],
    statuses: [.success, .defects, .remarks, .data, .noInput, .cannotCreate])

  @Argument(help: ArgumentHelp("El ZIP, o la carpeta que salió de él.", valueName: "paquete"))
  var paquete: String

  @Option(help: ArgumentHelp("Sello impreso en el acta, completo o corto.", valueName: "sello"))
  var codigo: String?

  @Option(help: ArgumentHelp("Recepción firmada que esta continúa.", valueName: "recepción"))
  var anterior: String?

  @Option(
    help: ArgumentHelp(
      "Archivo nuevo de la recepción; si se omite, recepcion.json al lado del paquete.", valueName: "archivo")
  )
  var salida: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    let surroundings = session.surroundings { step in
      line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
    }
    let outcome = try await OpenReception(
      session.url(paquete), code: codigo, earlier: anterior.map(session.url), output: salida.map(session.url),
      surroundings
    ).run()
    line.finish()
    if output.json {
      try session.console.show(json: ReceptionJSON(outcome.reception))
    } else {
      show(outcome, session)
    }
    session.console.nextStep(
      "vea qué pide atención y qué falta por revisar", session.receptionCommand("estado", outcome.reception))
    return switch outcome.report.verdict {
    case .intact: .success
    case .remarks: .remarks
    case .altered: .defects
    }
  }

  private func show(_ outcome: OpenReception.Outcome, _ session: Session) {
    let file = outcome.reception.file
    session.console.show(AuditSummary(outcome.report), Gap())
    let opened = "Se abrió la recepción \(session.shown(outcome.reception.url)): "
    session.console.show(Paragraph(opened + Self.contents(of: file) + ".", .good))
    if let carried = Self.carried(file) { session.console.show(Paragraph(carried)) }
    session.console.show(Paragraph(ReceptionProgress(file.items, ReceptionLedger(file)).sentence))
  }

  /// «34 elementos, 2 carpetas generadas y 1 archivo sin catalogar por recibir».
  private static func contents(of file: ReceptionFile) -> String {
    let counts: [(ReceptionItem.Kind, String, String)] = [
      (.element, "elemento", "elementos"), (.folder, "carpeta del paquete", "carpetas del paquete"),
      (.file, "archivo sin catalogar", "archivos sin catalogar"),
    ]
    let parts = counts.compactMap { kind, one, many in
      let count = file.items.count { $0.kind == kind }
      return count == 0 ? nil : counted(count, one, many)
    }
    return parts.count > 1
      ? parts.dropLast().joined(separator: ", ") + " y " + (parts.last ?? "") : parts.joined()
  }

  /// What the earlier reception left; nil without one.
  private static func carried(_ file: ReceptionFile) -> String? {
    guard file.earlier != nil else { return nil }
    func count(_ change: ReceptionItem.Change) -> Int { file.items.count { $0.change == change } }
    return "Frente a la recepción anterior: iguales \(count(.same)), cambiados \(count(.changed)), "
      + "nuevos \(count(.new)) y retirados \(file.withdrawn.count)."
  }
}
