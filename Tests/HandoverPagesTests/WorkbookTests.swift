import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `A workbook` {
  private static func sheet(_ registry: Registry = Sample.registry) throws -> Sheet {
    let files = try InstrumentSample.files(InstrumentSample.input(of: registry))
    let sheets = files.compactMap { file -> Sheet? in
      if case .sheet(let sheet) = file.content { sheet } else { nil }
    }
    return try #require(sheets.first)
  }

  private static func bytes(_ sheet: Sheet, _ folder: ScratchFolder, _ name: String) throws -> Data {
    let url = folder.file(name)
    try Workbook.write(sheet, to: url.path(percentEncoded: false))
    return try Data(contentsOf: url)
  }

  @Test func `is the same, byte for byte, for the same sheet`() throws {
    try ScratchFolder.use { folder in
      let sheet = try Self.sheet()
      let first = try Self.bytes(sheet, folder, "a.xlsx")
      // The clock of a ZIP entry has steps of two seconds.
      Thread.sleep(forTimeInterval: 2.1)
      #expect(try Self.bytes(sheet, folder, "b.xlsx") == first)
      #expect(first.starts(with: Data("PK".utf8)))
    }
  }

  @Test func `takes hostile cells and long ones`() throws {
    try ScratchFolder.use { folder in
      let sheet = try Self.sheet(Sample.poisoned)
      let cells = [
        "=cmd|' /C calc'!A0", "a\u{0}b\u{7}c\u{FFFF}", String(repeating: "ñ", count: 40_000), "", "x",
      ]
      let hostile = Sheet(
        title: "[=]:*?/\\' Índice de información clasificada y reservada", author: "&A&[Page] \"x\"",
        made: sheet.made, columns: sheet.columns, rows: [cells + Array(repeating: "", count: 8)])
      #expect(try Self.bytes(hostile, folder, "a.xlsx").count > 1000)
    }
  }

  @Test func `has a tab name that Excel takes`() throws {
    let columns = try Self.sheet().columns
    func name(_ title: String) -> String {
      Sheet(title: title, author: "", made: CalendarDate(dayNumber: 0), columns: columns, rows: []).tabName
    }

    #expect(name("Índice de información clasificada y reservada") == "Índice de información clasifica")
    #expect(name("[]:*?/\\'") == "Hoja1")
    #expect(name(String(repeating: "𝄞", count: 40)).utf16.count == 30)
  }

  @Test func `cuts what is too long for a cell and drops what XML forbids`() {
    #expect(Sheet.cell("a\u{0}b\u{7}c\u{FFFF}\nd") == "abc\nd")
    #expect(Sheet.cell(String(repeating: "𝄞", count: 20_000)).utf16.count <= 32_767)
    #expect(Sheet.cell(String(repeating: "a", count: 32_766)).count == 32_766)
  }

  @Test func `that cannot be written says so`() throws {
    let sheet = try Self.sheet()
    #expect(throws: WorkbookError.self) { try Workbook.write(sheet, to: "/no/existe/a.xlsx") }
  }
}

struct `A QR code` {
  @Test func `has its three corners and a quiet zone around it`() throws {
    let code = try #require(QRCode("9F86-D081-884C-7D65"))
    let corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    func square(_ row: Int, _ column: Int) -> [String] {
      (0..<7).map { y in
        (0..<7).map { code.modules[(row + y) * code.side + column + $0] ? "1" : "0" }.joined()
      }
    }

    #expect(
      square(0, 0) == corner && square(0, code.side - 7) == corner && square(code.side - 7, 0) == corner)
    #expect(
      code.svg(id: "a", title: "b", description: "c").contains(
        "viewBox=\"0 0 \(code.side + 8) \(code.side + 8)\""))
  }

  @Test func `cannot hold a text without end`() {
    #expect(QRCode(String(repeating: "a", count: 4000)) == nil)
    #expect(QRCode("") == nil)
  }
}
