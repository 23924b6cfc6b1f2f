import HandoverModel

/// One cell as the worksheet writes it, and the text that it comes to.
struct CellReading {
  /// The attribute `t`: what sort of value it is.
  let kind: [UInt8]
  /// What stands in `<v>`; nil when it is not there.
  let value: [UInt8]?
  /// What stands in `<is>`.
  let inline: [UInt8]
  let hasFormula: Bool
  let style: NumberStyle

  /// The text as it would be typed, and what is the matter with it.
  func text(strings: [String], is1904: Bool) -> (text: String, trouble: FieldProblem?) {
    guard let value, !value.isEmpty || !kind.isEmpty else {
      if !inline.isEmpty { return (MarkupText.cell(inline), nil) }
      return hasFormula ? ("", Self.withoutResult) : ("", nil)
    }
    switch String(decoding: kind, as: UTF8.self) {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index) else {
        return ("", Self.withoutText)
      }
      return (strings[index], nil)
    case "str": return (MarkupText.cell(value), nil)
    case "inlineStr": return (MarkupText.cell(inline.isEmpty ? value : inline), nil)
    case "b": return (value.first == UInt8(ascii: "1") ? "VERDADERO" : "FALSO", nil)
    case "e": return (String(decoding: value, as: UTF8.self), Self.error)
    case "d": return (String(decoding: value, as: UTF8.self), nil)
    default:
      guard let number = CellNumber(value) else {
        return (String(decoding: value, as: UTF8.self), Self.withoutText)
      }
      return number.text(in: style, countingFrom1904: is1904)
    }
  }

  private static let withoutResult = FieldProblem(
    "es una fórmula sin su resultado",
    allowed: "el libro abierto en Excel y guardado de nuevo, o el valor en lugar de la fórmula")
  private static let error = FieldProblem(
    "es un error de Excel", allowed: "la fórmula corregida, o el valor en su lugar")
  private static let withoutText = FieldProblem(
    "no se entiende: el libro está dañado en esta celda", allowed: "el valor escrito de nuevo")
}
