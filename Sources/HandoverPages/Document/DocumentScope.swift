import HandoverModel

/// Everything that the templates of the documento de empalme can name.
struct DocumentScope {
  let input: DocumentInput
  let page: PageParts
  let deliverables: DeliverableScopes

  init(_ input: DocumentInput, page: PageParts) {
    self.input = input
    self.page = page
    deliverables = DeliverableScopes(input)
  }

  var view: HandoverView { input.view }
  var registry: Registry { input.view.registry }
  var file: CaseFile { input.view.registry.file ?? CaseFile() }

  /// The scope of the whole page.
  var root: Scope {
    Scope([
      "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "datos_enlazados": .markup(linkedData.element), "robots": .text(robots),
      "es_publica": .flag(view.edition == .public),
      "es_integral": .flag(view.edition == .integral),
      "documento": .scope(document), "ficha": .scope(caseFile), "resumen": .scope(summary),
      "equipos": .scope(teams), "ejecutivo": .scope(executive), "normas": .list(registry.norms.map(norm)),
      "plan": .scope(plan), "fases": .scope(phases), "tramites": .scope(services),
      "sistemas": .scope(systems),
      "archivos": .scope(archives), "material": .scope(material), "capacitacion": .scope(training),
      "pendientes": .scope(pending), "reservada": .scope(restricted), "paquete": .scope(package),
      "observaciones": .scope(observations), "firmas": .scope(signatures),
    ])
  }

  /// Version, date and edition of this document.
  private var document: Scope {
    Scope([
      "version": .text("\(input.version)"), "fecha": .words(input.date),
      "fecha_iso": .text(input.date.description),
      "autor": .text(input.author), "motivo": .text(input.reason), "edicion": .text(view.edition.title),
      "sello": .text(input.sello?.grouped ?? ""), "sello_corto": .text(input.sello?.short ?? ""),
      "sello_qr": .markup(selloCode), "paquete": .text(input.bundleName),
    ])
  }

  /// The sello for a telephone to read; empty where it is not printed.
  private var selloCode: String {
    guard let sello = input.sello else { return "" }
    return QRCode(sello.grouped)?.svg(
      id: "sello-qr", title: "Código QR del sello",
      description: "Contiene el sello completo, el mismo que está escrito al lado.") ?? ""
  }

  private var caseFile: Scope {
    Scope(file).adding([
      "nombre": .text(file.entity.isEmpty ? "Entidad sin registrar" : file.entity),
      "hay_ficha": .flag(registry.file != nil), "tarea": .text(caseFileTask),
      "lugar": .text([file.municipality, file.department].filter { !$0.isEmpty }.joined(separator: ", ")),
      "periodo": .text(period), "periodo_corto": .text(shortPeriod), "acto": .text(act),
      "sitio_enlace": .address(file.website),
      "correo_enlace": .address(file.email.isEmpty ? "" : "mailto:\(file.email)"),
      "licencia_nombre": .text(Self.licenceName(file.licence)), "licencia_enlace": .address(file.licence),
      "retiro": .words(file.leavingDate), "entrega": .words(file.deliveryDate),
      "contacto": .flag(!(file.email + file.phone + file.address).isEmpty),
    ])
  }

  /// The CSV of a table in the bundle, to be linked under its figure; empty when the bundle has none.
  func table(_ name: String) -> [Scope] {
    let path = "data/05_tablas/\(name).csv"
    let found = page.isSpecimen ? input.files.first : input.file(at: path)
    return found.map { [deliverables.scope($0)] } ?? []
  }

  private var period: String {
    switch (file.termStart, file.termEnd) {
    case (let start?, let end?): "\(start.inWords) a \(end.inWords)"
    case (let start?, nil): "desde el \(start.inWords)"
    case (nil, let end?): "hasta el \(end.inWords)"
    case (nil, nil): ""
    }
  }

  private var shortPeriod: String {
    let years = [file.termStart?.year, file.termEnd?.year].compactMap { $0 }
    return Set(years).count == 1 ? "\(years[0])" : years.map(String.init).joined(separator: "–")
  }

  /// «Resolución 289 del 20 de septiembre de 2008».
  private var act: String {
    let name = [file.actKind, file.actNumber].filter { !$0.isEmpty }.joined(separator: " ")
    return name + (file.actDate.map { " del \($0.inWords)" } ?? "")
  }

  private static func licenceName(_ text: String) -> String {
    let names = [
      ("creativecommons.org/licenses/by/4.0", "Creative Commons Atribución 4.0"),
      ("creativecommons.org/licenses/by-sa/4.0", "Creative Commons Atribución-CompartirIgual 4.0"),
      ("creativecommons.org/publicdomain/zero/1.0", "Creative Commons CC0 1.0, dominio público"),
    ]
    return names.first { text.contains($0.0) }?.1 ?? text
  }

  private func norm(_ norm: Norm) -> Scope { Scope(norm).adding(["enlace": .address(norm.link)]) }
}
