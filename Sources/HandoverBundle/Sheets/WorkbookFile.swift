package import HandoverModel

/// An XLSX workbook that is open for reading, sheet by sheet.
///
/// What it holds decides, not what it is called. Nothing outside of it is read, nothing is computed: a formula is
/// worth the result that was stored with it.
package struct WorkbookFile: ~Copyable {
  /// A sheet by its place among the tabs.
  package struct Sheet: Hashable, Sendable {
    /// The name on its tab.
    package let name: String
    /// Whether Excel shows no tab for it.
    package let isHidden: Bool
    let part: String
  }

  /// The worksheets in the order of their tabs; sheets that hold only a chart are left out.
  package var sheets: [Sheet] { contents.sheets }
  private let parts: SheetPackage
  private let contents: Contents

  package init(_ path: String) throws(WorkbookReadingError) {
    let parts = try SheetPackage(path)
    let contents = try Self.contents(of: parts)
    self.parts = parts
    self.contents = contents
  }

  /// What all sheets of a workbook share.
  private struct Contents {
    let sheets: [Sheet]
    let strings: [String]
    let styles: NumberStyles
    let is1904: Bool
  }

  private static func contents(of parts: borrowing SheetPackage) throws(WorkbookReadingError) -> Contents {
    if let problem = otherKind(parts) { throw .unreadable(problem) }
    let root = try read(parts, "_rels/.rels", Relationships())
    let main = resolved(root?.first("officeDocument") ?? "xl/workbook.xml", in: "")
    guard let outline = try read(parts, main, WorkbookOutline()), outline.isWorkbook else {
      throw .unreadable(
        GridProblem("es un archivo comprimido (ZIP), no una tabla", allowed: SheetKind.wanted))
    }
    let (folder, name) = split(main)
    let links = try read(parts, "\(folder)_rels/\(name).rels", Relationships()) ?? Relationships()
    let sheets = outline.sheets.compactMap { sheet -> Sheet? in
      guard let link = links.targets[sheet.id], link.type == "worksheet" else { return nil }
      return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: resolved(link.target, in: folder))
    }
    let path = { (type: String) in links.first(type).map { resolved($0, in: folder) } ?? "" }
    return Contents(
      sheets: sheets, strings: try read(parts, path("sharedStrings"), SharedStrings())?.texts ?? [],
      styles: try read(parts, path("styles"), NumberStyles()) ?? NumberStyles(),
      is1904: outline.countsFrom1904)
  }

  /// The cells of one sheet.
  package func grid(of sheet: Sheet) throws(WorkbookReadingError) -> Grid {
    var scanner = MarkupScanner(SheetCells(contents.strings, contents.styles, is1904: contents.is1904))
    try parts.read(sheet.part, with: &scanner)
    do throws(GridProblem) { return try scanner.handler.grid() } catch { throw .unreadable(error) }
  }

  /// Reads a part whole; nil when the workbook has none of that name.
  private static func read<Handler: MarkupHandler>(
    _ parts: borrowing SheetPackage, _ part: String, _ handler: Handler
  ) throws(WorkbookReadingError) -> Handler? {
    guard parts.has(part) else { return nil }
    var scanner = MarkupScanner(handler)
    try parts.read(part, with: &scanner)
    return scanner.handler
  }

  /// What a ZIP is that is no XLSX workbook, for those that people take for one.
  private static func otherKind(_ parts: borrowing SheetPackage) -> GridProblem? {
    let names = [
      ("content.xml", "es un documento de LibreOffice (ODS)"),
      ("xl/workbook.bin", "es un libro binario de Excel (.xlsb)"),
      ("word/document.xml", "es un documento de Word"), ("ppt/presentation.xml", "es una presentación"),
      ("EncryptedPackage", "es un libro protegido con contraseña"),
    ]
    return names.first { parts.has($0.0) }.map { _, what in
      GridProblem(
        "\(what) y no se puede leer",
        allowed: "la misma tabla guardada como «Libro de Excel (.xlsx)» o como CSV")
    }
  }

  /// The path of a part that another one names, from the folder of that one.
  private static func resolved(_ target: String, in folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
