import HandoverModel
import Testing

struct `A document number` {
  @Test(arguments: [
    ("1.075.123.456", "1075123456"), ("1,075,123,456", "1075123456"), ("1'075.123.456", "1075123456"),
    ("1 075 123 456", "1075123456"), ("1\u{A0}075\u{A0}123", "1075123"), ("79.123", "79123"),
    ("AB-12", "AB-12"),
    ("1075123456,5", "1075123456,5"), ("12.34.567", "12.34.567"), ("1,07E+09", "1,07E+09"),
    ("1.0751", "1.0751"),
  ])
  func `loses only what stands between thousands`(text: String, expected: String) {
    #expect(text.withoutDigitGrouping == expected)
  }

  @Test(arguments: ["1,07E+09", "1.07512E+09", "1E9", "1E+09", "9,9e+8"])
  func `that Excel cut short is named and never guessed`(text: String) {
    #expect(SpreadsheetSlip.scientific(text) != nil)
    var person = Person()
    person.document = text
    #expect(!Person.table.problems(of: person, with: CaseFile(), file: "x", number: 2).isEmpty)
  }

  @Test(arguments: ["1075123456", "E12", "12E345", "AE-9", "1075E"])
  func `is otherwise left alone`(text: String) { #expect(SpreadsheetSlip.scientific(text) == nil) }
}

struct `A day without its format` {
  @Test func `is told as the day that it may be`() {
    let problem = SpreadsheetSlip.problem(of: "40851", in: .date)
    #expect(problem?.text.contains("4 de noviembre de 2011") == true)
    #expect(SpreadsheetSlip.problem(of: "4085", in: .date) == nil)
    #expect(SpreadsheetSlip.problem(of: "40851", in: .text) == nil)
  }
}

struct `The separator of a CSV file` {
  @Test(arguments: [
    ("Alcaldía de Piedras, Tolima\nLista, grupo 1\n\na;b;c\n1;2;3\n4;5;6\n", 3),
    ("a;b\n1,5;2,5\n3,5;4,5\n", 2),
    ("a,b,c\nx;y,2,3\nz;w,5,6\n", 3), ("a\tb\n1,2\t3\n", 2), ("solo\n", 1), ("a;b;c\n1;2\n", 3),
    ("\"a,b,c,d\";e\n\"f,g,h,i\";j\n", 2),
  ])
  func `is the one that the lines of the table agree on`(text: String, width: Int) throws {
    let grid = try CSVReader.read(Array(text.utf8))
    #expect(grid.rows.map(\.cells.count).max() == width)
  }

  @Test(arguments: [true, false])
  func `is found in UTF-16 without a mark too`(isLittle: Bool) throws {
    let bytes = "documento;nombre\n1;Ñáñez\n".utf16.flatMap { unit -> [UInt8] in
      let parts = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return isLittle ? parts : parts.reversed()
    }
    #expect(try CSVReader.read(bytes).rows.map(\.cells) == [["documento", "nombre"], ["1", "Ñáñez"]])
  }
}

struct `What a file is` {
  @Test(arguments: [
    ("%PDF-1.4", "un PDF"), ("<!DOCTYPE html><table>", "página web"), ("{\\rtf1", "RTF"),
    (
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "Excel 2003"
    ),
  ])
  func `is told by its bytes`(text: String, word: String) throws {
    let error = #expect(throws: GridProblem.self) { try CSVReader.read(Array(text.utf8)) }
    #expect(error?.problem.text.contains(word) == true)
  }

  @Test(arguments: [
    ("EncryptedPackage", "contraseña"), ("Workbook", "antiguo de Excel"), ("WordDocument", "Word"),
  ])
  func `is told by the streams of an old Office file`(stream: String, word: String) {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
    bytes += stream.utf8.flatMap { byte -> [UInt8] in [byte, 0] } + Array(repeating: 0, count: 512)
    guard case .other(let problem) = SheetKind(of: bytes) else {
      Issue.record("\(stream) is read as something else")
      return
    }
    #expect(problem.problem.text.contains(word))
  }
}

struct `The row of titles` {
  @Test func `may stand below a name, a date and a row of groups`() throws {
    let text = "Alcaldía;;;\nNombre;;;\n;Datos;;\ncedula;nombre;lado;dependencia\n1;Luz;entrante;Salud\n"
    let reading = TableReading<Person>(try CSVReader.read(Array(text.utf8)), file: "x.csv")

    #expect(reading.problems.map(\.sentence) == [])
    #expect(reading.lines.map(\.number) == [5])
  }

  @Test func `names a column by its letter in a workbook`() {
    var grid = Grid(rows: [
      GridRow(number: 3, cells: ["documento", "nombre", "lado", "dependencia"]),
      GridRow(number: 4, cells: ["1", "Luz", "arriba", "Salud"]),
    ])
    grid.isWorksheet = true
    let found = TableReading<Person>(grid, file: "x.xlsx").problems.first?.sentence
    #expect(found?.hasPrefix("x.xlsx, fila 4, columna C (lado): «arriba»") == true)
  }
}
