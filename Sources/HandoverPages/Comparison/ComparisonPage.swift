import HandoverModel

/// What changed between two bundles: one HTML page that stands on its own.
package enum ComparisonPage {
  /// Writes the page; the same input gives the same bytes.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ input: ComparisonInput, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, sheets)
    return try templates.render(
      template, scope(input, page: PageParts(style: style, styleHash: styleHash(style))),
      specimen: scope(.specimen, page: .specimen))
  }

  /// The template of the whole page.
  static let template = "comparacion/comparacion"

  /// The look of the documento de empalme, and what only this page needs.
  static let sheets = [HandoverDocument.styleSheet, "comparacion/estilo.css"]

  static func scope(_ input: ComparisonInput, page: PageParts) -> Scope {
    Scope([
      "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "a": .scope(side(input.a, "A")), "b": .scope(side(input.b, "B")),
      "relacion": .text(input.relation), "es_sospechosa": .flag(input.isSuspicious),
      "verificados": .flag(!input.a.verdict.isEmpty),
      "datos": .list(
        input.facts.map { Scope(["dato": .text($0.name), "en_a": .text($0.a), "en_b": .text($0.b)]) }),
      "cuentas": .list(ComparisonInput.Kind.allCases.map { count($0, in: input.files) }),
      "sin_cambios": .text(input.unchanged.grouped(by: ".")),
      "escritos": .text(input.files.count(where: \.isWrittenBySealing).grouped(by: ".")),
      "secciones": .list(sections(input.files)),
    ])
  }

  private static func side(_ side: ComparisonInput.Side, _ letter: String) -> Scope {
    let facts = [
      side.version.map { "versión \($0)" }, side.edition.map { "edición \($0.title)" },
      side.date.isEmpty ? nil : side.date,
    ]
    return Scope([
      "letra": .text(letter), "nombre": .text(side.name), "entidad": .text(side.entity),
      "version": .text(facts.compactMap(\.self).joined(separator: ", ")),
      "contenido": .text(
        "\(Wording.count(side.files, "archivo", "archivos")), \(Wording.size(side.bytes))"),
      "sello": .text(side.sello?.short ?? ""), "veredicto": .text(side.verdict),
    ])
  }

  private static func count(_ kind: ComparisonInput.Kind, in files: [ComparisonInput.File]) -> Scope {
    Scope([
      "clase": .text(kind.rawValue), "titulo": .text(kind.plural),
      "numero": .text(files.count { $0.kind == kind && !$0.isWrittenBySealing }.grouped(by: ".")),
    ])
  }

  private static func sections(_ files: [ComparisonInput.File]) -> [Scope] {
    var groups: [[ComparisonInput.File]] = []
    for file in files {
      if groups.last?.first?.section == file.section {
        groups[groups.count - 1].append(file)
      } else {
        groups.append([file])
      }
    }
    return groups.enumerated().map { index, group in
      Scope([
        "orden": .text("\(index + 1)"), "titulo": .text(group.first?.section ?? ""),
        "cuantos": .text(Wording.count(group.count, "archivo", "archivos")),
        "archivos": .list(group.map(file)),
      ])
    }
  }

  private static func file(_ file: ComparisonInput.File) -> Scope {
    Scope([
      "cambio": .text(file.kind.rawValue), "simbolo": .text(file.kind.symbol), "ruta": .text(file.path),
      "ruta_en_a": .text(file.formerPath), "titulo": .text(file.title),
      "tamano_en_a": .text(file.sizeInA.map(Wording.size) ?? ""),
      "tamano_en_b": .text(file.sizeInB.map(Wording.size) ?? ""),
    ])
  }
}

extension ComparisonInput.Kind {
  fileprivate var plural: String {
    switch self {
    case .added: "Agregados"
    case .changed: "Cambiados"
    case .moved: "Movidos"
    case .removed: "Retirados"
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .added: "+"
    case .changed: "≠"
    case .moved: "→"
    case .removed: "−"
    }
  }
}
