/// What a column of somebody's inventory holds, whatever it is called there.
enum InventoryTitle: Hashable {
  case office, order, code, series, subseries, name, unit
  case first, last, span
  case onPaper, isElectronic, support
  case box, folder, volume, other, sheets, sheetsFirst, sheetsLast
  case kind, count, size, place, shelf, frequency, notes

  /// Reads a heading of one or two rows; nil for one that no known form has.
  init?(group: String, title: String) {
    let (group, title) = (Self.words(group), Self.words(title))
    if title.isEmpty || group == title {
      guard let own = Self.reading(group, in: "") else { return nil }
      self = own
    } else {
      guard let own = Self.reading(title, in: group) ?? Self.reading("\(group) \(title)", in: "") else {
        return nil
      }
      self = own
    }
  }

  /// Reads a heading that stands alone or names its group before a colon.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), text.index(after: colon) < text.endIndex else {
      self.init(group: text, title: "")
      return
    }
    self.init(group: String(text[..<colon]), title: String(text[text.index(after: colon)...]))
  }

  /// Whether a text is one that stands below a group: «Inicial», «Físico», «Caja».
  static func isPlain(_ text: String) -> Bool {
    let words = words(text)
    let below = [
      "inicial", "final", "total", "fisico", "electronico", "hibrido", "desde", "hasta", "del", "al", "papel",
    ]
    return below.contains(words) || reading(words, in: "") != nil
  }

  /// Whether a column of this kind may stand more than once.
  var mayRepeat: Bool { self == .shelf || self == .notes }

  private static func words(_ text: String) -> String {
    Header.key(CellText.tidied(text).replacing("º", with: "o").replacing("°", with: "o"))
  }

  private static func reading(_ words: String, in group: String) -> InventoryTitle? {
    if let title = counted(words, in: group) { return title }
    if let title = dated(words, in: group) { return title }
    if let title = supported(words, in: group) { return title }
    if let title = named(words) { return title }
    return simple.first { $0.words.contains { words == $0 || words.hasPrefix($0 + " ") } }?.title
  }

  private static func counted(_ words: String, in group: String) -> InventoryTitle? {
    guard words.contains("folio") || group.contains("folio") else { return nil }
    if words.contains("inicial") || words.hasSuffix("del") || words == "desde" { return .sheetsFirst }
    return words.contains("final") || words == "al" || words == "hasta" ? .sheetsLast : .sheets
  }

  private static func dated(_ words: String, in group: String) -> InventoryTitle? {
    guard words.contains("fecha") || group.contains("fecha") else { return nil }
    if words.contains("inicial") || words.contains("desde") || words.contains("inicio") { return .first }
    if words.contains("final") || words.contains("hasta") { return .last }
    return words.contains("extrema") ? .span : nil
  }

  private static func supported(_ words: String, in group: String) -> InventoryTitle? {
    if group.contains("soporte") {
      if words.contains("fisico") || words == "papel" { return .onPaper }
      if words.contains("electronico") || words.contains("digital") { return .isElectronic }
      return words.contains("hibrido") ? nil : .support
    }
    if words.contains("soporte") { return .support }
    if words == "ubicacion" || words.hasPrefix("ubicacion ") {
      return group.contains("electronico") || words.contains("electronic") ? .place : .shelf
    }
    return nil
  }

  private static func named(_ words: String) -> InventoryTitle? {
    if words.contains("unidad documental") || words.contains("expediente") { return .unit }
    if words.hasPrefix("codigo") { return .code }
    let hasSeries = words.split(separator: " ").contains { $0 == "serie" || $0 == "series" }
    if words.contains("subserie") { return hasSeries || words.contains("asunto") ? .name : .subseries }
    if words.contains("asunto") { return .name }
    return hasSeries ? .series : nil
  }

  private static let simple: [(title: InventoryTitle, words: [String])] = [
    (
      .order,
      [
        "numero de orden", "no de orden", "n de orden", "n o de orden", "nro de orden", "orden", "no orden",
        "item", "no", "n", "nro", "numero",
      ]
    ),
    (.unit, ["titulo", "descripcion", "contenido"]), (.name, ["nombre"]),
    (.box, ["caja", "no caja", "numero de caja", "no de caja", "cajas"]),
    (.folder, ["carpeta", "no carpeta", "numero de carpeta", "no de carpeta", "carpetas"]),
    (.volume, ["tomo", "legajo", "libro", "no tomo"]), (.other, ["otro", "otros", "otra", "otra unidad"]),
    (.kind, ["tipo"]), (.count, ["cantidad"]), (.size, ["tamano", "peso"]),
    (.shelf, ["estante", "estanteria", "bandeja", "entrepano", "posicion", "modulo", "deposito", "cuerpo"]),
    (.frequency, ["frecuencia"]), (.notes, ["nota", "notas", "observacion", "observaciones"]),
    (.office, ["oficina", "dependencia"]),
  ]
}
