import HandoverModel

/// Inspects files one after another; one worker keeps it, with the tables of libmagic.
struct FileInspector: ~Copyable {
  private let tool: PDFTextTool?
  /// Larger files pass by in pieces.
  private let largest: UInt64
  private var magic: Magic?
  private var isMagicAsked = false

  init(_ tool: PDFTextTool?, holdingUpTo largest: UInt64) {
    self.tool = tool
    self.largest = max(largest, UInt64(FileSample.headCount))
  }

  /// Reads a file once and says what there is to say of its content.
  mutating func inspect(_ path: String, name: String) throws(BundleError) -> FileInspection {
    let file = try OpenFile(reading: path)
    let size = file.stampAtOpening.size
    let ending = FileFormat.ending(of: name)
    var digest = RunningDigest()
    let remarks: [Remark]
    if size <= largest {
      let bytes = try file.read(at: 0, count: Int(size))
      digest.update(bytes)
      let tail = bytes.suffix(FileSample.tailCount)
      remarks = try judge(FileSample(head: bytes, tail: tail, size: UInt64(bytes.count)), path, name, ending)
    } else {
      let (sample, scan) = try Self.pass(over: file, size, ending, &digest)
      remarks = try judge(sample, path, name, ending) + (scan?.tally.remarks ?? [])
    }
    let isSame = try file.stamp() == file.stampAtOpening && digest.count == size
    return FileInspection(digest: digest.digest, remarks: remarks, stamp: isSame ? file.stampAtOpening : nil)
  }

  /// Reads a large file piece by piece; text is looked through on the way, cut between lines.
  private static func pass(
    over file: borrowing OpenFile, _ size: UInt64, _ ending: String?, _ digest: inout RunningDigest
  ) throws(BundleError) -> (FileSample, TextScan?) {
    let head = try file.read(at: 0, count: FileSample.headCount)
    let tail = try file.read(at: size - UInt64(FileSample.tailCount), count: FileSample.tailCount)
    let sample = FileSample(head: head, tail: tail[...], size: size)
    let isTable = ["csv", "tsv"].contains(ending)
    var scan = ContentKind(sample).isText ? TextScan(tableBeginning: isTable ? head[...] : nil) : nil
    var rest: [UInt8] = []
    while true {
      if Task.isCancelled { throw .cancelled }
      let bytes = try file.read(at: digest.count, count: 4 << 20)
      if bytes.isEmpty { break }
      digest.update(bytes)
      guard scan != nil else { continue }
      let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      // A text without line feeds is looked through in pieces.
      let cut = end == 0 && rest.count > 4 << 20 ? bytes.count : end
      scan?.take(rest + bytes[..<cut])
      rest = cut == 0 ? rest + bytes : Array(bytes[cut...])
    }
    scan?.take(rest)
    return (sample, scan)
  }

  private mutating func judge(
    _ sample: FileSample, _ path: String, _ name: String, _ ending: String?
  ) throws(BundleError) -> [Remark] {
    if sample.head.isEmpty { return [] }
    let kind = ContentKind(sample)
    let format = FileFormat.of(name)
    if let program = Self.program(kind, ending) { return [program] }
    var remarks = Self.standing(format)
    var title = kind.title
    switch kind {
    case .pdf: remarks += PDFInspection(sample: sample, path: path, tool: tool).remarks
    case .zip:
      let container = try ContainerInspection.inspect(
        path, announced: format?.name ?? "un archivo comprimido")
      remarks += container.remarks
      title = container.title ?? title
      if let endings = container.endings, let ending, let format, format.kinds.contains(.zip),
        ending != "zip",
        !endings.contains(ending)
      {
        remarks.append(Remark(.otherContent, ["formato": format.name, "tipo": title ?? ""]))
      }
    case .compound:
      let survey = CompoundFile.survey(sample)
      title = survey.title ?? title
      if survey.isEncrypted { remarks.append(Remark(.passwordProtected, ["formato": title ?? ""])) }
      if survey.hasMacros { remarks.append(Remark(.macros)) }
      if let problem = survey.problem { remarks.append(Remark(.cutOffContent, ["motivo": problem])) }
      // A document with a password lies in this container whatever its ending is.
      if survey.isEncrypted { return Self.sorted(remarks) }
    case .page where sample.isWhole: remarks += PageText.tally(of: sample.head).remarks
    case _ where kind.isText && sample.isWhole: remarks += Self.text(sample.head, ending).remarks
    case .rar, .sevenZip, .gzip, .bzip, .xz: remarks.append(Remark(.unreadArchive, ["tipo": title ?? ""]))
    default: break
    }
    if let problem = MediaEnds.problem(of: kind, sample) {
      remarks.append(Remark(.cutOffContent, ["motivo": problem]))
    }
    remarks += typeRemarks(kind, format, ending, sample, title)
    return Self.sorted(remarks)
  }

  /// What is the matter between the name and the content.
  private mutating func typeRemarks(
    _ kind: ContentKind, _ format: FileFormat?, _ ending: String?, _ sample: FileSample, _ title: String?
  ) -> [Remark] {
    guard let format else {
      guard ending == nil else { return [] }
      return [Remark(.withoutExtension, ["tipo": title ?? magicTitle(sample) ?? "desconocido"])]
    }
    if format.kinds.contains(kind) { return [] }
    if let title = title ?? magicTitle(sample) {
      return [Remark(.otherContent, ["formato": format.name, "tipo": title])]
    }
    let isHollow = sample.head.allSatisfy { $0 == 0 }
    let problem = isHollow ? "solo tiene ceros" : "su comienzo no es el de \(format.name)"
    return [Remark(.damagedContent, ["motivo": problem])]
  }

  private static func program(_ kind: ContentKind, _ ending: String?) -> Remark? {
    switch kind {
    case .windowsProgram, .linuxProgram, .macProgram, .classFile:
      return Remark(.executable, ["tipo": kind.title.map { String($0.dropFirst(3)) } ?? ""])
    default: break
    }
    if let title = ending.flatMap({ FileFormat.programs[$0] }) { return Remark(.executable, ["tipo": title]) }
    if let title = ending.flatMap({ FileFormat.scripts[$0] }) { return Remark(.script, ["tipo": title]) }
    return kind == .script ? Remark(.script, ["tipo": "intérprete de órdenes"]) : nil
  }

  private static func standing(_ format: FileFormat?) -> [Remark] {
    switch format?.standing {
    case .aged(let recommended):
      [Remark(.agedFormat, ["formato": format?.name ?? "", "recomendado": recommended])]
    case .proprietary(let recommended):
      [Remark(.proprietaryFormat, ["formato": format?.name ?? "", "recomendado": recommended])]
    case .lasting, nil: []
    }
  }

  private static func text(_ bytes: [UInt8], _ ending: String?) -> PrivateTally {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let text = isWide ? (try? TextDecoding.utf8(bytes).text) ?? [] : bytes
    var scan = TextScan(tableBeginning: ["csv", "tsv"].contains(ending) ? text[...] : nil)
    scan.take(text)
    return scan.tally
  }

  /// What libmagic calls the content; nil when it does not know better than we.
  private mutating func magicTitle(_ sample: FileSample) -> String? {
    if !isMagicAsked {
      magic = Magic()
      isMagicAsked = true
    }
    guard let type = magic?.type(of: Array(sample.head.prefix(1 << 18))), type != "application/octet-stream",
      type.contains("/"), !type.hasSuffix("/plain")
    else { return nil }
    return "de tipo \(type)"
  }

  private static func sorted(_ remarks: [Remark]) -> [Remark] {
    var seen: Set<FindingCode> = []
    return remarks.sorted { $0.code.id < $1.code.id }.filter { seen.insert($0.code).inserted }
  }
}
