package import HandoverModel

/// The documento de empalme as it lies sealed beside its bundle, to be published in other shapes.
///
/// Every shape is made from this text and from nothing else, so that what is published is what was sealed.
package struct SealedPage: Sendable {
  let tokens: MarkupTokens

  /// Takes the text of the page.
  package init(_ text: String) { tokens = MarkupTokens(text) }

  /// The page's title; empty when it has none.
  package var title: String {
    guard let start = tokens.tokens.firstIndex(where: { $0.kind == .opening && $0.name == "title" }),
      tokens.tokens.indices.contains(start + 1), tokens.tokens[start + 1].kind == .text
    else { return "" }
    return CharacterReferences.resolved(tokens.source(tokens.tokens[start + 1].range))
  }

  /// The page with other text in some places; each range lies before the next one.
  func replacing(_ edits: [(range: Range<Int>, text: String)]) -> String {
    var text: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= position {
      text += tokens.bytes[position..<edit.range.lowerBound]
      text += edit.text.utf8
      position = edit.range.upperBound
    }
    text += tokens.bytes[position...]
    return String(decoding: text, as: UTF8.self)
  }

  /// The tokens inside the first element of that name, and the bytes that they take.
  func content(of name: String) throws(ShapeError) -> (tokens: Range<Int>, bytes: Range<Int>) {
    let all = tokens.tokens
    guard let start = all.firstIndex(where: { $0.kind == .opening && $0.name == name }),
      let end = all[start...].lastIndex(where: { $0.kind == .closing && $0.name == name })
    else { throw .elementMissing(name: name) }
    return ((start + 1)..<end, all[start].range.upperBound..<all[end].range.lowerBound)
  }
}

/// Why a sealed page cannot be given another shape.
package enum ShapeError: Error, Hashable, Sendable {
  /// The page lacks an element that the shape is made of, which a municipality's own templates must have left out.
  case elementMissing(name: String)
}

extension ShapeError: Explained {
  package var message: String {
    switch self {
    case .elementMissing(let name): "el documento sellado no tiene el elemento <\(name)>"
    }
  }

  package var hint: String? {
    "revise «documento/documento.mustache» y «documento/cabeza.mustache» en la carpeta «plantillas», y selle otra versión"
  }

  package var status: ExitStatus { .data }
}
