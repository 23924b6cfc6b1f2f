import Foundation
package import HandoverModel

/// The fixed names and values of bundle format 1 (`docs/bundle-format.md`).
package enum BundleFormat {
  /// The number in `Empalme-Formato`.
  package static let number = 1
  /// The inventory's name below `data/`.
  package static let inventory = "empalme.json"
  /// The RO-Crate metadata's name below `data/`.
  package static let crate = "ro-crate-metadata.json"
  /// The Spanish specification's name below `data/`.
  package static let specification = "formato.md"
  /// The handover document's name below `data/`.
  package static let document = "documento-empalme.html"

  /// The table of what is handed over, below the top folder.
  package static let deliverablesTable = "data/05_tablas/elementos.csv"
  /// The table of observations and answers, below the top folder.
  package static let observationsTable = "data/05_tablas/observaciones.csv"
  /// The tables that a receiver needs.
  static let receptionTables = [deliverablesTable, observationsTable]

  static let readme = "LEAME.txt"
  static let bagInfo = "bag-info.txt"
  static let declaration = "bagit.txt"
  static let redirect = "index.html"
  static let manifest = "manifest-sha256.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  static let zipChecks = "zip-crc32.txt"
  static let history = "historia"

  /// The files the engine itself puts below `data/`, in entry order.
  static let engineDocuments = [inventory, specification, crate]
  static let declarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// DOS date of every entry: 1980-02-01, rule B-35.
  static let dosDate: UInt16 = 0x0041
  static let dosTime: UInt16 = 0
  static let fileAttributes: UInt32 = 0o100644 << 16
  static let folderAttributes: UInt32 = 0o040755 << 16 | 0x10
  /// Unix, 6.3: what libzip declares.
  static let madeBy: UInt16 = 0x033F

  /// Bit 11 says that a name is UTF-8; libzip leaves it out where the name is ASCII and nothing could be mistaken.
  static func flags(forName name: [UInt8]) -> UInt16 { name.contains { $0 >= 0x80 } ? 0x0800 : 0 }

  /// The file name of one text of an earlier version.
  static func historyName(_ version: Int, _ file: String) -> String {
    let digits = String(version)
    return "v" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "." + file
  }

  /// Why a text cannot be the name of a bundle, in Spanish; nil when it can.
  package static func nameProblem(_ name: String) -> String? {
    if name.isEmpty || name.utf8.count > 80 { return BundleNameProblem.length.reason }
    let allowed = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    if !allowed { return BundleNameProblem.characters.reason }
    if name.contains("manifest-") { return BundleNameProblem.manifest.reason }
    return PortableName.problem(inComponent: name).map { BundleNameProblem.prefix.reason + $0.reason }
  }

  /// Whether libzip, not knowing the deflated size of a file of that many bytes, reserves a ZIP64 field (rule B-37).
  static func mayTurnOutLong(_ size: UInt64) -> Bool { size > 4_293_656_963 }

  /// The number that stands for «see the ZIP64 field»: as a real size or place libzip writes it wrongly.
  static let ambiguousNumber = UInt64(UInt32.max)

  /// How many UTF-16 units a path below `data/` may have in a bundle of this name.
  package static func room(inBundleNamed name: String) -> Int {
    PortableName.longestPath - name.utf16.count - "/data/".utf16.count
  }

  /// Whether a text is a date as `AAAA-MM-DD` that exists in the calendar.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      (1...12).contains(month), day >= 1
    else { return false }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The identifier of one edition of one version, the same on every machine (rule B-14).
  package static func identifier(series: String, version: Int, edition: Edition) -> String {
    var bytes = Array(
      Hashing.sha256Bytes("empalme:1\u{0}\(series)\u{0}\(version)\u{0}\(edition.rawValue)").prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
    var text = hex
    for offset in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: offset)) }
    return "urn:uuid:" + text
  }
}
