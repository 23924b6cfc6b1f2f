package import HandoverModel

/// Reads the XML of an electronic index without believing it.
package enum IndexReading {
  /// The documents of the index at `path`; nil when it is not well formed or has other fields or another order.
  package static func read(_ path: String) throws(BundleError) -> ReadIndex? {
    let bytes = try SmallFile.read(path)
    var scanner = MarkupScanner(IndexRows())
    var isRead = true
    unsafe bytes.withUnsafeBytes { all in
      do throws(GridProblem) { try unsafe scanner.take(all) } catch { isRead = false }
    }
    guard isRead else { return nil }
    do throws(GridProblem) { try scanner.finish() } catch { return nil }
    return ReadIndex(rows: scanner.handler.rows)
  }
}

/// The fields of each document, in the one order that is allowed.
private struct IndexRows: MarkupHandler {
  private(set) var rows: [[String]] = []
  private(set) var wantsText = false
  private var depth = 0
  private var text: [UInt8] = []

  private static let root = MarkupName(ElectronicIndex.root)
  private static let item = MarkupName(ElectronicIndex.item)
  private static let fields = ElectronicIndex.fields.map { MarkupName($0) }

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    depth += 1
    switch depth {
    case 1: try expect(tag.name == Self.root)
    case 2:
      try expect(tag.name == Self.item)
      rows.append([])
    case 3:
      let next = rows.last?.count ?? 0
      try expect(next < Self.fields.count && tag.name == Self.fields[next])
      (text, wantsText) = ([], true)
    default: try expect(false)
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {
    if depth == 3 {
      rows[rows.count - 1].append(String(decoding: text, as: UTF8.self))
      wantsText = false
    }
    if depth == 2 { try expect(rows.last?.count == Self.fields.count) }
    depth -= 1
  }

  mutating func text(_ bytes: [UInt8]) throws(GridProblem) { text += bytes }

  private func expect(_ isAsExpected: Bool) throws(GridProblem) {
    guard isAsExpected else { throw GridProblem("no es un índice electrónico", allowed: "") }
  }
}
