import HandoverModel
import HandoverTestSupport
import Testing

struct `A decimal number` {
  @Test(arguments: [
    ("12", 120_000), ("12,5", 125_000), ("12.5", 125_000), ("0,0001", 1), ("-3,25", -32_500), ("+7", 70_000),
    ("80 %", 800_000), ("1.234,5", 12_345_000), ("1,234.5", 12_345_000), ("1.234", 12_340_000),
    ("1,234", 12_340), ("0.125", 1_250), ("1.234.567", 12_345_670_000), ("1 234", 12_340_000), ("-0", 0),
    ("1.2340", 12_340),
  ])
  func `is read as people and spreadsheets write it`(text: String, tenThousandths: Int) throws {
    #expect(try FixedDecimal(fieldText: text).tenThousandths == tenThousandths)
  }

  @Test(arguments: [
    "", "doce", "1,23456", "1.23.4", "12,", ",5", "1,2,3", "1.2345,6", "--1", "1e3", "12345678901234", "½",
    "١٢",
  ])
  func `is not read from anything else`(text: String) {
    #expect(throws: FieldProblem.self) { try FixedDecimal(fieldText: text) }
  }

  @Test(arguments: [(125_000, "12.5"), (12_340, "1.2340"), (-1, "-0.0001"), (0, "0"), (10_000_000, "1000")])
  func `has one canonical text`(tenThousandths: Int, text: String) {
    #expect(FixedDecimal(tenThousandths: tenThousandths).fieldText == text)
  }

  @Test(arguments: 0..<200)
  func `is read back from its canonical text`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let places = [1, 10, 100, 1_000, 10_000].randomElement(using: &random) ?? 1
    let number = FixedDecimal(tenThousandths: Int.random(in: -99_999...99_999, using: &random) * places)

    #expect(try FixedDecimal(fieldText: number.fieldText) == number)
    #expect(try FixedDecimal(fieldText: number.fieldText.replacing(".", with: ",")) == number)
  }

  @Test func `is printed with comma and points for readers`() {
    #expect(FixedDecimal(tenThousandths: 12_345_678_900).spanish == "1.234.567,89")
  }

  @Test(arguments: [
    (1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (0, 5, "0"), (5, 5, "100"), (1, 2000, "0.1"),
  ])
  func `rounds a percentage half up to one place`(part: Int, total: Int, text: String) {
    #expect(FixedDecimal.percentage(part, of: total)?.fieldText == text)
  }

  @Test func `is no percentage of nothing`() {
    #expect(FixedDecimal.percentage(0, of: 0) == nil)
  }
}

struct `A whole number` {
  @Test(arguments: [("12", 12), ("1.234", 1_234), ("3,0", 3), ("-5", -5)])
  func `is read as people write it`(text: String, number: Int) throws {
    #expect(try Int(fieldText: text) == number)
  }

  @Test(arguments: ["3,5", "tres", ""])
  func `has no fraction`(text: String) {
    #expect(throws: FieldProblem.self) { try Int(fieldText: text) }
  }
}
