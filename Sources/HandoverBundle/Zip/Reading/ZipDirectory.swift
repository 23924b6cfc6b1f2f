import Glibc
import HandoverModel

/// The entries of a ZIP as its central directory declares them, read without trusting any number.
struct ZipDirectory: Sendable {
  let entries: [ZipEntry]
  /// Where the central directory begins: the end of the entries' data.
  let start: UInt64
  /// What is wrong with the end of the file and the directory as such.
  let findings: [Finding]

  private static let endCount = 22
  private static let longestDirectory: UInt64 = 1 << 30
  static let place = "índice del ZIP"

  /// Reads the directory of an open file; a file that is no ZIP at all is an error.
  static func read(_ file: borrowing OpenFile, length: UInt64) throws(BundleError) -> ZipDirectory {
    let found = try Bytes.read(file, length: length)
    var findings = found.findings
    guard let end = found.end else {
      return ZipDirectory(entries: [], start: found.start, findings: findings)
    }
    let entries = parse(found.bytes, declared: end.count, &findings)
    let usesLongForm = entries.contains(where: \.usesZip64)
    if end.hasZip64 != (usesLongForm || end.needsZip64) {
      findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "registro ZIP64"]))
    }
    return ZipDirectory(entries: entries, start: found.start, findings: findings)
  }

  private static func parse(_ bytes: [UInt8], declared: UInt64, _ findings: inout [Finding]) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    entries.reserveCapacity(Int(min(declared, UInt64(bytes.count / ZipEntry.fixedCount))))
    var at = 0
    while at < bytes.count {
      guard let (entry, count) = ZipEntry.parse(LittleEndian(bytes[at...]), index: entries.count) else {
        findings.append(Finding(.zipDirectoryBroken, at: entries.last?.name ?? place))
        break
      }
      entries.append(entry)
      at += count
    }
    if UInt64(entries.count) != declared {
      findings.append(
        Finding(
          .zipCountWrong, at: place, ["declaradas": String(declared), "encontradas": String(entries.count)]))
    }
    return entries
  }
}

extension ZipDirectory {
  /// The directory as it lies in the file, before anything of it is read.
  struct Bytes {
    var bytes: [UInt8] = []
    /// Where it begins.
    var start: UInt64
    /// What says so; nil when nothing does that makes sense.
    var end: End?
    var findings: [Finding]

    static func read(_ file: borrowing OpenFile, length: UInt64) throws(BundleError) -> Bytes {
      guard let end = try End.find(file, length: length) else {
        let beginning = LittleEndian(try file.read(at: 0, count: 4))
        guard beginning.u32(0) == 0x0403_4B50 else {
          throw .notABundle(path: file.path, reason: "no es un archivo ZIP")
        }
        return Bytes(start: length, findings: [Finding(.zipEndMissing, at: place)])
      }
      var findings = end.findings
      guard end.start <= end.recordStart, end.size <= end.recordStart, end.size <= longestDirectory else {
        findings.append(Finding(.zipDirectoryBroken, at: place))
        return Bytes(start: length, findings: findings)
      }
      // The declared size decides where the directory is; the declared place must agree.
      var start = end.recordStart - end.size
      if start != end.start {
        findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "lugar o tamaño del índice"]))
        start = end.start
      }
      let count = Int(min(end.recordStart - start, longestDirectory))
      return Bytes(bytes: try file.read(at: start, count: count), start: start, end: end, findings: findings)
    }
  }
}

extension ZipDirectory {
  /// The end records of a ZIP.
  struct End {
    var start: UInt64 = 0
    var size: UInt64 = 0
    var count: UInt64 = 0
    /// Where the first of the end records begins: the end of the directory.
    var recordStart: UInt64 = 0
    var hasZip64 = false
    var findings: [Finding] = []

    var needsZip64: Bool { count >= 0xFFFF || start >= 0xFFFF_FFFF || size >= 0xFFFF_FFFF }

    /// Finds the end record, from the back; nil when there is none.
    static func find(_ file: borrowing OpenFile, length: UInt64) throws(BundleError) -> End? {
      guard length >= UInt64(endCount) else { return nil }
      let tail = Int(min(length, UInt64(endCount + 0xFFFF)))
      let bytes = try file.read(at: length - UInt64(tail), count: tail)
      guard bytes.count == tail else { throw .unreadable(path: file.path, errno: EIO) }
      var at = tail - endCount
      while at >= 0 {
        if bytes[at] == 0x50, LittleEndian(bytes[at...]).u32(0) == 0x0605_4B50 {
          let record = length - UInt64(tail - at)
          return try parse(LittleEndian(bytes[at...]), at: record, file)
        }
        at -= 1
      }
      return nil
    }

    private static func parse(
      _ view: LittleEndian, at record: UInt64, _ file: borrowing OpenFile
    ) throws(BundleError) -> End {
      var end = End()
      let comment = Int(view.u16(20) ?? 0)
      if comment > 0 { end.findings.append(Finding(.zipComment, at: place)) }
      if view.count > endCount + comment {
        end.findings.append(
          Finding(.zipTrailingBytes, at: place, ["cantidad": String(view.count - endCount - comment)]))
      } else if view.count < endCount + comment {
        end.findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "comentario"]))
      }
      if view.u16(4) != 0 || view.u16(6) != 0 { end.findings.append(Finding(.zipMultiDisk, at: place)) }
      end.count = UInt64(view.u16(10) ?? 0)
      end.size = UInt64(view.u32(12) ?? 0)
      end.start = UInt64(view.u32(16) ?? 0)
      end.recordStart = record
      let onDisk = UInt64(view.u16(8) ?? 0)
      if onDisk != end.count {
        end.findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "cantidad de entradas"]))
      }
      try end.resolveZip64(file)
      return end
    }

    /// Takes the long values if the locator stands before the end record.
    private mutating func resolveZip64(_ file: borrowing OpenFile) throws(BundleError) {
      guard recordStart >= 76 else { return }
      let locator = LittleEndian(try file.read(at: recordStart - 20, count: 20))
      guard locator.u32(0) == 0x0706_4B50 else { return }
      let offset = locator.u64(8) ?? 0
      let view = LittleEndian(try file.read(at: recordStart - 76, count: 56))
      hasZip64 = true
      guard offset == recordStart - 76, locator.u32(4) == 0, locator.u32(16) == 1, view.u32(0) == 0x0606_4B50,
        view.u64(4) == 44, view.u16(14) == 45, view.u32(16) == 0, view.u32(20) == 0,
        let onDisk = view.u64(24), let total = view.u64(32), let long = view.u64(40),
        let place64 = view.u64(48)
      else {
        findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "registro ZIP64"]))
        return
      }
      // Info-ZIP writes its own version as the origin; that is no reason not to believe the values.
      if view.u16(12) != 45 {
        findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "registro ZIP64"]))
      }
      let agrees =
        onDisk == total && count == min(total, 0xFFFF) && size == min(long, 0xFFFF_FFFF)
        && start == min(place64, 0xFFFF_FFFF)
      if !agrees { findings.append(Finding(.zipEndInconsistent, at: place, ["campo": "valores ZIP64"])) }
      (count, size, start) = (total, long, place64)
      recordStart -= 76
    }
  }
}
