import HandoverModel

/// What one pass over an entry's bytes brought to light.
struct EntryScan: Sendable {
  let index: Int
  var findings: [Finding] = []
  var size: UInt64 = 0
  /// Nil when the content could not be read to its end.
  var digest: HandoverModel.Digest?
  var packedCRC: UInt32?
  var text: [UInt8]?
}

/// Reads entries of one ZIP, one after another, each byte once.
struct EntryScanner: ~Copyable {
  /// What there is to know about an entry before reading it.
  struct Job: Sendable {
    let entry: ZipEntry
    /// How its findings name it.
    let place: String
    /// Where the next entry or the directory begins.
    let limit: UInt64
    let keepsText: Bool
  }

  private static let chunk = 1 << 18
  private let descriptor: Int32
  private let path: String
  private let inflater: Inflater

  init(_ descriptor: Int32, path: String) throws(BundleError) {
    self.descriptor = descriptor
    self.path = path
    inflater = try Inflater()
  }

  /// Reads one entry; whatever is wrong becomes a finding.
  func scan(_ job: Job, _ advance: (Int) -> Void) throws(BundleError) -> EntryScan {
    let entry = job.entry
    var scan = EntryScan(index: entry.index)
    guard entry.offset < job.limit else {
      scan.findings.append(Finding(.zipHeaderMissing, at: job.place))
      return scan
    }
    let whole = LocalHeader.fixedCount + entry.nameBytes.count + 20
    let wanted = min(job.limit - entry.offset, UInt64(whole) + min(entry.packedSize, UInt64(Self.chunk)))
    let first = try PositionedRead.bytes(descriptor, path, at: entry.offset, count: Int(wanted))
    guard let header = LocalHeader(LittleEndian(first), of: entry, at: job.place) else {
      scan.findings.append(Finding(.zipHeaderMissing, at: job.place))
      return scan
    }
    scan.findings += header.findings
    let dataStart = entry.offset + UInt64(header.dataOffset)
    guard entry.packedSize <= job.limit, dataStart <= job.limit - entry.packedSize else {
      scan.findings.append(Finding(.zipTruncated, at: job.place))
      return scan
    }
    let gap = job.limit - dataStart - entry.packedSize
    if gap > 0 {
      scan.findings.append(Finding(.zipGap, at: job.place, ["cantidad": String(gap)]))
    }
    guard isReadable(entry, job, &scan) else { return scan }
    try read(job, first: first[min(header.dataOffset, first.count)...], from: dataStart, &scan, advance)
    return scan
  }

  /// Whether the content makes sense to be read at all.
  private func isReadable(_ entry: ZipEntry, _ job: Job, _ scan: inout EntryScan) -> Bool {
    guard entry.method == 0 || entry.method == 8, entry.flags & 0x2041 == 0 else { return false }
    // Deflate cannot expand more than 1032 times; no single file of a handover has a terabyte.
    let most = entry.packedSize.multipliedReportingOverflow(by: 1032)
    if entry.size > 1 << 40 || !most.overflow && entry.size > most.partialValue + 1024 {
      scan.findings.append(Finding(.zipTooLarge, at: job.place, ["anunciado": String(entry.size)]))
      return false
    }
    return true
  }

  private func read(
    _ job: Job, first: ArraySlice<UInt8>, from start: UInt64, _ scan: inout EntryScan,
    _ advance: (Int) -> Void
  ) throws(BundleError) {
    let entry = job.entry
    var stream = EntryStream(entry: entry, keepsText: job.keepsText)
    if entry.method == 8 { inflater.start() }
    var done: UInt64 = 0
    var chunk = Array(first.prefix(Int(min(entry.packedSize, UInt64(first.count)))))
    while done < entry.packedSize {
      if Task.isCancelled { throw .cancelled }
      if chunk.isEmpty {
        let count = Int(min(UInt64(Self.chunk), entry.packedSize - done))
        chunk = try PositionedRead.bytes(descriptor, path, at: start + done, count: count)
      }
      guard !chunk.isEmpty else {
        scan.findings.append(Finding(.zipTruncated, at: job.place))
        return
      }
      stream.take(chunk, inflater)
      done += UInt64(chunk.count)
      advance(chunk.count)
      chunk = []
    }
    stream.finish(job.place, &scan)
  }
}

/// The content of one entry as it comes out.
private struct EntryStream {
  let entry: ZipEntry
  let keepsText: Bool
  private var hash = RunningHash()
  private var packedCRC: UInt32 = 0
  private var text: [UInt8] = []
  private var room: UInt64
  private var outcome: Inflater.Outcome?
  private var surplus: UInt64 = 0

  init(entry: ZipEntry, keepsText: Bool) {
    self.entry = entry
    self.keepsText = keepsText && entry.size <= BagContents.longestText
    room = entry.size
    if entry.method == 0 { outcome = .complete }
  }

  mutating func take(_ chunk: [UInt8], _ inflater: borrowing Inflater) {
    packedCRC = Hashing.crc32(chunk, from: packedCRC)
    if entry.method == 0 {
      hash.update(chunk)
      if keepsText { text += chunk }
      return
    }
    if outcome != nil {
      surplus += UInt64(chunk.count)
      return
    }
    var hash = hash
    var text = text
    self.text = []
    let keeps = keepsText
    outcome = unsafe chunk.withUnsafeBytes { bytes in
      unsafe inflater.feed(bytes, room: &room) { piece in
        unsafe hash.update(piece)
        if keeps { unsafe text.append(contentsOf: piece) }
      }
    }
    self.hash = hash
    self.text = text
  }

  /// Judges the content once all packed bytes are read.
  func finish(_ place: String, _ scan: inout EntryScan) {
    scan.packedCRC = packedCRC
    scan.size = hash.count
    var values = ["anunciado": String(entry.size), "encontrado": String(hash.count)]
    switch outcome {
    case .complete:
      if surplus > 0 { scan.findings.append(Finding(.zipSurplus, at: place, ["cantidad": String(surplus)])) }
    case .surplus(let count):
      scan.findings.append(Finding(.zipSurplus, at: place, ["cantidad": String(count + surplus)]))
    case .tooMuch:
      values["encontrado"] = "más de \(entry.size)"
      scan.findings.append(Finding(.zipSize, at: place, values))
      return
    case .damaged, .cutOff, nil:
      // An empty deflate stream of no bytes at all ends up here too.
      scan.findings.append(Finding(.zipDataDamaged, at: place))
      return
    }
    if hash.count != entry.size { scan.findings.append(Finding(.zipSize, at: place, values)) }
    if hash.crc != entry.crc { scan.findings.append(Finding(.zipCRC, at: place)) }
    scan.digest = hash.digest
    if keepsText { scan.text = text }
  }
}
