import HandoverModel

/// A number of a worksheet, read without going through a floating-point value.
///
/// Excel stores seventeen figures and shows fifteen; the fifteen are what somebody typed.
struct CellNumber: Hashable, Sendable {
  /// Significant figures without zeros at either end, `0` to `9`.
  private var digits: [UInt8]
  /// How many of them stand before the decimal separator; may be negative or beyond their number.
  private var point: Int
  private let isNegative: Bool

  private static let figures = 15

  /// Reads what stands in `<v>`; nil when it is no number.
  init?(_ text: [UInt8]) {
    var rest = text[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    var exponent = 0
    if parts.count == 2 {
      guard let number = Int(String(decoding: parts[1], as: UTF8.self)), abs(number) <= 400 else {
        return nil
      }
      exponent = number
    }
    let halves = (parts.first ?? []).split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".")
    }
    let whole = halves.first ?? []
    let all = Array(whole) + (halves.count == 2 ? Array(halves[1]) : [])
    guard !all.isEmpty, all.count <= 400, all.allSatisfy({ (48...57).contains($0) }) else { return nil }
    digits = all.map { $0 - 48 }
    point = whole.count + exponent
    tidy()
  }

  private mutating func tidy() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    if digits.count > Self.figures {
      let isUp = digits[Self.figures] >= 5
      digits.removeLast(digits.count - Self.figures)
      if isUp { roundUp() }
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  private mutating func roundUp() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// With a decimal comma and nothing between thousands, as it stands in the cell in Colombia.
  func text(shiftedBy places: Int = 0) -> String {
    let point = point + places
    let zero = UInt8(ascii: "0")
    var whole = digits.prefix(max(point, 0)).map { $0 + zero }
    whole += Array(repeating: zero, count: max(0, point - digits.count))
    var fraction = Array(repeating: zero, count: digits.isEmpty ? 0 : max(0, -point))
    fraction += digits.dropFirst(max(point, 0)).map { $0 + zero }
    let text = String(decoding: whole.isEmpty ? [zero] : whole, as: UTF8.self)
    let sign = isNegative && !digits.isEmpty ? "-" : ""
    return sign + text + (fraction.isEmpty ? "" : "," + String(decoding: fraction, as: UTF8.self))
  }

  /// The number as a day and a second of it; nil when it lies outside the calendar.
  func moment(countingFrom1904 is1904: Bool) -> (day: CalendarDate?, second: Int)? {
    guard let value = Double(text().replacing(",", with: ".")), value >= 0, value < 2_958_466 else {
      return nil
    }
    let seconds = Int((value * 86_400).rounded())
    let (serial, second) = (seconds / 86_400, seconds % 86_400)
    if is1904 { return (CalendarDate(dayNumber: serial - 24_107), second) }
    switch serial {
    case 0: return (nil, second)
    // Excel counts a 29 February 1900 that there never was.
    case 1...59: return (CalendarDate(dayNumber: serial - 25_568), second)
    case 60: return nil
    default: return (CalendarDate(dayNumber: serial - 25_569), second)
    }
  }

  /// The text of a cell in that style, or what is the matter with it.
  func text(in style: NumberStyle, countingFrom1904 is1904: Bool) -> (text: String, trouble: FieldProblem?) {
    switch style {
    case .plain: return (text(), nil)
    case .percent: return (text(shiftedBy: 2) + " %", nil)
    case .day, .dayAndTime, .time:
      guard let moment = moment(countingFrom1904: is1904) else {
        let allowed = "una fecha que exista, dd/mm/aaaa"
        return (text(), FieldProblem("tiene formato de fecha y no es ningún día", allowed: allowed))
      }
      let time = Self.clock(moment.second)
      guard style != .time, let day = moment.day else { return (time, nil) }
      return (moment.second == 0 ? day.description : "\(day) \(time)", nil)
    }
  }

  private static func clock(_ second: Int) -> String {
    let parts = [second / 3600, second / 60 % 60] + (second % 60 == 0 ? [] : [second % 60])
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
