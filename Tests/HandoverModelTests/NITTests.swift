import HandoverModel
import Testing

struct `A NIT` {
  @Test(arguments: [
    ("800100136", 4), ("800094716", 1), ("891380007", 3), ("830125996", 9),
  ])
  func `of a real entity has its check digit`(number: String, digit: Int) {
    #expect(NIT.checkDigit(of: number) == digit)
    #expect(NIT(text: "\(number)-\(digit)")?.fieldText == "\(number)-\(digit)")
  }

  @Test(arguments: ["800 100 136 - 4", "800.100.136-4", "800100136-4", "800 100 136 – 4", "800.100.136‑4"])
  func `is read in every usual spelling`(text: String) throws {
    #expect(try NIT(fieldText: text).fieldText == "800100136-4")
  }

  @Test(arguments: 0...9)
  func `is refused with another check digit`(digit: Int) {
    #expect((NIT(text: "800100136-\(digit)") != nil) == (digit == 4))
  }

  @Test(arguments: [
    "", "800100136", "800100136-", "-4", "80010013a-4", "800100136-44", "1234567890123456-1", "12-1",
  ])
  func `is refused when it is something else`(text: String) {
    #expect(throws: FieldProblem.self) { try NIT(fieldText: text) }
  }

  @Test func `catches every swap of neighbouring figures and every wrong figure`() {
    let digits = Array("800100136")
    for index in digits.indices {
      for figure in "0123456789" where figure != digits[index] {
        var changed = digits
        changed[index] = figure
        #expect(NIT(text: String(changed) + "-4") == nil)
      }
      guard index > 0, digits[index] != digits[index - 1] else { continue }
      var swapped = digits
      swapped.swapAt(index, index - 1)
      #expect(NIT(text: String(swapped) + "-4") == nil)
    }
  }

  @Test func `is printed with points`() {
    #expect(NIT(text: "800100136-4")?.printed == "800.100.136-4")
  }
}
