/// An exact decimal number with up to four places after the comma.
package struct FixedDecimal: Hashable, Sendable {
  /// The value in ten-thousandths.
  package let tenThousandths: Int

  package init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  package init(_ whole: Int) { tenThousandths = whole * Self.unit }

  private static let unit = 10_000

  /// The value as a floating-point number, for drawing.
  package var approximate: Double { Double(tenThousandths) / Double(Self.unit) }

  /// The value when it has no fraction.
  package var whole: Int? { tenThousandths % Self.unit == 0 ? tenThousandths / Self.unit : nil }

  /// `part / total` as a percentage, rounded half up to one place; nil when total is not positive.
  package static func percentage(_ part: Int, of total: Int) -> FixedDecimal? {
    guard total > 0 else { return nil }
    let tenths = (part * 2000 + total) / (2 * total)
    return FixedDecimal(tenThousandths: tenths * (unit / 10))
  }

  /// Reads `12`, `12,5`, `12.5`, `1.234,5`, `1,234.5`, `80 %`; nil for anything else.
  ///
  /// A single group of three digits behind a point or comma (`1.234`) is read as the fraction when the
  /// separator is a comma and as thousands when it is a point, which is what es-CO spreadsheets write.
  package init?(text: String) {
    if let plain = Self.plain(text) {
      tenThousandths = plain
      return
    }
    var body = text.filter { !$0.isWhitespace }
    if body.hasSuffix("%") { body.removeLast() }
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    let (wholePart, fraction) = Self.parts(of: body)
    guard Self.isDigits(wholePart), fraction.isEmpty || Self.isDigits(fraction), fraction.count <= 4,
      wholePart.count <= 13,
      let whole = Int(wholePart), let places = Int(fraction.padding(toLength: 4))
    else { return nil }
    let magnitude = whole * Self.unit + places
    tenThousandths = isNegative ? -magnitude : magnitude
  }

  /// The value of figures with at most one point before one, two or four places, as the registry keeps nearly every
  /// number; nil for anything that has to be looked at closer.
  private static func plain(_ text: String) -> Int? {
    var (value, wholeDigits, places) = (0, 0, 0)
    var isFraction = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !isFraction, wholeDigits > 0 {
        isFraction = true
        continue
      }
      guard (48...57).contains(byte), wholeDigits <= 13, places <= 4 else { return nil }
      value = value * 10 + Int(byte) - 48
      if isFraction { places += 1 } else { wholeDigits += 1 }
    }
    guard wholeDigits > 0, wholeDigits <= 13, isFraction ? [1, 2, 4].contains(places) : true else {
      return nil
    }
    return (places..<4).reduce(value) { scaled, _ in scaled * 10 }
  }

  /// Splits at the decimal separator and drops thousands separators that stand where they should.
  private static func parts(of body: String) -> (whole: String, fraction: String) {
    let separators = body.filter { $0 == "," || $0 == "." }
    guard let last = separators.last, let index = body.lastIndex(of: last) else { return (body, "") }
    let head = String(body[..<index])
    let tail = String(body[body.index(after: index)...])
    if tail.isEmpty { return (body, "") }
    if separators.count == 1 {
      return last == "." && tail.count == 3 && head != "0" ? (head + tail, "") : (head, tail)
    }
    if separators.allSatisfy({ $0 == last }) {
      return hasThousandsGroups(body, separator: last) ? (body.filter { $0 != last }, "") : (body, "")
    }
    let other: Character = last == "," ? "." : ","
    guard hasThousandsGroups(head, separator: other) else { return (body, "") }
    return (head.filter { $0 != other }, tail)
  }

  private static func hasThousandsGroups(_ text: String, separator: Character) -> Bool {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    return groups.first.map { (1...3).contains($0.count) } ?? false
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}

extension String {
  fileprivate func padding(toLength length: Int) -> String {
    self + String(repeating: "0", count: Swift.max(0, length - count))
  }
}

extension FixedDecimal: Comparable {
  package static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

extension FixedDecimal: FieldValue {
  package static var kind: FieldKind { .decimal }

  package init(fieldText: String) throws(FieldProblem) {
    guard let number = FixedDecimal(text: fieldText) else {
      throw FieldProblem("no es un número", allowed: "un número con hasta cuatro decimales, por ejemplo 4,5")
    }
    self = number
  }

  /// With a point and without needless zeros, for example `4.5`: what CSV and JSON hold.
  ///
  /// Three places are written as four (`1.2340`), because `1.234` reads as one thousand two hundred thirty-four.
  package var fieldText: String {
    if let whole { return "\(whole)" }
    let text = text(separator: ".")
    return text.split(separator: ".").dropFirst().first?.count == 3 ? text + "0" : text
  }

  /// With a decimal comma and points between thousands, as it is read in Colombia.
  package var spanish: String { text(separator: ",", thousands: ".") }

  private func text(separator: String, thousands: String = "") -> String {
    let magnitude = abs(tenThousandths)
    var fraction = String(String(magnitude % Self.unit + Self.unit).dropFirst())
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = (magnitude / Self.unit).grouped(by: thousands)
    return (tenThousandths < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : separator + fraction)
  }
}

extension Int {
  /// The digits with `separator` between thousands.
  package func grouped(by separator: String) -> String {
    var groups: [Substring] = []
    var rest = Substring(String(magnitude))
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (self < 0 ? "-" : "") + groups.joined(separator: separator)
  }
}
