package import HandoverModel

/// The attendance list of a session, to print and have signed.
package enum AttendancePage {
  /// Writes the list with `people` filled in and room for more; an empty one leaves every row blank.
  ///
  /// `hash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ session: TrainingSession, people: [Person], tool: Tool?, of pages: TrainingPages, templates: Templates,
    hash: (String) -> String
  ) throws(TemplateError) -> String {
    let parts = try TrainingPages.parts(templates, [styleSheet], hash)
    return try templates.render(
      template, scope(session, people, tool, pages, parts),
      specimen: scope(session, [], nil, pages, .specimen))
  }

  static let template = "capacitacion/lista"
  static let styleSheet = "capacitacion/lista.css"

  /// Rows that fit on a letter-size sheet on its side with the heading above and the closing below.
  static let rowsPerSheet = 12

  static func scope(
    _ session: TrainingSession, _ people: [Person], _ tool: Tool?, _ pages: TrainingPages, _ parts: PageParts
  ) -> Scope {
    let sheets = max(1, (people.count + spareRows + rowsPerSheet - 1) / rowsPerSheet)
    return pages.base("Listado de asistencia \(session.code)", parts).adding(heading(session, tool, pages))
      .adding([
        "hojas": .list(
          (0..<sheets).map { sheet in
            Scope([
              "hoja": .text("\(sheet + 1)"), "de": .text("\(sheets)"),
              "es_ultima": .flag(sheet == sheets - 1),
              "filas": .list(
                (0..<rowsPerSheet).map { index in row(sheet * rowsPerSheet + index, people) }),
            ])
          })
      ])
  }

  /// Blank rows for people who come without having been called.
  private static let spareRows = 3

  private static func heading(
    _ session: TrainingSession, _ tool: Tool?, _ pages: TrainingPages
  ) -> [String: Scope.Value] {
    let settings = pages.settings
    let last = session.ends == session.starts ? nil : session.ends
    return [
      "sesion": .text(session.code), "tema": .text(session.subject), "tipo": .text(session.kind.rawValue),
      "objetivo": .text(tool.map { "Dominar la herramienta «\($0.name)»" } ?? ""),
      "fecha": .text([session.starts, last].compactMap { $0?.inFigures }.joined(separator: " a ")),
      "horas": .text(session.hours.map(Wording.hours) ?? ""), "lugar": .text(session.place),
      "facilitador": .text(session.facilitator), "entidad_facilitadora": .text(session.facilitatorEntity),
      "codigo_formato": .text(settings.formCode), "version_formato": .text(settings.formVersion),
      "fecha_formato": .text(settings.formDate?.inFigures ?? ""),
    ]
  }

  private static func row(_ index: Int, _ people: [Person]) -> Scope {
    let person = people.indices.contains(index) ? people[index] : Person()
    let isBlank = !people.indices.contains(index)
    return Scope([
      "numero": .text("\(index + 1)"), "nombre": .text(person.name),
      "documento": .text(
        isBlank ? "" : "\(person.documentKind.rawValue) \(person.document.asDocumentNumber)"),
      "dependencia": .text(person.office), "cargo": .text(person.post),
      "vinculacion": .text(person.link?.rawValue ?? ""), "correo": .text(person.email),
    ])
  }
}
