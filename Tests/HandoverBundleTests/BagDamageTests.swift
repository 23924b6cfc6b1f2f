import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// One way to spoil what the bag says, in a flawless container, and the codes that must name it.
struct BagDamage: Sendable, CustomTestStringConvertible {
  let title: String
  let codes: [String]
  let place: String?
  let spoil: @Sendable (inout Forge) throws -> Void

  init(
    _ title: String, _ codes: [String], at place: String? = nil,
    _ spoil: @escaping @Sendable (inout Forge) throws -> Void
  ) {
    self.title = title
    self.codes = codes
    self.place = place
    self.spoil = spoil
  }

  var testDescription: String { title }

  private static let act = "data/02_archivos/Año 2011/acta número 1.txt"
  private static let info = "bag-info.txt"
  private static let json = "data/empalme.json"
  private static let crate = "data/ro-crate-metadata.json"

  /// Changes text in a file and seals the result again, so that only what the text says is wrong.
  private static func claim(_ old: String, _ new: String, in path: String) -> @Sendable (inout Forge) -> Void
  {
    { forge in
      forge.replace(old, new, in: path)
      forge.reseal()
    }
  }

  static let all: [BagDamage] = [
    .init("a payload file with other content", ["H001"], at: act) { $0.files[act] = Array("Acte\n".utf8) },
    .init("a tag file with other content", ["H002"], at: "LEAME.txt") {
      $0.replace("SHA256", "MD5", in: "LEAME.txt")
    },
    .init("a payload file taken away", ["B007", "B013"], at: info) { $0.files[act] = nil },
    .init("a payload file added", ["B007", "B014"], at: info) { $0.files["data/02_archivos/z.txt"] = [] },
    .init("an HTML page added at the top", ["B016"], at: "aviso.html") { $0.files["aviso.html"] = [65] },
    .init("no bagit.txt", ["B001", "B015"], at: "bagit.txt") { $0.files["bagit.txt"] = nil },
    .init("no tag manifest", ["B001"], at: "tagmanifest-sha256.txt") {
      $0.files["tagmanifest-sha256.txt"] = nil
    },
    .init("no manifest", ["B001", "B015", "I003"], at: "manifest-sha256.txt") {
      $0.files["manifest-sha256.txt"] = nil
    },
    .init(
      "a third line in bagit.txt", ["B002"], at: "bagit.txt",
      claim("UTF-8\n", "UTF-8\nX: y\n", in: "bagit.txt")),
    .init(
      "another spelling in bagit.txt", ["B002"], at: "bagit.txt", claim("Version", "version", in: "bagit.txt")
    ),
    .init(
      "carriage returns in bag-info.txt", ["B003", "B004", "I006"], at: info,
      claim("Edicion: integral\n", "Edicion: integral\r\n", in: info)),
    .init(
      "a line without a colon", ["B003"], at: info, claim("Empalme-Motivo: ", "Empalme-Motivo ", in: info)),
    .init("no Payload-Oxum", ["B004"], at: info) { forge in
      let lines = forge.text(info).split(separator: "\n").filter { !$0.hasPrefix("Payload-Oxum") }
      forge.files[info] = Array((lines.joined(separator: "\n") + "\n").utf8)
      forge.resealTags()
    },
    .init("Payload-Oxum twice", ["B005"], at: info) { forge in
      forge.files[info, default: []] += Array("Payload-Oxum: 1.1\n".utf8)
      forge.resealTags()
    },
    .init(
      "a day that does not exist", ["B006", "I006"], at: info, claim("2026-11-22\n", "2026-02-30\n", in: info)
    ),
    .init(
      "another bundle's name", ["B006", "I006"], at: info,
      claim("Identifier: empalme_", "Identifier: otro_", in: info)),
    .init("a wrong Payload-Oxum", ["B007"], at: info) { forge in
      forge.replace("Payload-Oxum: ", "Payload-Oxum: 1", in: info)
      forge.resealTags()
    },
    .init("a format of the future", ["B017", "I006"], at: info, claim("Formato: 1", "Formato: 2", in: info)),
    .init("a byte order mark in the manifest", ["B008", "B014", "I003"]) { forge in
      forge.files["manifest-sha256.txt"]?.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
      forge.resealTags()
    },
    .init("a manifest with a tab between the columns", ["B008", "B011", "B014", "I003"]) { forge in
      forge.replace("  ", "\t", in: "manifest-sha256.txt")
      forge.resealTags()
    },
    .init("a manifest in another order", ["B009"], at: "manifest-sha256.txt") { forge in
      let lines = forge.text("manifest-sha256.txt").split(separator: "\n").reversed()
      forge.files["manifest-sha256.txt"] = Array((lines.joined(separator: "\n") + "\n").utf8)
      forge.resealTags()
    },
    .init("a file listed twice", ["B010"], at: "manifest-sha256.txt") { forge in
      let first = forge.text("manifest-sha256.txt").prefix { $0 != "\n" }
      forge.files["manifest-sha256.txt"]?.insert(contentsOf: Array((first + "\n").utf8), at: 0)
      forge.resealTags()
    },
    .init("a manifest that lists a tag file", ["B012", "B009"], at: "manifest-sha256.txt") { forge in
      let digest = Hashing.sha256(forge.files["bagit.txt"] ?? []).hex
      forge.files["manifest-sha256.txt"]? += Array("\(digest)  bagit.txt\n".utf8)
      forge.resealTags()
    },
    .init("an inventory that is not JSON", ["I001"], at: json, claim("{", "[", in: json)),
    .init("a crate that is not JSON", ["I001"], at: crate, claim("\"@graph\": [", "\"@graph\": ", in: crate)),
    .init(
      "an inventory that forgets a file", ["I002", "I003"], at: json, claim("número 1", "número 2", in: json)),
    .init("a crate that gives another digest", ["I004"], at: crate) { forge in
      forge.replace(Hashing.sha256(forge.files[act] ?? []).hex, Hashing.sha256([]).hex, in: crate)
      forge.reseal()
    },
    .init(
      "an inventory that gives another size", ["I005"], at: json,
      claim("\"tamano\": 3000", "\"tamano\": 3001", in: json)),
    .init(
      "an inventory of another version", ["I006"], at: json,
      claim("\"version\": 1,", "\"version\": 7,", in: json)),
    .init("a first version with a predecessor", ["C005", "I006"], at: info) { forge in
      forge.files[info, default: []] += Array("Empalme-Version-Anterior: 1\n".utf8)
      forge.resealTags()
    },
    .init("a text of a version that never was", ["C006"], at: "historia/v0009.bag-info.txt") { forge in
      forge.files["historia/v0009.bag-info.txt"] = []
      forge.resealTags()
    },
    .init("a name with a percent sign", ["N003"], at: "data/02_archivos/100%.txt") { forge in
      forge.files["data/02_archivos/100%.txt"] = []
      forge.reseal()
    },
    .init("names that differ by case", ["N004"], at: "data/02_archivos/vacío.txt") { forge in
      forge.files["data/02_archivos/VACÍO.txt"] = []
      forge.reseal()
    },
  ]
}

struct `A bag that someone changed` {
  @Test(arguments: BagDamage.all)
  func `is altered, and the code says how`(_ damage: BagDamage) async throws {
    var forge = try Forge(try await Sample.bytes())
    try damage.spoil(&forge)
    let report = try await Sample.audit(forge.zip.bytes)

    #expect(report.verdict == .altered)
    let found = Set(report.codes).subtracting(damage.codes)
    // What was added shows in the inventories too, and the crate knows the inventory's digest.
    #expect(
      found.isSubset(of: ["I002", "I003", "I004"]), "\(report.findings.map { "\($0.code.id) \($0.place)" })")
    #expect(Set(damage.codes).isSubset(of: report.codes), "\(report.codes)")
    if let place = damage.place {
      #expect(report.findings.contains { $0.code.id == damage.codes[0] && $0.place == place })
    }
  }

  @Test func `shows every altered file, not only the first`() async throws {
    var forge = try Forge(try await Sample.bytes())
    for (path, _) in Sample.texts { forge.files["data/" + path, default: []].append(0x21) }
    let report = try await Sample.audit(forge.zip.bytes)
    let altered = report.findings.filter { $0.code == .payloadAltered }.map(\.place)
    #expect(
      altered == Sample.texts.map { "data/" + $0.0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `is judged the same as a folder`() async throws {
    var forge = try Forge(try await Sample.bytes())
    try await ScratchFolder.use { folder in
      for (path, bytes) in forge.files { try folder.write(Data(bytes), to: Sample.name + "/" + path) }
      let place = folder.file(Sample.name).path(percentEncoded: false).trimmedSlash
      #expect(try await BundleAudit.run(at: place, workers: 2) { _ in }.findings == [])

      forge.files["data/02_archivos/foto.jpg"]?[0] ^= 1
      try folder.write(
        Data(forge.files["data/02_archivos/foto.jpg"] ?? []), to: Sample.name + "/data/02_archivos/foto.jpg")
      try folder.write("hola", to: Sample.name + "/data/02_archivos/intruso.txt")
      let report = try await BundleAudit.run(at: place + "/", workers: 2) { _ in }
      #expect(report.codes == ["B007", "B014", "H001"])
    }
  }
}

struct `What is not a bundle` {
  @Test func `is an error and not a finding`() async throws {
    try await ScratchFolder.use { folder in
      let other = RawZip(entries: [.init("hola.txt", Array("hola".utf8))]).bytes
      let zip = try folder.write(Data(other), to: "otro.zip").path(percentEncoded: false)
      let text = try folder.write("hola", to: "hola.txt").path(percentEncoded: false)
      let gone = folder.file("nada.zip").path(percentEncoded: false)
      for path in [zip, text, folder.url.path(percentEncoded: false)] {
        let error = await #expect(throws: BundleError.self) {
          try await BundleAudit.run(at: path, workers: 1) { _ in }
        }
        guard case .notABundle = error else {
          Issue.record("\(path): \(String(describing: error))")
          continue
        }
      }
      await #expect(throws: BundleError.fileMissing(path: gone)) {
        try await BundleAudit.run(at: gone, workers: 1) { _ in }
      }
      await #expect(throws: BundleError.malformedSello(text: "12AB")) {
        try await BundleAudit.run(at: zip, expecting: "12AB", workers: 1) { _ in }
      }
    }
  }
}

struct `The list of finding codes` {
  @Test func `has each identifier once and a sentence for each`() {
    let codes = FindingCode.allBundleCodes
    #expect(Set(codes.map(\.id)).count == codes.count)
    #expect(codes.allSatisfy { !$0.sentence.isEmpty && !$0.remedy.isEmpty && !$0.sentence.hasSuffix(".") })
  }
}
