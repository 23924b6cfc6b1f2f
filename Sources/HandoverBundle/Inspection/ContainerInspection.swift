import HandoverModel

/// What there is to say of a ZIP and of the documents that are one.
struct ContainerInspection {
  private let path: String
  private let format: String
  private(set) var remarks: [Remark] = []
  /// The Spanish name of what it is, where the names of its parts tell.
  private(set) var title: String?
  /// The endings of the names that such a document may have; nil for a plain ZIP.
  private(set) var endings: Set<String>?
  private var tally = PrivateTally()
  private var problem: String?

  /// No document has more; what a container holds beyond is not unpacked.
  private static let mostInflated: UInt64 = 4 << 30
  private static let longestText: UInt64 = 32 << 20

  /// Looks through the container at a path, each part once; `format` is what its name announces.
  static func inspect(_ path: String, announced format: String) throws(BundleError) -> ContainerInspection {
    var inspection = ContainerInspection(path: path, format: format)
    try inspection.run()
    return inspection
  }

  private init(path: String, format: String) {
    self.path = path
    self.format = format
  }

  private mutating func run() throws(BundleError) {
    let file = try OpenFile(reading: path)
    let directory = try ZipDirectory.read(file, length: file.stampAtOpening.size)
    if directory.findings.contains(where: { $0.code == .zipEndMissing }) {
      remarks = [Remark(.cutOffContent, ["motivo": "le falta el índice con que terminan los ZIP"])]
      return
    }
    let codes: [FindingCode] = [.zipDirectoryBroken, .zipCountWrong]
    if directory.findings.contains(where: { codes.contains($0.code) }) {
      problem = "su índice no se entiende"
    }
    let parts = ContainerParts(directory.entries)
    title = parts.title
    endings = parts.endings
    if parts.hasMacros { remarks.append(Remark(.macros)) }
    var isLocked = directory.entries.contains { $0.flags & 1 != 0 }
    let scanner = try EntryScanner(file.descriptor, path: path)
    let layout = LayoutRules(directory: directory, top: "", places: directory.entries.map(\.name))
    var inflated: UInt64 = 0
    for (entry, limit) in zip(directory.entries, layout.limits) where !entry.isFolder && entry.flags & 1 == 0
    {
      inflated += entry.size
      guard inflated <= Self.mostInflated else { break }
      if parts.isWorkbook, ContainerParts.isReadBySheet(entry.name) { continue }
      try look(at: entry, limit, scanner, parts, isLocked: &isLocked)
    }
    if parts.isWorkbook, !isLocked { readSheets() }
    if isLocked { remarks.append(Remark(.passwordProtected, ["formato": title ?? format])) }
    if let problem { remarks.append(Remark(.damagedContent, ["motivo": problem])) }
    remarks += tally.remarks
  }

  /// Unpacks one part, checks it, and looks through its text.
  private mutating func look(
    at entry: ZipEntry, _ limit: UInt64, _ scanner: borrowing EntryScanner, _ parts: ContainerParts,
    isLocked: inout Bool
  ) throws(BundleError) {
    let role = parts.role(of: entry)
    let keeps = role != .other && entry.size <= Self.longestText
    var bytes: [UInt8] = []
    let job = EntryScanner.Job(
      entry: entry, place: entry.name, limit: limit, keepsText: false, isForeign: true)
    let scan = try unsafe scanner.scan(
      job,
      into: { (piece: UnsafeRawBufferPointer) throws(BundleError) in
        if keeps { unsafe bytes.append(contentsOf: piece) }
      }, { _ in })
    let damages: [FindingCode] = [.zipCRC, .zipDataDamaged, .zipTruncated, .zipSize, .zipHeaderMissing]
    if scan.findings.contains(where: { damages.contains($0.code) }) {
      problem = problem ?? "su parte «\(entry.name)» no se puede leer"
      return
    }
    guard keeps else { return }
    switch role {
    case .manifest: if ByteSearch.holds("encryption-data", in: bytes[...]) { isLocked = true }
    case .markup(let place): if !isLocked { readMarkup(bytes, place) }
    case .text(let place, let isTable):
      var scan = TextScan(tableBeginning: isTable ? bytes[...] : nil, prefix: "«\(place)», ")
      scan.take(bytes)
      tally.merge(scan.tally)
    case .page: tally.merge(PageText.tally(of: bytes))
    case .other: break
    }
  }

  private mutating func readMarkup(_ bytes: [UInt8], _ place: String) {
    var handler = FlowHandler()
    handler.flow.prefix = place
    var scanner = MarkupScanner(handler)
    do throws(GridProblem) {
      unsafe try bytes.withPieces { (piece: UnsafeRawBufferPointer) throws(GridProblem) in
        unsafe try scanner.take(piece)
      }
      try scanner.finish()
    } catch {
      problem = problem ?? "su texto no se entiende"
    }
    scanner.handler.flow.finish()
    tally.merge(scanner.handler.flow.tally)
  }

  private mutating func readSheets() {
    do throws(WorkbookReadingError) {
      let book = try WorkbookFile(path)
      for sheet in book.sheets {
        var table = TableScan()
        for row in try book.grid(of: sheet).rows where !row.isBlank {
          table.take(row.cells, into: &tally) { column, title in
            let cell = column.map { "celda \(ColumnLetters.text($0))\(row.number)" } ?? "fila \(row.number)"
            return "hoja «\(sheet.name)», \(cell)" + (title.isEmpty ? "" : " («\(title)»)")
          }
        }
      }
    } catch .unreadable(let trouble) {
      problem = problem ?? trouble.problem.text
    } catch {
      problem = problem ?? "el libro no se puede leer"
    }
  }
}

extension [UInt8] {
  /// Hands the bytes on, a mebibyte at a time.
  fileprivate func withPieces(
    _ take: (UnsafeRawBufferPointer) throws(GridProblem) -> Void
  ) throws(GridProblem) {
    var at = 0
    while at < count {
      let end = Swift.min(at + 1 << 20, count)
      let piece = Array(self[at..<end])
      var problem: GridProblem?
      unsafe piece.withUnsafeBytes { buffer in
        do throws(GridProblem) { unsafe try take(buffer) } catch { problem = error }
      }
      if let problem { throw problem }
      at = end
    }
  }
}
