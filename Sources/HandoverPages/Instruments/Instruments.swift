import HandoverModel

/// The legal instruments of a handover, filled in from the registry: pages, tables and a calendar.
package enum Instruments {
  /// One file to write.
  package struct File: Sendable {
    /// What it is written from.
    package enum Content: Sendable {
      case text(String)
      case sheet(Sheet)
      /// Printed forms, each on a sheet of one workbook.
      case forms([FormSheet])
      /// What another program made, for example a PDF.
      case bytes([UInt8])
    }

    /// Its name in the folder of the instruments.
    package let name: String
    /// What it is, in Spanish.
    package let title: String
    /// Whether it may be published as it is.
    package let isPublic: Bool
    /// What it is written from.
    package let content: Content

    package init(name: String, title: String, isPublic: Bool, content: Content) {
      self.name = name
      self.title = title
      self.isPublic = isPublic
      self.content = content
    }
  }

  /// Writes everything; the same input and templates give the same texts.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the pages' content security policy.
  package static func files(
    _ input: InstrumentInput, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> [File] {
    let terms = try terms(templates)
    let scope = InstrumentScope(input, terms: terms)
    let portrait = try page(of: templates, [styleSheet], styleHash)
    let landscape = try page(of: templates, [styleSheet, landscapeSheet], styleHash)
    let specimen = InstrumentScope(.specimen, terms: LegalTerm.settled)
    var files = [
      File(
        name: "acta-informe-gestion.html", title: "Acta de informe de gestión", isPublic: false,
        content: .text(
          try templates.render(
            report, scope.report(portrait), specimen: specimen.report(.specimen)))),
      File(
        name: "acta-de-entrega.html", title: "Acta de entrega", isPublic: false,
        content: .text(
          try templates.render(
            delivery, scope.delivery(portrait), specimen: specimen.delivery(.specimen)))),
    ]
    for instrument in InformationInstrument.all(of: input.registry) {
      let page = try templates.render(
        information, scope.information(instrument, landscape),
        specimen: specimen.information(.specimen, .specimen))
      files += Self.files(of: instrument, page: page, scope)
    }
    files.append(
      File(
        name: "plazos.ics", title: "Plazos del empalme para la agenda", isPublic: true,
        content: .text(scope.calendar.text)))
    return files
  }

  /// One instrument of public information in its three forms.
  private static func files(
    of instrument: InformationInstrument, page: String, _ scope: InstrumentScope
  ) -> [File] {
    let name = instrument.kind.rawValue
    let table = CSVWriter.text([instrument.columns.map(\.title)] + instrument.rows, style: .published)
    let sheet = Sheet(
      title: instrument.title, author: scope.entityName, made: scope.input.date, columns: instrument.columns,
      rows: instrument.rows)
    return [
      File(name: name + ".html", title: instrument.title, isPublic: true, content: .text(page)),
      File(
        name: name + ".csv", title: "\(instrument.title), datos abiertos", isPublic: true,
        content: .text(table)),
      File(
        name: name + ".xlsx", title: "\(instrument.title), hoja de cálculo", isPublic: true,
        content: .sheet(sheet)),
    ]
  }

  private static func page(
    of templates: Templates, _ sheets: [String], _ styleHash: (String) -> String
  ) throws(TemplateError) -> PageParts {
    let style = try PageParts.style(of: templates, sheets)
    return PageParts(style: style, styleHash: styleHash(style))
  }

  /// The settled terms with what the municipality's own table says.
  static func terms(_ templates: Templates) throws(TemplateError) -> [LegalTerm] {
    let text = try templates.text(termTable)
    do throws(GridProblem) {
      let own = try LegalTermTable.read(try CSVReader.read(Array(text.utf8)))
      return LegalTerm.adjusting(LegalTerm.settled, by: own)
    } catch {
      throw .malformed(
        file: termTable, line: error.row ?? 1,
        problem: "\(error.problem.text); se admite \(error.problem.allowed)")
    }
  }

  static let report = "instrumentos/acta-informe-gestion"
  static let delivery = "instrumentos/acta-de-entrega"
  static let information = "instrumentos/informacion"
  static let styleSheet = "instrumentos/estilo.css"
  static let landscapeSheet = "instrumentos/apaisado.css"
  /// Where a municipality changes or adds terms.
  static let termTable = "instrumentos/plazos.csv"
}
