import HandoverModel

/// What one pass over an entry's bytes brought to light.
struct EntryScan: Sendable {
  let index: Int
  var findings: [Finding] = []
  var size: UInt64 = 0
  /// Nil when the content could not be read to its end.
  var digest: HandoverModel.Digest?
  /// The values of the job's other algorithms, one after another.
  var checksums: [UInt8] = []
  var packedCRC: UInt32?
  var text: [UInt8]?
  /// What the text says, if it is a list of files that was read on the way.
  var statements: FileStatements?
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
    /// What to hash with beside SHA-256.
    var algorithms: [ChecksumAlgorithm] = []
    /// Whether another program may have written it: with a data descriptor and headers of its own.
    var isForeign = false
  }

  /// Takes the content piece by piece as it comes out; throwing ends the work.
  typealias Sink = (UnsafeRawBufferPointer) throws(BundleError) -> Void

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
    try unsafe scan(job, into: { _ in }, advance)
  }

  /// Reads one entry and hands its content on, before it is known whether it is right.
  func scan(_ job: Job, into sink: Sink, _ advance: (Int) -> Void) throws(BundleError) -> EntryScan {
    let entry = job.entry
    var scan = EntryScan(index: entry.index)
    guard entry.offset < job.limit else {
      scan.findings.append(Finding(.zipHeaderMissing, at: job.place))
      return scan
    }
    let whole = LocalHeader.fixedCount + entry.nameBytes.count + 20
    let wanted = min(job.limit - entry.offset, UInt64(whole) + min(entry.packedSize, UInt64(Self.chunk)))
    var first = try PositionedRead.bytes(descriptor, path, at: entry.offset, count: Int(wanted))
    if let count = ForeignHeader.localCount(LittleEndian(first)), count > first.count {
      first = try PositionedRead.bytes(descriptor, path, at: entry.offset, count: count)
    }
    guard let header = LocalHeader(LittleEndian(first), of: entry, at: job.place) else {
      scan.findings.append(Finding(.zipHeaderMissing, at: job.place))
      return scan
    }
    scan.findings +=
      job.isForeign
      ? ForeignHeader.compare(LittleEndian(first), with: entry, at: job.place) : header.findings
    let dataStart = entry.offset + UInt64(header.dataOffset)
    guard entry.packedSize <= job.limit, dataStart <= job.limit - entry.packedSize else {
      scan.findings.append(Finding(.zipTruncated, at: job.place))
      return scan
    }
    var gap = job.limit - dataStart - entry.packedSize
    if job.isForeign, entry.flags & 0x0008 != 0 {
      let after = try PositionedRead.bytes(
        descriptor, path, at: job.limit - gap, count: Int(min(gap, UInt64(ForeignHeader.longestDescriptor))))
      let descriptor = ForeignHeader.descriptorCount(LittleEndian(after), of: entry)
      if descriptor == nil {
        scan.findings.append(Finding(.zipHeadersDiffer, at: job.place, ["campo": "descriptor de datos"]))
      }
      gap -= UInt64(descriptor ?? 0)
    }
    if gap > 0 {
      scan.findings.append(Finding(.zipGap, at: job.place, ["cantidad": String(gap)]))
    }
    guard isReadable(entry, job, &scan) else { return scan }
    let content = Content(
      method: entry.method, start: dataStart, packedSize: entry.packedSize, room: entry.size,
      keepsText: job.keepsText, algorithms: job.algorithms)
    let read = try unsafe read(
      content, first: first[min(header.dataOffset, first.count)...], into: sink, advance)
    Self.judge(read, job, &scan)
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

  /// Reads packed bytes to their end, or to where they make no sense any more.
  func read(
    _ content: Content, first: ArraySlice<UInt8> = [], into sink: Sink, _ advance: (Int) -> Void
  ) throws(BundleError) -> EntryContent {
    var stream = EntryStream(content)
    if content.method == 8 { inflater.start() }
    var done: UInt64 = 0
    var chunk = Array(first.prefix(Int(min(content.packedSize, UInt64(first.count)))))
    while done < content.packedSize, !content.stopsEarly || stream.content.ending == nil {
      if Task.isCancelled { throw .cancelled }
      if chunk.isEmpty {
        let count = Int(min(UInt64(Self.chunk), content.packedSize - done))
        chunk = try PositionedRead.bytes(descriptor, path, at: content.start + done, count: count)
      }
      guard !chunk.isEmpty else {
        stream.content.isTruncated = true
        return stream.content
      }
      try unsafe stream.take(chunk, inflater, into: sink)
      done += UInt64(chunk.count)
      advance(chunk.count)
      chunk = []
    }
    return stream.content
  }

  /// Judges the content once all packed bytes are read.
  private static func judge(_ content: EntryContent, _ job: Job, _ scan: inout EntryScan) {
    if content.isTruncated {
      scan.findings.append(Finding(.zipTruncated, at: job.place))
      return
    }
    let entry = job.entry
    scan.packedCRC = content.packedCRC
    scan.size = content.hash.count
    var values = ["anunciado": String(entry.size), "encontrado": String(content.hash.count)]
    switch content.ending ?? (entry.method == 0 ? .complete : nil) {
    case .complete:
      if content.surplus > 0 {
        scan.findings.append(Finding(.zipSurplus, at: job.place, ["cantidad": String(content.surplus)]))
      }
    case .surplus(let count):
      scan.findings.append(
        Finding(.zipSurplus, at: job.place, ["cantidad": String(count + content.surplus)]))
    case .tooMuch:
      values["encontrado"] = "más de \(entry.size)"
      scan.findings.append(Finding(.zipSize, at: job.place, values))
      return
    case .damaged, .cutOff, nil:
      // An empty deflate stream of no bytes at all ends up here too.
      scan.findings.append(Finding(.zipDataDamaged, at: job.place))
      return
    }
    if content.hash.count != entry.size { scan.findings.append(Finding(.zipSize, at: job.place, values)) }
    if content.hash.crc != entry.crc { scan.findings.append(Finding(.zipCRC, at: job.place)) }
    scan.digest = content.hash.digest
    scan.checksums = content.checksums
    if let text = content.text { scan.text = text }
  }
}
