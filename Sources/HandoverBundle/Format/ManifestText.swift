import HandoverModel

/// The text of `manifest-sha256.txt` and `tagmanifest-sha256.txt`, written and read.
struct ManifestText: PouredText {
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

  /// Lower-case digest, two spaces, path, LF (rule B-09); the files come in order of their paths' bytes.
  var bytes: [UInt8] = []

  init() {}

  init(_ files: some Collection<(path: String, digest: HandoverModel.Digest)>, below folder: String = "") {
    bytes.reserveCapacity(files.reduce(0) { $0 + 67 + folder.utf8.count + $1.path.utf8.count })
    for file in files { add(file.path, file.digest, below: folder) }
  }

  /// Gives away the lines written so far.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func add(_ path: String, _ digest: HandoverModel.Digest, below folder: String) {
    digest.appendHex(to: &bytes)
    bytes.append(0x20)
    bytes.append(0x20)
    bytes.append(contentsOf: folder.utf8)
    bytes.append(contentsOf: path.utf8)
    bytes.append(0x0A)
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
