import HandoverModel

/// The text of `manifest-sha256.txt` and `tagmanifest-sha256.txt`, written and read.
enum ManifestText {
  struct Line: Hashable, Sendable {
    let path: String
    let digest: HandoverModel.Digest
    let number: Int
  }

  /// What a manifest says, and the lines that say nothing.
  struct Parsed: Sendable {
    var lines: [Line] = []
    /// Numbers of the lines that are not a digest, two spaces and a path.
    var malformed: [Int] = []
    /// Whether the bytes are exactly what ``write(_:)`` makes of the lines.
    var isCanonical = true
  }

  /// Lower-case digest, two spaces, path, LF; sorted by the path's bytes (rule B-09).
  static func write(_ files: [(path: String, digest: HandoverModel.Digest)]) -> String {
    var text = ""
    for file in files.sorted(by: { $0.path.precedesInUTF8($1.path) }) {
      text += file.digest.hex
      text += "  "
      text += file.path
      text += "\n"
    }
    return text
  }

  /// Reads the lines; those that break the rule are counted, not repaired.
  static func parse(_ bytes: [UInt8], file: String) -> Parsed {
    var parsed = Parsed()
    if bytes.last != 0x0A { parsed.isCanonical = false }
    var number = 0
    var previous: ArraySlice<UInt8> = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(
      bytes.last == 0x0A ? 1 : 0)
    {
      number += 1
      guard line.count > 66, line[line.startIndex + 64] == 0x20, line[line.startIndex + 65] == 0x20,
        line.prefix(64).allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
        let path = String(validating: line.dropFirst(66), as: UTF8.self),
        let digest = HandoverModel.Digest(hexDigits: line.span.extracting(first: 64))
      else {
        parsed.malformed.append(number)
        continue
      }
      if number > 1, !previous.lexicographicallyPrecedes(line.dropFirst(66)) { parsed.isCanonical = false }
      previous = line.dropFirst(66)
      parsed.lines.append(Line(path: path, digest: digest, number: number))
    }
    return parsed
  }
}
