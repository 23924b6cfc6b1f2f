import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport

/// A workbook written part by part, so that every part can be wrong.
struct SampleBook {
  /// What stands within `<worksheet>`, by the name of the sheet.
  var sheets: [(name: String, content: String)]
  var shared: [String] = []
  /// What stands within `<styleSheet>`.
  var styles = ""
  var properties = ""
  var state = ""
  /// Parts as they are, in place of those that are made.
  var parts: [String: String] = [:]

  init(_ content: String, name: String = "Hoja1") { sheets = [(name, content)] }

  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var made: [(String, String)] {
    let ids = sheets.indices.map { "rId\($0 + 1)" }
    let tabs = zip(sheets, ids).map { "<sheet name=\"\($0.name)\" sheetId=\"1\" r:id=\"\($1)\"\(state)/>" }
    var links = ids.indices.map { link(ids[$0], "worksheet", "worksheets/sheet\($0 + 1).xml") }
    links.append(link("rIdS", "styles", "styles.xml"))
    links.append(link("rIdT", "sharedStrings", "/xl/sharedStrings.xml"))
    let pages = sheets.indices.map { index in
      ("xl/worksheets/sheet\(index + 1).xml", "<worksheet>\(sheets[index].content)</worksheet>")
    }
    return [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", "<Relationships>\(link("a", "officeDocument", "xl/workbook.xml"))</Relationships>"),
      ("xl/workbook.xml", "<workbook>\(properties)<sheets>\(tabs.joined())</sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"),
      ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
      ("xl/sharedStrings.xml", "<sst>\(shared.map { "<si>\($0)</si>" }.joined())</sst>"),
    ] + pages
  }

  private func link(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(Self.relations)/\(type)\" Target=\"\(target)\"/>"
  }

  var archive: RawZip {
    RawZip(entries: made.map { RawZip.Entry($0.0, Array((parts[$0.0] ?? $0.1).utf8)) })
  }

  /// Writes the bytes and reads the sheets back.
  static func read(_ bytes: [UInt8]) throws -> [(name: String, grid: Grid)] {
    try ScratchFolder.use { folder in
      let url = try folder.write(Data(bytes), to: "libro.xlsx")
      let book = try WorkbookFile(url.path(percentEncoded: false))
      var sheets: [(name: String, grid: Grid)] = []
      for sheet in book.sheets { sheets.append((sheet.name, try book.grid(of: sheet))) }
      return sheets
    }
  }

  func grid() throws -> Grid { try Self.read(archive.bytes).first?.grid ?? Grid(rows: []) }
}

/// Rows of cells as a worksheet holds them.
func sheetData(_ rows: String...) -> String {
  "<sheetData>" + rows.map { "<row>\($0)</row>" }.joined() + "</sheetData>"
}
