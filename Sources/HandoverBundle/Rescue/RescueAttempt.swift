import HandoverModel

/// Why a file is not recovered.
enum RescueReason: Hashable, Sendable {
  case altered, broken, cutOff, unreadable, noRoom, notFound, givenUp, noDigest, unlisted, nameTaken

  /// One Spanish clause.
  var text: String {
    switch self {
    case .altered: "su contenido no coincide con su huella"
    case .broken: "sus datos están dañados"
    case .cutOff: "el ZIP se corta antes de que el archivo termine"
    case .unreadable: "el disco o la memoria no deja leer esa parte"
    case .noRoom: "no cabe en el disco de destino"
    case .notFound: "no se encontró"
    case .givenUp: "el ZIP trae demasiadas entradas falsas y se dejó de buscar"
    case .noDigest: "se perdió la lista con la que se comprueba; solo coincide la suma corta del ZIP"
    case .unlisted: "no figura en la lista de huellas; solo coincide la suma corta del ZIP"
    case .nameTaken: "otro archivo ocupa su lugar"
    }
  }
}

/// One way to read what a candidate may stand for: where its packed bytes begin and end.
struct RescueAttempt: Sendable {
  let candidate: RescueCandidate
  private let start: UInt64
  private let packedSize: UInt64
  private let room: UInt64
  /// Whether the deflate stream itself says where it ends.
  private let isOpen: Bool
  private let isCut: Bool

  /// What reading came to.
  struct Reading: Sendable {
    var content: EntryContent
    /// Nil when the stream or the stored bytes are whole.
    var reason: RescueReason?
    /// Packed bytes read.
    var read: UInt64
    /// The bytes of the copy that it took, from its header on.
    var range: Range<UInt64>
    /// Whether length and CRC-32 are the announced ones.
    var hasRightCheck: Bool
  }

  /// The ways to read a candidate, the likelier first.
  ///
  /// The header on the spot may be damaged and so may its lengths; `size` is the file's length if it is known.
  static func all(for candidate: RescueCandidate, in source: RescueSource, size: UInt64?) -> [RescueAttempt] {
    guard candidate.offset < source.length else { return [] }
    var starts: [UInt64] = []
    let head = LittleEndian(source.bytes(at: candidate.offset, count: 30))
    if head.u32(0) == 0x0403_4B50, let name = head.u16(26), let extra = head.u16(28), name <= 1024,
      extra <= 64
    {
      starts.append(30 + UInt64(name) + UInt64(extra))
    }
    let isLong = candidate.size >= 0xFFFF_FFFF || candidate.packedSize >= 0xFFFF_FFFF
    let plain = 30 + UInt64(candidate.name.count) + (isLong ? 20 : 0)
    if !starts.contains(plain) { starts.append(plain) }
    var attempts: [RescueAttempt] = []
    for start in starts.map({ candidate.offset + $0 }) where start <= source.length {
      let left = source.length - start
      func add(_ packed: UInt64, isOpen: Bool = false) {
        let most = min(packed, left).multipliedReportingOverflow(by: 1032).partialValue &+ 1024
        attempts.append(
          RescueAttempt(
            candidate: candidate, start: start, packedSize: min(packed, left), room: size ?? most,
            isOpen: isOpen, isCut: packed > left))
      }
      add(candidate.packedSize)
      if candidate.method == 8 { add(left, isOpen: true) }
      if candidate.method == 0, let size, size != candidate.packedSize { add(size) }
    }
    return attempts
  }

  /// Reads the bytes and hands out what they hold; `free` is the most that may come out.
  func run(
    in source: RescueSource, keepsText: Bool = false, free: UInt64, into sink: EntryScanner.Sink
  ) throws(BundleError) -> Reading {
    var content = EntryContent()
    var read: UInt64 = 0
    var reason: RescueReason?
    if candidate.method == 0, packedSize > free {
      reason = .noRoom
    } else {
      do throws(BundleError) {
        content = try unsafe source.scanner().read(
          .init(
            method: candidate.method, start: start, packedSize: packedSize, room: min(room, free),
            keepsText: keepsText, stopsEarly: isOpen),
          into: sink, { read += UInt64($0) })
        reason = judge(content)
      } catch .unreadable, .sourceMissing {
        reason = .unreadable
      }
    }
    let end: UInt64 =
      if case .surplus(let rest) = content.ending, isOpen { start + read - rest } else { start + read }
    let hasRightCheck = content.hash.count == candidate.size && content.hash.crc == candidate.crc
    return Reading(
      content: content, reason: reason, read: read, range: candidate.offset..<max(end, candidate.offset + 30),
      hasRightCheck: hasRightCheck)
  }

  private func judge(_ content: EntryContent) -> RescueReason? {
    if content.isTruncated { return .cutOff }
    if candidate.method == 0 { return isCut ? .cutOff : nil }
    switch content.ending {
    case .complete: return nil
    case .surplus: return isOpen ? nil : .broken
    case .cutOff, nil: return isCut || isOpen ? .cutOff : .broken
    case .damaged, .tooMuch: return .broken
    }
  }
}
