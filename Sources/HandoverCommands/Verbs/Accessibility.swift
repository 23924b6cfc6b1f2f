package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme accesibilidad`: the document against the 32 criteria of Resolución 1519 de 2020.
package struct Accessibility: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "accesibilidad", "Comprobar la accesibilidad del documento y preparar la declaración.",
    discussion: """
      Examina el documento público de una versión sellada, criterio por criterio (CC1 a CC32 del anexo 1 de la \
      Resolución 1519 de 2020). Cada uno cumple, con su prueba; no aplica, con su motivo; no cumple, y dónde; o \
      necesita revisión humana, y qué debe mirarse. Con --html escribe la declaración que firma el funcionario \
      responsable.
      """,
    examples: [
      Example("empalme accesibilidad", "los 32 criterios del documento de la última versión"),
      Example(
        "empalme accesibilidad --html accesibilidad.html --fecha 2011-12-28", "la declaración para firmar"),
      Example("empalme accesibilidad --pagina documento/carpeta-web/index.html", "otra página"),
    ],
    statuses: [.success, .defects, .usage, .data, .noInput, .cannotCreate])

  @OptionGroup var expediente: CaseArgument

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("Versión sellada; si se omite, la última.", valueName: "número"))
  var number: Int?

  @Option(help: ArgumentHelp("Examinar esta página en vez de la sellada.", valueName: "archivo"))
  var pagina: String?

  @Option(
    help: ArgumentHelp(
      "Escribir la declaración como página HTML en ese archivo nuevo; «-» es la salida estándar.",
      valueName: "archivo"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Fecha del examen en la declaración, aaaa-mm-dd o dd/mm/aaaa; si se omite, queda en blanco.",
      valueName: "fecha"))
  var fecha: DayArgument?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if html == "-", output.json {
      throw UsageProblem(
        "la página y el JSON no caben juntos en la salida estándar", hint: "escriba la página en un archivo")
    }
    let outcome =
      if let pagina {
        try ExamineAccessibility.run(page: session.url(pagina))
      } else {
        try ExamineAccessibility.run(expediente.folder(in: session), version: number)
      }
    let page = try html.map { _ in try ExamineAccessibility.declaration(outcome, date: fecha?.date) }
    if let page, let html, html != "-" { try PageFile.write(page, to: session.url(html)) }
    if let page, html == "-" {
      session.console.output.write(page)
    } else if output.json {
      try session.console.show(
        json: AccessibilityJSON(
          archivo: outcome.file.path(percentEncoded: false), sha256: outcome.sha256.hex,
          criterios: outcome.results))
    } else {
      session.console.show(AccessibilityScreen(outcome))
    }
    advise(session, outcome)
    return outcome.isUnmet ? .defects : .success
  }

  private func advise(_ session: Session, _ outcome: ExamineAccessibility.Outcome) {
    if let html, html != "-" {
      session.console.tell("La declaración quedó en \(session.shown(session.url(html))).")
      session.console.nextStep("revise los criterios que lo piden, complétela y fírmela")
    } else if outcome.isUnmet {
      session.console.nextStep("corrija las plantillas y selle otra versión")
    } else {
      session.console.nextStep(
        "prepare la declaración para firmar", "empalme accesibilidad --html accesibilidad.html")
    }
  }
}

/// The 32 answers, for the screen.
private struct AccessibilityScreen: Block {
  let outcome: ExamineAccessibility.Outcome

  init(_ outcome: ExamineAccessibility.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    let kinds = ["cumple", "no cumple", "no aplica", "revisión humana"]
    let counts = kinds.map { kind in "\(outcome.results.count { $0.kind == kind }) \(kind)" }
    let answers = outcome.results.map { answer in
      let head = "\(answer.code.padded(to: 5)) \(answer.name): "
      return head + style.paint(answer.kind, Self.tone(answer.kind)) + "\n      "
        + answer.reason.wrapped(to: style.width, indent: 6)
    }
    return
      ([Heading("Accesibilidad (Resolución 1519 de 2020, anexo 1)").text(in: style)] + answers
      + ["", Paragraph("Resumen: \(counts.joined(separator: ", ")).").text(in: style)]).joined(
        separator: "\n")
  }

  private static func tone(_ kind: String) -> Style.Tone {
    switch kind {
    case "cumple": .good
    case "no cumple": .bad
    case "no aplica": .faint
    default: .doubtful
    }
  }
}

/// The 32 answers, for another program.
private struct AccessibilityJSON: Encodable {
  let archivo: String
  let sha256: String
  let criterios: [ExamineAccessibility.Answer]
}
