import Foundation
import HandoverModel

/// `SHA256SUMS` beside a ZIP: the checksum of the whole file, if someone put it there.
enum ChecksumFile {
  static let name = "SHA256SUMS"

  /// Compares the ZIP with its line; no file or no line is nothing to say.
  ///
  /// The descriptor stays the caller's, who keeps it open meanwhile.
  static func check(_ descriptor: Int32, _ path: String, length: UInt64) throws(BundleError) -> [Finding] {
    let url = URL(fileURLWithPath: path)
    let list = url.deletingLastPathComponent().appendingPathComponent(name).path
    guard let expected = digest(for: url.lastPathComponent, in: list) else { return [] }
    var hash = RunningDigest()
    let buffer = ReadingBuffer()
    while hash.count < length {
      if Task.isCancelled { throw .cancelled }
      if try !hash.read(on: descriptor, path, to: length, through: buffer) { break }
    }
    return hash.digest == expected ? [] : [Finding(.zipDigest, at: url.lastPathComponent)]
  }

  /// The digest that a coreutils list gives for a name; both its text and binary marks count.
  private static func digest(for name: String, in list: String) -> HandoverModel.Digest? {
    guard let data = FileManager.default.contents(atPath: list), data.count < 1 << 20 else { return nil }
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let digits = line.prefix(64)
      let rest = line.dropFirst(64)
      guard rest.hasPrefix("  ") || rest.hasPrefix(" *"), rest.dropFirst(2).elementsEqual(name) else {
        continue
      }
      return HandoverModel.Digest(hex: String(digits))
    }
    return nil
  }
}
