import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverBundle

private func cells(_ book: SampleBook) throws -> [[String]] { try book.grid().rows.map(\.cells) }

/// The cell with that content, in the second of the given formats.
private func styled(_ code: String, _ value: String, from1904: Bool = false) throws -> String {
  var book = SampleBook(sheetData("<c s=\"1\"><v>\(value)</v></c>"))
  let code = code.replacing("\"", with: "&quot;")
  book.styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(code)\"/></numFmts>"
  book.styles += "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
  book.styles += "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
  if from1904 { book.properties = "<workbookPr date1904=\"1\"/>" }
  return try cells(book).first?.first ?? ""
}

struct `A workbook` {
  @Test func `gives shared, rich, inline and computed texts, and truth as words`() throws {
    var book = SampleBook(
      sheetData(
        "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>en &lt;línea&#33;</t></is></c>",
        "<c t=\"str\"><f>A1</f><v>dos</v></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"))
    book.shared = [
      "<t>Peña</t>",
      "<r><t>Luz </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">M_x000D_a</t></r><rPh><t>no</t></rPh>",
    ]
    #expect(try cells(book) == [["Peña", "Luz M\ra", "en <línea!"], ["dos", "VERDADERO", "FALSO"]])
  }

  @Test func `keeps rows and columns where they stand`() throws {
    let data =
      "<sheetData><row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"AB3\"><v>2</v></c></row><row r=\"7\"/></sheetData>"
    let grid = try SampleBook(data).grid()
    #expect(grid.rows.map(\.number) == [3])
    #expect(grid.rows[0].cells.count == 28)
    #expect(grid.rows[0].cells[27] == "2")
  }

  @Test(arguments: [
    ("1075123456", "1075123456"), ("1.075123456E9", "1075123456"), ("4.5", "4,5"),
    ("4.5999999999999996", "4,6"),
    ("0.30000000000000004", "0,3"), ("-2.50", "-2,5"), ("1E-3", "0,001"), ("0", "0"),
    ("1E+16", "10000000000000000"),
    ("99999999999999999", "100000000000000000"), ("1.234", "1,234"),
  ])
  func `gives numbers as they were typed`(value: String, expected: String) throws {
    #expect(try cells(SampleBook(sheetData("<c><v>\(value)</v></c>"))) == [[expected]])
  }

  @Test(arguments: [
    ("dd/mm/yyyy", "40851", "2011-11-04"), ("[$-240A]d \"de\" mmmm", "40851", "2011-11-04"),
    ("MM/DD/YY", "1", "1900-01-01"),
    ("d", "59", "1900-02-28"), ("d", "61", "1900-03-01"), ("d", "60", "60"),
    ("yyyy h:mm", "40851.604166666664", "2011-11-04 14:30"),
    ("d", "40851.999999999", "2011-11-05"), ("h:mm", "0.5", "12:00"), ("[h]:mm", "0.25", "06:00"),
    ("0.0%", "0.825", "82,5 %"),
    ("0.00 \"día\"", "3", "3"), ("#,##0.00", "1234.5", "1234,5"), ("General", "7", "7"), ("\\d0", "7", "7"),
    ("d", "-5", "-5"),
  ])
  func `tells days from numbers by their format`(code: String, value: String, expected: String) throws {
    #expect(try styled(code, value) == expected)
  }

  @Test func `counts days from 1904 when it says so`() throws {
    #expect(try styled("dd/mm/yyyy", "39389", from1904: true) == "2011-11-04")
  }

  @Test func `names a formula without result, an error of Excel and a day that is none`() throws {
    let grid = try SampleBook(
      sheetData("<c><f>1+1</f></c><c t=\"e\"><v>#REF!</v></c><c t=\"s\"><v>9</v></c>")
    ).grid()
    #expect(grid.troubles.keys.map(\.column).sorted() == [0, 1, 2])
    #expect(grid.troubles[CellPlace(row: 1, column: 0)]?.text == "es una fórmula sin su resultado")
  }

  @Test func `shows merged cells in every row that they cover, and tells what is hidden`() throws {
    let rows = (1...3).map {
      "<row r=\"\($0)\"\($0 == 3 ? " hidden=\"1\"" : "")>" + ($0 == 1 ? "<c r=\"A1\"><v>5</v></c>" : "")
    }
    let data = rows.map { $0 + "<c r=\"B9\"><v>1</v></c></row>" }.joined()
    let grid = try SampleBook(
      "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>\(data)</sheetData><mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>"
    ).grid()
    #expect(grid.rows.map(\.cells) == [["5", "1"], ["5", "1"], ["5", "1"]])
    #expect(
      grid.remarks.map(\.text) == [
        "la hoja tiene una fila oculta, que también se lee",
        "la hoja tiene columnas ocultas, que también se leen: B a C",
      ])
  }

  @Test func `may use prefixes, CDATA, comments and absolute paths`() throws {
    var book = SampleBook("")
    book.parts["xl/worksheets/sheet1.xml"] =
      "<?xml version=\"1.0\"?><!-- <row> --><x:worksheet xmlns:x='u'><x:sheetData><x:row r='1'><x:c r='A1' t='str'><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(try cells(book) == [["a<b"]])
  }

  @Test(arguments: 1...40)
  func `is read the same wherever its bytes are cut`(size: Int) throws {
    let text =
      "<worksheet a='>'><sheetData><row><c t=\"str\"><v>á&amp;b</v></c><!-- x --></row></sheetData></worksheet>"
    var scanner = MarkupScanner(SheetCells([], NumberStyles(), is1904: false))
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      try unsafe Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { piece in
        try unsafe scanner.take(piece)
      }
    }
    try scanner.finish()
    #expect(try scanner.handler.grid().rows.map(\.cells) == [["á&b"]])
  }
}

struct `A workbook that is none, or not a sound one` {
  private static let sound = SampleBook(sheetData("<c><v>1</v></c>"))

  @Test(arguments: [
    ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "está cortado"),
    ("xl/worksheets/sheet1.xml", "<worksheet></row></worksheet>", "cierra lo que no abrió"),
    ("xl/worksheets/sheet1.xml", "<!DOCTYPE x SYSTEM 'y'><worksheet/>", "DOCTYPE"),
    ("xl/worksheets/sheet1.xml", "<html></html>", "no es una hoja"),
    (
      "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='2'/><row r='1'/></sheetData></worksheet>",
      "desorden"
    ),
    (
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c r='ZZZ1'><v>1</v></c></row></sheetData></worksheet>", "columnas"
    ),
    ("xl/worksheets/sheet1.xml", String(repeating: "<a>", count: 200), "anidada"),
    ("xl/worksheets/sheet1.xml", "\u{FEFF}", "cortado"),
    ("xl/workbook.xml", "<html></html>", "archivo comprimido"),
  ])
  func `is named with what is the matter`(part: String, content: String, word: String) throws {
    var book = Self.sound
    book.parts[part] = content
    let error = #expect(throws: WorkbookReadingError.self) { try book.grid() }
    guard case .unreadable(let problem) = error else { return }
    #expect(problem.problem.text.contains(word), "\(problem.problem.text)")
  }

  @Test func `is refused when a name stands twice, and when an entry is encrypted`() throws {
    var twice = Self.sound.archive
    twice.entries.append(twice.entries[2])
    #expect(throws: WorkbookReadingError.self) { try SampleBook.read(twice.bytes) }
    var locked = Self.sound.archive
    for index in locked.entries.indices { locked.entries[index].flags = 1 }
    #expect(throws: WorkbookReadingError.self) { try SampleBook.read(locked.bytes) }
  }

  /// Whatever the bytes, reading ends with cells or with a word about why not.
  @Test(arguments: 0..<300)
  func `never brings the program down`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var book = Self.sound
    book.shared = ["<t>x</t>"]
    book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
    book.sheets[0].content =
      sheetData("<c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"0\"><v>40000</v></c>")
      + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
    var zip = book.archive
    let entry = Int.random(in: 0..<zip.entries.count, using: &random)
    for _ in 0..<3 where !zip.entries[entry].data.isEmpty {
      let place = Int.random(in: 0..<zip.entries[entry].data.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: zip.entries[entry].data[place] = UInt8.random(in: 0...255, using: &random)
      case 1: zip.entries[entry].data.removeSubrange(place...)
      default:
        zip.entries[entry].data.insert(contentsOf: Array("<0\"&:>".utf8).shuffled(using: &random), at: place)
      }
    }
    do {
      _ = try SampleBook.read(zip.bytes)
    } catch let error as WorkbookReadingError {
      guard case .unreadable(let problem) = error else { throw error }
      #expect(!problem.problem.text.isEmpty)
    }
  }
}
