/// Whether images, sounds, videos and archives have the end that their beginning announces.
enum MediaEnds {
  /// Why the file is cut off; nil when it is not, or its format does not tell.
  static func problem(of kind: ContentKind, _ sample: FileSample) -> String? {
    switch kind {
    case .png: ByteSearch.holds("IEND", in: sample.tail) ? nil : "la imagen no tiene su final"
    case .jpeg: hasJPEGEnd(sample) ? nil : "la fotografía no tiene su final"
    case .gif: sample.tail.suffix(64).contains(0x3B) ? nil : "la imagen no tiene su final"
    case .wave, .avi, .webp: riff(sample)
    case .movie: movie(sample)
    case .sevenZip: sevenZip(sample)
    case .rar: sample.size < 20 ? "el archivo comprimido no tiene su índice" : nil
    case .sqlite: sqlite(sample)
    default: nil
    }
  }

  /// Cameras and phones write more behind the end.
  private static func hasJPEGEnd(_ sample: FileSample) -> Bool {
    let tail = sample.tail
    return zip(tail.dropLast(), tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  private static func riff(_ sample: FileSample) -> String? {
    guard let count = LittleEndian(sample.head[...]).u32(4) else { return "falta su cabecera" }
    // Recorders that were switched off leave 0 or all ones.
    guard count > 0, count != .max, UInt64(count) + 8 > sample.size + 1 else { return nil }
    return "anuncia \(UInt64(count) + 8) bytes y tiene \(sample.size)"
  }

  /// Walks over the boxes as far as they begin in the sample.
  private static func movie(_ sample: FileSample) -> String? {
    var at: UInt64 = 0
    while at + 8 <= UInt64(sample.head.count) {
      guard let short = bigEndian(sample.head, Int(at), 4) else { return nil }
      var count = short
      if short == 1 { count = bigEndian(sample.head, Int(at) + 8, 8) ?? 0 }
      if short == 0 { return nil }
      let (next, overflows) = at.addingReportingOverflow(count)
      guard count >= 8, !overflows else { return nil }
      if next > sample.size { return "anuncia \(next) bytes y tiene \(sample.size)" }
      at = next
    }
    return nil
  }

  private static func sevenZip(_ sample: FileSample) -> String? {
    let view = LittleEndian(sample.head[...])
    guard let offset = view.u64(12), let count = view.u64(20) else { return "falta su cabecera" }
    let (end, overflows) = offset.addingReportingOverflow(count)
    return overflows || end > sample.size - 32 ? "le falta el índice" : nil
  }

  private static func sqlite(_ sample: FileSample) -> String? {
    guard let page = bigEndian(sample.head, 16, 2), let pages = bigEndian(sample.head, 28, 4) else {
      return "falta su cabecera"
    }
    let count = (page == 1 ? 65_536 : page) * pages
    return count > sample.size ? "anuncia \(count) bytes y tiene \(sample.size)" : nil
  }

  private static func bigEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt64? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
