import HandoverModel

/// One manifest of a foreign bag, read as liberally as its meaning stays certain.
struct ForeignManifest {
  struct Line {
    let number: Int
    let checksum: [UInt8]
    /// As it is written, without `*` and `./` before it.
    let path: String
  }

  let name: BagManifestName
  let algorithm: ChecksumAlgorithm
  private(set) var lines: [Line] = []
  private(set) var findings: [Finding] = []

  init(_ name: BagManifestName, _ algorithm: ChecksumAlgorithm, _ text: TagText) {
    self.name = name
    self.algorithm = algorithm
    if text.hasMark { remark(1, "una marca de orden de bytes al comienzo") }
    for line in text.lines { take(line) }
    if lines.isEmpty { findings.append(Finding(.manifestEmpty, at: name.name)) }
  }

  private mutating func take(_ line: TagText.Line) {
    let text = line.text
    if text.allSatisfy(\.isWhitespace) { return remark(line.number, "una línea en blanco") }
    if text.hasPrefix("#") { return remark(line.number, "un comentario") }
    let digits = text.utf8.prefix { Self.value(ofDigit: $0) != nil }
    let rest = text[digits.endIndex...]
    var path = rest.drop { $0 == " " || $0 == "\t" }
    guard digits.count == algorithm.count * 2, path.startIndex != rest.startIndex, !path.isEmpty else {
      let values = ["linea": String(line.number), "algoritmo": algorithm.title]
      findings.append(Finding(.bagManifestLine, at: name.name, values))
      return
    }
    if path.hasPrefix("*") {
      remark(line.number, "un asterisco antes de la ruta")
      path = path.dropFirst()
    }
    if path.hasPrefix("./") {
      remark(line.number, "«./» antes de la ruta")
      path = path.dropFirst(2)
    }
    lines.append(Line(number: line.number, checksum: Self.bytes(digits), path: String(path)))
  }

  private mutating func remark(_ number: Int, _ what: String) {
    let values = ["linea": String(number), "motivo": what]
    findings.append(Finding(.bagLineForm, at: name.name, values))
  }

  private static func bytes(_ digits: Substring.UTF8View) -> [UInt8] {
    let values = digits.compactMap { value(ofDigit: $0) }
    return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// Paths as a bag's texts write them.
enum BagItPath {
  /// Whether following the path could leave the bag on some system: absolute, `~`, `..`, a drive, a share.
  static func isUnsafe(_ path: String) -> Bool {
    let slashed = path.utf8.contains(0x5C) ? path.replacing("\\", with: "/") : path
    let parts = slashed.split(separator: "/", omittingEmptySubsequences: false)
    if slashed.hasPrefix("/") || slashed.hasPrefix("~") || parts.contains("..") { return true }
    guard let first = parts.first, parts.count > 1 else { return false }
    return first.hasSuffix(":") || first.hasPrefix("%") && first.hasSuffix("%") && first.utf8.count > 2
  }

  /// The path with `%25`, `%0A` and `%0D` undone: what RFC 8493 encodes, and nothing else.
  static func decoded(_ path: String) -> String { replacing(path, [0x0A: "\n", 0x0D: "\r", 0x25: "%"]) }

  /// Whether a `%` stands in the path that encodes none of the three.
  static func hasRawPercent(_ path: String) -> Bool {
    replacing(path, [0x0A: "", 0x0D: "", 0x25: ""]).utf8.contains(0x25)
  }

  private static func replacing(_ path: String, _ values: [UInt8: String]) -> String {
    guard path.utf8.contains(0x25) else { return path }
    var out: [UInt8] = []
    var rest = path.utf8[...]
    while let byte = rest.popFirst() {
      let code = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, code.utf8.count == 2, let value = UInt8(code, radix: 16).flatMap({ values[$0] }) {
        out += value.utf8
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether the last component is a file that an operating system leaves in folders by itself.
  static func isSystemFile(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }
}
