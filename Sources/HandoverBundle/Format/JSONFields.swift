import HandoverModel

/// The fields of one flat JSON object, written straight into a text: for what every file of a bundle has.
///
/// The form is that of ``JSONText``: two spaces of indent, LF, the keys in the order in which they are written.
struct JSONFields: PouredText {
  var bytes: [UInt8] = []
  /// LF and the indent of a field.
  private let line: [UInt8]
  private var isFirst = true

  /// `depth` says in how many objects and lists the object lies.
  init(depth: Int) { line = [0x0A] + [UInt8](repeating: 0x20, count: (depth + 1) * 2) }

  mutating func open() {
    bytes.append(0x7B)
    isFirst = true
  }

  /// Fields of an object that has others before them, to be put behind those as they are.
  static func more(depth: Int, _ write: (inout JSONFields) -> Void) -> [UInt8] {
    var fields = JSONFields(depth: depth)
    fields.isFirst = false
    write(&fields)
    return fields.bytes
  }

  mutating func close() {
    if !isFirst { bytes.append(contentsOf: line.dropLast(2)) }
    bytes.append(0x7D)
  }

  /// Puts a comma and a line between two elements of the list that holds the objects.
  mutating func separate(_ isLater: Bool) {
    if isLater { bytes.append(0x2C) }
    bytes.append(contentsOf: line.dropLast(2))
  }

  mutating func key(_ name: StaticString) {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    bytes.append(contentsOf: line)
    bytes.append(0x22)
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
    bytes.append(0x20)
  }

  mutating func text(_ name: StaticString, _ value: some StringProtocol) {
    key(name)
    JSONText.quote(value, to: &bytes)
  }

  /// A field that is left out when there is nothing to say.
  mutating func text(_ name: StaticString, ifAny value: String?) {
    guard let value, !value.isEmpty else { return }
    text(name, value)
  }

  mutating func number(_ name: StaticString, _ value: UInt64) {
    key(name)
    bytes.append(decimal: value)
  }

  /// A text that is made on the spot, escaped where it has to be.
  mutating func plain(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
    key(name)
    bytes.append(0x22)
    write(&bytes)
    bytes.append(0x22)
  }

  /// A value of any shape.
  mutating func value(_ name: StaticString, _ value: JSONText) {
    key(name)
    value.write(to: &bytes, indent: line.count / 2)
  }

  /// An object of any shape, as an element of the list that holds the objects.
  mutating func element(_ value: JSONText) { value.write(to: &bytes, indent: line.count / 2 - 1) }

  /// Text that is written as it is.
  mutating func write(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

  /// Puts text of another source behind.
  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }
}
