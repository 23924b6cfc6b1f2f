import HandoverModel
import HandoverTestSupport
import Testing

struct `A written CSV file` {
  @Test func `is plain RFC 4180 for archives`() {
    let text = CSVWriter.text([["a", "b"], ["x,y", "dijo \"no\""], ["uno\ndos", ""]])
    #expect(text == "a,b\n\"x,y\",\"dijo \"\"no\"\"\"\n\"uno\ndos\",\n")
  }

  @Test func `opens in Colombian Excel with a double click`() throws {
    var criterion = Criterion()
    criterion.weight = try FixedDecimal(fieldText: "2,5")
    let text = Criterion.table.csv([criterion], style: .excel) {
      ["codigo", "peso", "criterio"].contains($0.name)
    }
    #expect(text == "\u{FEFF}codigo;criterio;peso\r\n;;2,5\r\n")
  }

  @Test func `without rows is the template of its table`() {
    #expect(Incentive.table.csv([]) == "numero,nombre,descripcion,fecha,enlace\n")
  }

  @Test func `leaves columns out that are not wanted`() {
    #expect(Person.table.csv([]) { $0.access == .open } == "lado,dependencia,cargo,vinculacion\n")
  }

  @Test(arguments: ["=1+1", "+57 310", "-5", "@x", "'=a", "\tx"])
  func `does not touch values that Excel would calculate`(value: String) throws {
    for style in [CSVStyle.canonical, .excel] {
      let text = CSVWriter.text([["a", "b"], [value, "z"]], style: style)
      #expect(try CSVReader.read(Array(text.utf8)).rows[1].cells == [value, "z"])
    }
  }

  @Test(arguments: 0..<200)
  func `is read back cell by cell, whatever the cells hold`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = ["a", "ñ", "\"", ";", ",", "\t", "\n", "=", "🎓", " ", "'", "\"\"", "sep=;", "á"]
    let width = Int.random(in: 2...5, using: &random)
    let header = (0..<width).map { "columna \($0)" }
    let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined()
      }
    }

    for style in [CSVStyle.canonical, .excel] {
      let text = CSVWriter.text([header] + rows, style: style)
      #expect(try CSVReader.read(Array(text.utf8)).rows.map(\.cells) == [header] + rows)
    }
  }
}
