extension [UInt8] {
  /// Puts the decimal digits of a number behind a text.
  mutating func append(decimal number: UInt64) {
    var digits: [20 of UInt8] = .init(repeating: 0x30)
    var (left, start) = (number, digits.count)
    repeat {
      start -= 1
      digits[start] = 0x30 + UInt8(truncatingIfNeeded: left % 10)
      left /= 10
    } while left > 0
    append(addingCapacity: digits.count - start) { text in
      for index in start..<digits.count { text.append(digits[index]) }
    }
  }
}
