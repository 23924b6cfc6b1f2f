/// Counts the pages of a PDF by the node at the root of its page tree.
///
/// The node may stand in the open or in a compressed object stream. Of several versions of one file the last counts.
enum PDFPages {
  /// The number of pages; nil when no root of a page tree is found.
  static func count(_ bytes: [UInt8]) -> Int? {
    guard bytes.starts(with: Array("%PDF-".utf8)) else { return nil }
    var roots = roots(in: bytes).map { (place: $0.place, count: $0.count) }
    for stream in objectStreams(in: bytes) {
      guard let inflated = inflated(bytes[stream]) else { continue }
      roots += self.roots(in: inflated).map { (place: stream.lowerBound, count: $0.count) }
    }
    return roots.max { $0.place < $1.place }?.count
  }

  /// The most that one object stream may come to.
  private static let room: UInt64 = 1 << 26

  /// Nodes of the page tree that have no parent, with the number of pages below each.
  private static func roots(in bytes: [UInt8]) -> [(place: Int, count: Int)] {
    places(of: "/Type", in: bytes).compactMap { place in
      let name = skippingSpace(bytes, place + 5)
      guard starts("/Pages", bytes, at: name), isEnd(bytes, name + 6),
        let dictionary = dictionary(around: place, in: bytes), !has("/Parent", in: dictionary)
      else { return nil }
      return number(after: "/Count", in: dictionary).map { (place, $0) }
    }
  }

  /// The data of streams that hold compressed objects.
  private static func objectStreams(in bytes: [UInt8]) -> [Range<Int>] {
    places(of: "/ObjStm", in: bytes).compactMap { place in
      guard let head = dictionary(around: place, in: bytes), has("/FlateDecode", in: head),
        !has("/DecodeParms", in: head),
        let keyword = next("stream", in: bytes, from: place), keyword < place + 2048,
        let end = next("endstream", in: bytes, from: keyword + 6)
      else { return nil }
      var start = keyword + 6
      if start < end, bytes[start] == 0x0D { start += 1 }
      if start < end, bytes[start] == 0x0A { start += 1 }
      return start < end ? start..<end : nil
    }
  }

  /// What a zlib stream holds; nil when it is damaged.
  private static func inflated(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
    guard packed.count > 6, packed[packed.startIndex] & 0x0F == 8, let inflater = try? Inflater() else {
      return nil
    }
    var result: [UInt8] = []
    var left = room
    inflater.start()
    let outcome = unsafe packed.dropFirst(2).withUnsafeBytes { input in
      unsafe inflater.feed(input, room: &left) { piece in unsafe result.append(contentsOf: piece) }
    }
    switch outcome {
    case .complete, .surplus: return result
    default: return nil
    }
  }

  // MARK: Dictionaries

  /// The bytes of the dictionary that encloses a place, without those that it encloses itself.
  private static func dictionary(around place: Int, in bytes: [UInt8]) -> [UInt8]? {
    var (start, depth) = (place, 0)
    while true {
      guard start >= 1, place - start < reach else { return nil }
      if bytes[start] == 0x3C, bytes[start - 1] == 0x3C {
        if depth == 0 { break }
        depth -= 1
        start -= 1
      } else if bytes[start] == 0x3E, bytes[start - 1] == 0x3E {
        depth += 1
        start -= 1
      }
      start -= 1
    }
    var own: [UInt8] = []
    var at = start + 1
    depth = 0
    while at + 1 < bytes.count, at - start < reach {
      if bytes[at] == 0x3C, bytes[at + 1] == 0x3C {
        depth += 1
        at += 1
      } else if bytes[at] == 0x3E, bytes[at + 1] == 0x3E {
        if depth == 0 { return own }
        depth -= 1
        at += 1
      } else if depth == 0 {
        own.append(bytes[at])
      }
      at += 1
    }
    return nil
  }

  /// How large a dictionary may be: the one of a thousand pages takes 10 kB.
  private static let reach = 1 << 22

  private static func has(_ name: String, in bytes: [UInt8]) -> Bool {
    places(of: name, in: bytes).contains { isEnd(bytes, $0 + name.utf8.count) }
  }

  private static func number(after name: String, in bytes: [UInt8]) -> Int? {
    guard let place = places(of: name, in: bytes).first else { return nil }
    let digits = bytes[skippingSpace(bytes, place + name.utf8.count)...].prefix { (48...57).contains($0) }
    return digits.count <= 7 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  // MARK: Bytes

  private static func places(of mark: String, in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var at = 0
    while let place = next(mark, in: bytes, from: at) {
      places.append(place)
      at = place + 1
    }
    return places
  }

  private static func next(_ mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    guard bytes.count >= mark.count else { return nil }
    var at = start
    while at <= bytes.count - mark.count {
      if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) { return at }
      at += 1
    }
    return nil
  }

  private static func starts(_ mark: String, _ bytes: [UInt8], at place: Int) -> Bool {
    place + mark.utf8.count <= bytes.count
      && bytes[place..<(place + mark.utf8.count)].elementsEqual(mark.utf8)
  }

  private static func skippingSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09, 0x0C, 0x00].contains(bytes[at]) { at += 1 }
    return at
  }

  /// Whether a name ends here.
  private static func isEnd(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place < bytes.count else { return true }
    return !(48...57).contains(bytes[place]) && !(65...90).contains(bytes[place])
      && !(97...122).contains(bytes[place])
  }
}
