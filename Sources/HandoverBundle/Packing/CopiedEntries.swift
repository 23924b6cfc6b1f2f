import HandoverModel

/// The entries that are taken over from an earlier ZIP as they are: the writer copies their bytes itself.
struct CopiedEntries: Sendable {
  /// Where they come from, open as long as something is copied from it.
  final class Source: Sendable {
    let file: OpenFile

    init(_ path: String) throws(BundleError) { file = try OpenFile(reading: path) }
  }

  /// One of them, ready to be copied.
  struct Entry: Sendable {
    let source: Source
    let record: PackedRecord
    /// Hears of every piece that is copied.
    let report: @Sendable (Int) -> Void
  }

  private let source: Source
  /// How they are packed, in order of their slots.
  let records: [(slot: Int, record: PackedRecord)]
  /// Those before this one are given out.
  private var next = 0
  private var report: @Sendable (Int) -> Void = { _ in }

  init(_ records: [(slot: Int, record: PackedRecord)], from zip: String) throws(BundleError) {
    source = try Source(zip)
    self.records = records
  }

  /// The same entries, with somebody who hears how many bytes are copied.
  func reporting(to report: @escaping @Sendable (Int) -> Void) -> CopiedEntries {
    var copies = self
    copies.report = report
    return copies
  }

  /// The entry of a slot, if it is one of these; slots are asked for in their order.
  mutating func take(_ slot: Int) -> Entry? {
    while next < records.count, records[next].slot < slot { next += 1 }
    guard next < records.count, records[next].slot == slot else { return nil }
    return Entry(source: source, record: records[next].record, report: report)
  }
}
