import Glibc

/// Looking for bytes within bytes.
enum ByteSearch {
  /// Whether a text of ASCII occurs.
  static func holds(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard let first = wanted.first else { return true }
    return unsafe bytes.withUnsafeBytes { buffer -> Bool in
      guard let base = buffer.baseAddress else { return false }
      var at = 0
      while at + wanted.count <= buffer.count {
        // The C library looks for one byte much faster than a loop does.
        guard let found = unsafe memchr(base + at, Int32(first), buffer.count - at) else { return false }
        at = unsafe base.distance(to: UnsafeRawPointer(found))
        guard at + wanted.count <= buffer.count else { return false }
        if unsafe buffer[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
        at += 1
      }
      return false
    }
  }
}
