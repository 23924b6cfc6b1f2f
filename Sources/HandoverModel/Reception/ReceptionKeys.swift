/// A part of the reception file: an object whose keys stand in one fixed order.
///
/// ``exchange(_:)`` names each key once; writing and reading both follow it.
protocol ReceptionPart {
  /// The rule that lists the keys.
  static var rule: String { get }

  init()

  /// Goes through the keys in the order of the format.
  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation)
}

/// Carries the keys of one object out of a value, or into it.
struct ReceptionKeys {
  private let rule: String
  private let place: String
  /// What was read and nobody has asked for yet, by key; nil when writing.
  private var unread: [String: JSONTree]?
  private var written: [JSONTree.Member] = []

  /// The JSON of a part.
  static func tree(of part: some ReceptionPart) throws(ReceptionViolation) -> JSONTree {
    var part = part
    var keys = ReceptionKeys(rule: type(of: part).rule, place: "", unread: nil)
    try part.exchange(&keys)
    return .object(keys.written)
  }

  /// The part that a JSON text means; other keys, missing ones and values of another kind are refused.
  static func part<Part: ReceptionPart>(
    _ type: Part.Type, from tree: JSONTree, at place: String
  ) throws(ReceptionViolation) -> Part {
    guard case .object(let members) = tree else {
      throw ReceptionViolation(Part.rule, place, "debe ser un objeto")
    }
    let values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    var keys = ReceptionKeys(rule: Part.rule, place: place, unread: values)
    var part = Part()
    try part.exchange(&keys)
    if let stranger = members.first(where: { keys.unread?[$0.key] != nil }) {
      throw ReceptionViolation("C-02", place, "la clave «\(stranger.key)» no es de este formato")
    }
    return part
  }

  private init(rule: String, place: String, unread: [String: JSONTree]?) {
    self.rule = rule
    self.place = place
    self.unread = unread
  }

  private func violation(_ key: String, _ problem: String, rule: String? = nil) -> ReceptionViolation {
    ReceptionViolation(rule ?? self.rule, place.isEmpty ? "«\(key)»" : "\(place), «\(key)»", problem)
  }

  /// The value of a key when reading; nil when writing.
  private mutating func take(_ key: String) throws(ReceptionViolation) -> JSONTree? {
    guard unread != nil else { return nil }
    guard let value = unread?.removeValue(forKey: key) else { throw violation(key, "falta", rule: "C-01") }
    return value
  }

  private mutating func put(_ key: String, _ value: JSONTree) { written.append(JSONTree.Member(key, value)) }

  // MARK: Texts

  /// A text of any length, without white space around it.
  mutating func text(_ key: String, _ value: inout String) throws(ReceptionViolation) {
    try code(key, &value)
    if value.withoutOuterSpace.utf8.count != value.utf8.count {
      throw violation(key, "empieza o termina con un espacio", rule: "C-01")
    }
  }

  /// A text that names something, as it is.
  mutating func code(_ key: String, _ value: inout String) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, .text(value)) }
    guard case .text(let text) = tree else { throw violation(key, "debe ser un texto") }
    value = text
  }

  /// A text that is made of other values, and read back by `read`; nil there is refused.
  mutating func text<Value>(
    _ key: String, _ value: inout Value, _ described: (Value) -> String, _ read: (String) -> Value?,
    rule: String? = nil, otherwise problem: String
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, .text(described(value))) }
    guard case .text(let text) = tree, let found = read(text) else {
      throw violation(key, problem, rule: rule)
    }
    value = found
  }

  /// A list of codes.
  mutating func codes(_ key: String, _ value: inout [String]) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, .list(value.map(JSONTree.text))) }
    guard case .list(let trees) = tree else { throw violation(key, "debe ser una lista de textos") }
    value = []
    for tree in trees {
      guard case .text(let text) = tree else { throw violation(key, "debe ser una lista de textos") }
      value.append(text)
    }
  }

  // MARK: Words, days and moments

  /// One of a few words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ value: inout Word
  ) throws(ReceptionViolation) {
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    try text(key, &value, \.rawValue, { Word(rawValue: $0) }, otherwise: "debe ser una de estas: \(known)")
  }

  /// One of a few words, or an empty text.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ value: inout Word?
  ) throws(ReceptionViolation) {
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    try text(
      key, &value, { $0?.rawValue ?? "" },
      { text in text.isEmpty ? .some(nil) : Word(rawValue: text).map(Optional.some) },
      otherwise: "debe estar vacía o ser una de estas: \(known)")
  }

  /// A day as `aaaa-mm-dd`.
  mutating func day(_ key: String, _ value: inout CalendarDate) throws(ReceptionViolation) {
    try text(
      key, &value, \.description, CalendarDate.canonical, rule: "C-03",
      otherwise: "debe ser un día aaaa-mm-dd")
  }

  /// A day, or an empty text.
  mutating func day(_ key: String, _ value: inout CalendarDate?) throws(ReceptionViolation) {
    try text(
      key, &value, { $0?.description ?? "" },
      { text in text.isEmpty ? .some(nil) : CalendarDate.canonical(text).map(Optional.some) },
      rule: "C-03", otherwise: "debe estar vacía o ser un día aaaa-mm-dd")
  }

  /// A moment with its offset.
  mutating func moment(_ key: String, _ value: inout LocalMoment) throws(ReceptionViolation) {
    try text(
      key, &value, \.description, { $0.hasSuffix("Z") ? nil : LocalMoment($0) }, rule: "C-03",
      otherwise: "debe ser un momento aaaa-mm-ddThh:mm:ss±hh:mm")
  }

  /// A SHA-256 value in 64 lower-case digits.
  mutating func digest(_ key: String, _ value: inout Digest) throws(ReceptionViolation) {
    try text(key, &value, \.hex, Self.digest, otherwise: "debe ser una huella de 64 dígitos")
  }

  /// A SHA-256 value, or an empty text.
  mutating func digest(_ key: String, _ value: inout Digest?) throws(ReceptionViolation) {
    try text(
      key, &value, { $0?.hex ?? "" },
      { text in text.isEmpty ? .some(nil) : Self.digest(text).map(Optional.some) },
      otherwise: "debe estar vacía o ser una huella de 64 dígitos")
  }

  private static func digest(_ text: String) -> Digest? {
    Digest(hex: text).flatMap { $0.hex == text ? $0 : nil }
  }

  // MARK: Numbers

  /// The largest number that every reader of JSON keeps exactly.
  private static let largest = 1 << 53 - 1

  /// A whole number.
  mutating func number(
    _ key: String, _ value: inout Int, from least: Int = 0, to most: Int = largest
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, .number("\(value)")) }
    guard let number = Self.number(tree, least, most) else {
      throw violation(key, "debe ser un número entero desde \(least)" + Self.limit(most))
    }
    value = number
  }

  /// A whole number or null.
  mutating func number(
    _ key: String, _ value: inout Int?, from least: Int = 0, to most: Int = largest
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, value.map { .number("\($0)") } ?? .null) }
    if case .null = tree {
      value = nil
    } else {
      guard let number = Self.number(tree, least, most) else {
        throw violation(key, "debe ser null o un número entero desde \(least)" + Self.limit(most))
      }
      value = number
    }
  }

  private static func limit(_ most: Int) -> String { most == largest ? "" : " hasta \(most)" }

  private static func number(_ tree: JSONTree, _ least: Int, _ most: Int) -> Int? {
    guard case .number(let digits) = tree, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), (least...most).contains(number)
    else { return nil }
    return number
  }

  // MARK: Parts

  /// A part within the part.
  mutating func part<Part: ReceptionPart>(
    _ key: String, _ value: inout Part, at name: String? = nil
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else { return put(key, try Self.tree(of: value)) }
    value = try Self.part(Part.self, from: tree, at: inside(name ?? "«\(key)»"))
  }

  /// A part within the part, or null.
  mutating func part<Part: ReceptionPart>(
    _ key: String, _ value: inout Part?, at name: String? = nil
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else {
      let tree: JSONTree = if let value { try Self.tree(of: value) } else { .null }
      return put(key, tree)
    }
    if case .null = tree {
      value = nil
    } else {
      value = try Self.part(Part.self, from: tree, at: inside(name ?? "«\(key)»"))
    }
  }

  /// A list of parts, which messages call by `name` and their position.
  mutating func parts<Part: ReceptionPart>(
    _ key: String, _ value: inout [Part], each name: String
  ) throws(ReceptionViolation) {
    guard let tree = try take(key) else {
      var trees: [JSONTree] = []
      for part in value { trees.append(try Self.tree(of: part)) }
      return put(key, .list(trees))
    }
    guard case .list(let trees) = tree else { throw violation(key, "debe ser una lista") }
    value = []
    value.reserveCapacity(trees.count)
    for (index, tree) in trees.enumerated() {
      value.append(try Self.part(Part.self, from: tree, at: inside("\(name) \(index + 1)")))
    }
  }

  /// The number of the format, which is always 1.
  mutating func format() throws(ReceptionViolation) {
    guard let tree = try take("formato") else { return put("formato", .number("1")) }
    guard tree == .number("1") else {
      throw violation("formato", "este programa solo conoce el formato 1", rule: "C-02")
    }
  }

  private func inside(_ name: String) -> String { place.isEmpty ? name : "\(place), \(name)" }
}

extension String {
  /// The text without the white space of Unicode at both ends.
  package var withoutOuterSpace: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
