import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport

extension ForeignDamage {
  private static let act = ForeignSample.act
  private static let photo = ForeignSample.photo
  private static let manifest = "manifest-sha256.txt"
  private static let zeros = String(repeating: "0", count: 64)

  /// Adds to a text and seals the tag files again.
  private static func add(
    _ text: String, to path: String
  ) -> @Sendable (inout ForeignSample) -> Void {
    { bag in
      bag[path] += text
      bag.sealTags()
    }
  }

  private static func declare(_ text: String) -> @Sendable (inout ForeignSample) -> Void {
    { bag in
      bag["bagit.txt"] = text
      bag.sealTags()
    }
  }

  private static func rename(
    _ old: String, _ new: String, in path: String = manifest
  ) -> @Sendable (inout ForeignSample) -> Void {
    { bag in
      bag[path] = bag[path].replacing(old, with: new)
      bag.sealTags()
    }
  }

  private static func payload(
    _ path: String, _ text: String = "x"
  ) -> @Sendable (inout ForeignSample) -> Void {
    { bag in
      bag[path] = text
      bag.seal()
    }
  }

  static let declaration: [ForeignDamage] = [
    .init("no bagit.txt", ["B001", "F013"], at: "bagit.txt") { $0.files["bagit.txt"] = nil },
    .init("a version of the future", ["F003"], at: "bagit.txt") {
      $0.declare("1.1")
      $0.sealTags()
    },
    .init(
      "a third line", ["F004"], at: "bagit.txt",
      declare("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n")),
    .init("one line", ["F004"], at: "bagit.txt", declare("BagIt-Version: 1.0\n")),
    .init(
      "a space before the colon", ["F004"], at: "bagit.txt",
      declare("BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n")),
    .init(
      "another case", ["F004"], at: "bagit.txt",
      declare("BagIt-version: 1.0\nTag-File-Character-Encoding: UTF-8\n")),
    .init(
      "a byte order mark", ["F004"], at: "bagit.txt",
      declare("\u{FEFF}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")),
    .init("an encoding nobody knows", ["F005"], at: "bagit.txt") {
      $0.declare("1.0", encoding: "EBCDIC-X")
      $0.sealTags()
    },
    .init("texts in another encoding than declared", ["F006"], at: manifest) {
      $0.declare("1.0", encoding: "US-ASCII")
      $0.sealTags()
    },
  ]

  static let manifests: [ForeignDamage] = [
    .init("no manifest of the payload", ["F001"]) {
      $0.files[manifest] = nil
      $0.sealTags()
    },
    .init("only a manifest of an unknown algorithm", ["F002"], at: "manifest-blake3.txt") {
      $0.files["manifest-blake3.txt"] = $0.files.removeValue(forKey: manifest)
      $0.sealTags()
    },
    .init("one more manifest of an unknown algorithm", ["F032"], at: "manifest-blake3.txt") {
      $0["manifest-blake3.txt"] = "00  data/acta.txt\n"
      $0.sealTags()
    },
    .init("only MD5 and SHA-1", ["F031"]) { bag in
      bag["manifest-md5.txt"] = try bag.sums("md5sum")
      bag["manifest-sha1.txt"] = try bag.sums("sha1sum")
      bag.files[manifest] = nil
      bag.sealTags()
    },
    .init("a path out of the bag", ["F008"], at: manifest, add("\(zeros)  ../fuera.txt\n", to: manifest)),
    .init("a path out of data/", ["F008"], at: manifest, add("\(zeros)  data/../../x\n", to: manifest)),
    .init("an absolute path", ["F008"], at: manifest, add("\(zeros)  /etc/passwd\n", to: manifest)),
    .init("a user's folder", ["F008"], at: manifest, add("\(zeros)  ~ana/x\n", to: manifest)),
    .init("a drive", ["F008"], at: manifest, add("\(zeros)  C:\\Windows\\x\n", to: manifest)),
    .init("a share", ["F008"], at: manifest, add("\(zeros)  \\\\servidor\\x\n", to: manifest)),
    .init("a variable", ["F008", "F042"], at: manifest, add("\(zeros)  %HomeDrive%\\x\n", to: manifest)),
    .init("a line that is none", ["F009"], at: manifest, add("hola\n", to: manifest)),
    .init("a digest of another length", ["F009"], at: manifest, add("00ff  data/acta.txt\n", to: manifest)),
    .init("a line without end", ["F009"], at: manifest) {
      $0[manifest] += String(repeating: "f", count: 5 << 20)
      $0.sealTags()
    },
    .init("no line at all", ["B011", "B014"], at: manifest) {
      $0[manifest] = ""
      $0.sealTags()
    },
    .init("a tag file in it", ["B012"], at: manifest, add("\(zeros)  bagit.txt\n", to: manifest)),
    .init("a file twice", ["B010"], at: manifest) {
      $0[manifest] += String($0[manifest].prefix { $0 != "\n" }) + "\n"
      $0.sealTags()
    },
    .init("a file twice, before version 1.0", ["F034"], at: manifest, version: "0.97") {
      $0[manifest] += String($0[manifest].prefix { $0 != "\n" }) + "\n"
      $0.sealTags()
    },
    .init(
      "a file twice with two digests", ["B010", "F011"], at: manifest, version: "0.97",
      add("\(zeros)  data/acta.txt\n", to: manifest)),
    .init("a second manifest that lacks a file", ["F010"], at: act) { bag in
      bag["manifest-sha512.txt"] = try bag.sums("sha512sum").split(separator: "\n")
        .filter { !$0.hasSuffix(act) }.map { $0 + "\n" }.joined()
      bag.sealTags()
    },
    .init("a second manifest that lacks a file, before version 1.0", ["F033"], at: act, version: "0.97") {
      bag in
      bag["manifest-sha512.txt"] = try bag.sums("sha512sum").split(separator: "\n")
        .filter { !$0.hasSuffix(act) }.map { $0 + "\n" }.joined()
      bag.sealTags()
    },
    .init("./ and * before paths", ["F035"], at: manifest, rename("  data", " *./data")),
    .init("a comment and a blank line", ["F035"], at: manifest, add("\n# hecho a mano\n", to: manifest)),
    .init("a byte order mark in the manifest", ["F035"], at: manifest) {
      $0[manifest] = "\u{FEFF}" + $0[manifest]
      $0.sealTags()
    },
    .init("a percent sign as it is", ["F042"], at: manifest) { bag in
      bag["data/100%.txt"] = "x"
      bag.seal()
      bag[manifest] = bag[manifest].replacing("%25", with: "%")
      bag.sealTags()
    },
    .init("an encoded percent sign not encoded again", ["F042"], at: manifest) { bag in
      bag["data/100%25.txt"] = "x"
      bag.seal()
      bag[manifest] = bag[manifest].replacing("%2525", with: "%25")
      bag.sealTags()
    },
    .init(
      "a name in another normalization", ["F062"], at: photo, rename("año", "an\u{303}o")),
    .init("a name in another case", ["F036"], at: act, rename("acta.txt", "ACTA.TXT")),
  ]

  static let contents: [ForeignDamage] = [
    .init("another content", ["F011"], at: act) { $0[act] = "Acta de entregA\n" },
    .init("another content under a name in another case", ["B013", "B014"], at: "data/ACTA.TXT") { bag in
      bag[act] = "Acta de entregA\n"
      rename("acta.txt", "ACTA.TXT")(&bag)
    },
    .init("a file gone", ["B013"], at: photo) { $0.files[photo] = nil },
    .init("a file added", ["B014"], at: "data/z.txt") { $0["data/z.txt"] = "z" },
    .init("a file that the system made is gone", ["F037"], at: "data/.DS_Store") {
      payload("data/.DS_Store")(&$0)
      $0.files["data/.DS_Store"] = nil
    },
    .init("a file that the system made", ["F063"], at: "data/Thumbs.db", payload("data/Thumbs.db")),
    .init("a name that Windows refuses", ["F040"], at: "data/a?.txt", payload("data/a?.txt")),
    .init("a name that leads nowhere on Windows", ["F040"], at: "data/con.txt", payload("data/con.txt")),
    .init("a percent sign, encoded as it should be", [], payload("data/100%.txt")),
    .init("names that differ in case", ["F041"], at: act, payload("data/Acta.txt")),
    .init("a file left to be fetched", ["F015"], at: photo) {
      $0["fetch.txt"] = "https://example.org/a - data/fotos/año 2011.jpg\n"
      $0.files[photo] = nil
      $0.sealTags()
    },
    .init("a file to be fetched that no manifest knows", ["F016"], at: "data/otro.txt") {
      $0["fetch.txt"] = "https://example.org/a 12 data/otro.txt\n"
      $0.sealTags()
    },
    .init("a line of fetch.txt that is none", ["F017"], at: "fetch.txt") {
      $0["fetch.txt"] = "https://example.org/a doce data/acta.txt\n"
      $0.sealTags()
    },
    .init("a download out of the bag", ["F008"], at: "fetch.txt") {
      $0["fetch.txt"] = "https://example.org/a - ../../acta.txt\n"
      $0.sealTags()
    },
    .init("a download over a tag file", ["B012"], at: "fetch.txt") {
      $0["fetch.txt"] = "https://example.org/a - bagit.txt\n"
      $0.sealTags()
    },
  ]

  static let tags: [ForeignDamage] = [
    .init("a changed tag file", ["F012"], at: "bag-info.txt") { $0["bag-info.txt"] += "X: y\n" },
    .init("a tag file gone", ["F013"], at: "bag-info.txt") { $0.files["bag-info.txt"] = nil },
    .init("a tag file added", ["F039"], at: "aviso.html") { $0["aviso.html"] = "<p>" },
    .init("no tag manifest", ["F038"]) { $0.files["tagmanifest-sha256.txt"] = nil },
    .init("a tag manifest without the manifest", ["F014"], at: "tagmanifest-sha256.txt") { bag in
      bag["tagmanifest-sha256.txt"] = bag["tagmanifest-sha256.txt"].split(separator: "\n")
        .filter { !$0.contains(manifest) }.map { $0 + "\n" }.joined()
    },
    .init(
      "a line of bag-info.txt without a colon", ["B003"], at: "bag-info.txt",
      add("hola\n", to: "bag-info.txt")),
    .init(
      "a space before a colon of bag-info.txt", ["B003"], at: "bag-info.txt",
      add("Etiqueta : valor\n", to: "bag-info.txt")),
    .init(
      "Payload-Oxum twice", ["B005"], at: "bag-info.txt",
      add("Payload-Oxum: 3016.3\nPayload-Oxum: 3016.3\n", to: "bag-info.txt")),
    .init(
      "Payload-Oxum that is none", ["B006"], at: "bag-info.txt",
      add("Payload-Oxum: 3 MB\n", to: "bag-info.txt")),
    .init(
      "a wrong Payload-Oxum", ["B007"], at: "bag-info.txt", add("Payload-Oxum: 3016.4\n", to: "bag-info.txt")),
  ]

  static let container: [ForeignDamage] = [
    .zip("a second bag", ["F018", "F046"], at: "otra") { $0.entries.append(.init("otra/bagit.txt", [])) },
    .zip("another name in an extra field", ["F019"], at: act) { zip in
      zip.entries[zip.index(of: act)].extra =
        le16(0x7075) + le16(8) + [1] + le32(0) + Array("abc".utf8)
    },
    .zip("bytes after the end", ["F043"]) { $0.suffix = [1, 2, 3] },
    .zip("bytes between entries", ["F043"]) { $0.entries[1].gap = [1, 2, 3] },
    .zip("a comment", ["F044"]) { $0.comment = Array("hola".utf8) },
    .zip("an extra field nobody knows", ["F045"]) { $0.entries[0].extra = le16(0xBEEF) + le16(0) },
    .zip("files of macOS beside the bag", ["F046"]) { $0.entries.append(.init("__MACOSX/._acta.txt", [])) },
    .zip("a name that leads outside", ["N002"], at: "../fuera.txt") {
      $0.entries.append(.init("../fuera.txt", []))
    },
    .zip("a name that is not UTF-8", ["N001", "B013", "B014"]) { zip in
      zip.entries[zip.index(of: "jpg")].name = Array("bolsa/data/fotos/a".utf8) + [0xF1, 0x6F]
    },
    .zip("one name twice", ["Z007"]) { $0.entries.append($0.entries[$0.index(of: act)]) },
    .zip("two entries in one place", ["Z005", "F011", "Z008", "F043"]) { zip in
      zip.entries[zip.index(of: act)].offset = 0
    },
    .zip("a local header with another name", ["Z008"], at: act) { zip in
      zip.entries[zip.index(of: act)].localName = Array("bolsa/data/otra.txt".utf8)
    },
    .zip("encryption", ["Z009"], at: act) { $0.entries[$0.index(of: act)].flags = 1 },
    .zip("a method that is not deflate", ["Z010"], at: act) { $0.entries[$0.index(of: act)].method = 12 },
    .zip("a damaged stream", ["Z018"], at: act) { $0.entries[$0.index(of: act)].method = 8 },
    .zip("a wrong CRC-32", ["Z019"], at: act) { $0.entries[$0.index(of: act)].crc = 7 },
    .zip("a link", ["Z031"], at: act) { $0.entries[$0.index(of: act)].attributes = 0xA1FF_0000 },
  ]

  static let all = declaration + manifests + contents + tags + container
}
