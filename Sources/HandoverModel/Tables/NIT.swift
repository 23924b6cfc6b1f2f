/// A Colombian tax number with its check digit, as it identifies an entity.
package struct NIT: Hashable, Sendable {
  /// Digits without the check digit.
  package let number: String
  /// 0 to 9, computed from ``number``; printed behind a hyphen.
  package let checkDigit: Int

  /// Accepts `800 100 136 – 4`, `800.094.716-1` and `800100136-4`; nil when the check digit does not agree.
  package init?(text: String) {
    let dashes: Set<Character> = ["-", "–", "—", "‑", "−"]
    let compact = text.filter { !$0.isWhitespace && $0 != "." }
    guard let dash = compact.lastIndex(where: dashes.contains) else { return nil }
    let digits = String(compact[..<dash])
    let check = String(compact[compact.index(after: dash)...])
    guard (3...15).contains(digits.utf8.count), check.utf8.count == 1, let checkDigit = Int(check),
      Self.checkDigit(of: digits) == checkDigit
    else { return nil }
    number = digits
    self.checkDigit = checkDigit
  }

  /// The check digit of a number of at most fifteen digits; nil for anything else.
  ///
  /// Weights 3, 7, 13 … 71 from the right, sum modulo 11, where 0 and 1 stand as they are.
  package static func checkDigit(of digits: String) -> Int? {
    let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
    let values = digits.utf8.map { Int($0) - 48 }
    guard !values.isEmpty, values.count <= weights.count, values.allSatisfy((0...9).contains) else {
      return nil
    }
    let remainder = zip(values.reversed(), weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return remainder < 2 ? remainder : 11 - remainder
  }
}

extension NIT: FieldValue {
  package static var kind: FieldKind { .nit }

  package init(fieldText: String) throws(FieldProblem) {
    guard let nit = NIT(text: fieldText) else {
      throw FieldProblem(
        "no es un NIT: falta el dígito de verificación o no corresponde",
        allowed: "el NIT con guion y dígito, por ejemplo 800100136-4")
    }
    self = nit
  }

  package var fieldText: String { "\(number)-\(checkDigit)" }

  /// With points between thousands, as it is printed.
  package var printed: String { "\(Int(number)?.grouped(by: ".") ?? number)-\(checkDigit)" }
}
