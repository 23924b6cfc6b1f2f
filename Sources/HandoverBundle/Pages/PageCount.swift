import HandoverModel

/// How many pages a document has, as far as it tells.
package enum PageCount {
  /// The number of pages of the file at `path` by the ending of its name; nil when it does not tell.
  ///
  /// PDF by its tree of pages, office documents by their own statistics, pictures 1. What cannot be read is not told.
  package static func of(_ path: String, ending: String) -> Int? {
    let count: Int? =
      switch ending.uppercased() {
      case "PDF": (try? SmallFile.read(path)).flatMap(PDFPages.count)
      case "DOCX", "DOTX": office(path, "docProps/app.xml", PropertyReading(element: "Pages"))
      case "PPTX", "PPSX": office(path, "docProps/app.xml", PropertyReading(element: "Slides"))
      case "ODT", "ODP": office(path, "meta.xml", StatisticReading())
      case "PNG", "JPG", "JPEG", "GIF", "BMP", "SVG", "WEBP": 1
      default: nil
      }
    return count.flatMap { (1...1_000_000).contains($0) ? $0 : nil }
  }

  private static func office<Handler: CountHandler>(_ path: String, _ part: String, _ handler: Handler)
    -> Int?
  {
    guard let package = try? SheetPackage(path), package.has(part) else { return nil }
    var scanner = MarkupScanner(handler)
    do throws(WorkbookReadingError) { try package.read(part, with: &scanner) } catch { return nil }
    return scanner.handler.count
  }
}

/// A reader that looks for one number.
private protocol CountHandler: MarkupHandler {
  var count: Int? { get }
}

/// The number in an element of the properties of a Word or PowerPoint file.
private struct PropertyReading: CountHandler {
  private let element: MarkupName
  private(set) var wantsText = false
  private var digits: [UInt8] = []

  init(element: String) { self.element = MarkupName(element) }

  var count: Int? { Int(String(decoding: digits.prefix(9), as: UTF8.self)) }

  mutating func open(_ tag: MarkupTag) throws(GridProblem) { wantsText = tag.name == element }
  mutating func close(_ name: MarkupName) throws(GridProblem) { wantsText = false }
  mutating func text(_ bytes: [UInt8]) throws(GridProblem) { digits += bytes }
}

/// The number of pages among the statistics of an OpenDocument file.
private struct StatisticReading: CountHandler {
  let wantsText = false
  private(set) var count: Int?
  private static let element = MarkupName("document-statistic")

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    guard tag.name == Self.element else { return }
    count = tag.attribute("page-count").flatMap { Int($0) }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {}
  mutating func text(_ bytes: [UInt8]) throws(GridProblem) {}
}
