/// The bytes of a `recepcion.json`: one form for each reception (C-01), and a reader that refuses all others (C-02).
package enum ReceptionText {
  /// The longest file that is read.
  package static let longest = 64 << 20

  /// The canonical bytes.
  ///
  /// A text with white space around it cannot be written.
  package static func bytes(of file: ReceptionFile) throws(ReceptionViolation) -> [UInt8] {
    try ReceptionKeys.tree(of: file).stringified
  }

  /// Reads a file and holds it against every rule that needs no bundle.
  package static func read(_ bytes: [UInt8]) throws(ReceptionRefusal) -> ReceptionFile {
    let file: ReceptionFile
    do throws(ReceptionViolation) {
      file = try parse(bytes)
    } catch {
      throw ReceptionRefusal([error])
    }
    let violations = ReceptionRules.violations(of: file)
    guard violations.isEmpty else { throw ReceptionRefusal(violations) }
    return file
  }

  private static func parse(_ bytes: [UInt8]) throws(ReceptionViolation) -> ReceptionFile {
    guard bytes.count <= longest else {
      throw ReceptionViolation("C-02", "", "el archivo tiene más de 64 MiB")
    }
    let tree: JSONTree
    do throws(JSONProblem) {
      tree = try JSONReader.read(bytes)
    } catch {
      throw ReceptionViolation("C-01", "línea \(error.line)", error.text)
    }
    let file = try ReceptionKeys.part(ReceptionFile.self, from: tree, at: "")
    let canonical = try Self.bytes(of: file)
    guard canonical == bytes else {
      let line = firstDifference(bytes, canonical)
      throw ReceptionViolation(
        "C-01", "línea \(line)", "no está escrito en la forma exacta del formato: otro programa lo cambió")
    }
    return file
  }

  /// The line in which two texts part.
  private static func firstDifference(_ bytes: [UInt8], _ other: [UInt8]) -> Int {
    let shared = zip(bytes, other).prefix { $0 == $1 }.count
    return 1 + bytes[..<shared].count { $0 == 0x0A }
  }
}
