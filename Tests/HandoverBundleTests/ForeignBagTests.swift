import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A BagIt bag of another program` {
  @Test(arguments: ForeignSample.Form.allCases)
  func `is intact and named as what it is`(_ form: ForeignSample.Form) async throws {
    let report = try await ForeignSample().audit(form)
    #expect(report.findings.filter { $0.severity != .note } == [])
    #expect(report.verdict == .intact)
    #expect(report.kind == .foreignBag)
    #expect(report.bagVersion == "1.0")
    #expect(report.algorithms == ["SHA-256"])
    #expect(report.sello == nil)
    #expect(report.entity == "Biblioteca de Ibagué")
    #expect(report.payloadFiles == 3)
    let json = String(decoding: try report.json(), as: UTF8.self)
    #expect(json.contains(#""clase" : "bolsa BagIt de otro programa""#))
  }

  @Test(arguments: ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])
  func `is read in every version there was`(_ version: String) async throws {
    let report = try await ForeignSample(version: version).audit(.folder)
    #expect(report.codes == [])
    #expect(report.bagVersion == version)
  }

  @Test func `is hashed with every algorithm of its manifests in one pass`() async throws {
    let tools = ["md5", "sha1", "sha224", "sha384", "sha512"]
    var bag = ForeignSample()
    for name in tools { bag["manifest-\(name).txt"] = try bag.sums(name + "sum") }
    bag.sealTags()
    for form in ForeignSample.Form.allCases {
      let report = try await bag.audit(form)
      #expect(report.verdict == .intact)
      #expect(report.algorithms == ["MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"])
    }
    bag[ForeignSample.act] = "Acta de entregA\n"
    let report = try await bag.audit(.zip)
    #expect(Set(report.findings.compactMap { $0.values["algoritmo"] }) == Set(report.algorithms))
  }

  @Test(arguments: [
    ("ISO-8859-1", [0xE1] as [UInt8]), ("windows-1252", [0xE1]), ("UTF-16LE", [0xE1, 0]),
    ("UTF-16BE", [0, 0xE1]),
  ])
  func `may write its texts in the encoding that it declares`(_ encoding: String, _ letter: [UInt8])
    async throws
  {
    var bag = ForeignSample()
    bag.files = ["data/á.txt": [1], "bag-info.txt": []]
    bag.declare("1.0", encoding: encoding)
    let line = "\(Hashing.sha256([1]).hex)  data/á.txt\r\n"
    bag.files["manifest-sha256.txt"] = line.flatMap { character -> [UInt8] in
      if character == "á" { return letter }
      let bytes = Array(String(character).utf8)
      switch encoding {
      case "UTF-16LE": return bytes.flatMap { [$0, 0] }
      case "UTF-16BE": return bytes.flatMap { [0, $0] }
      default: return bytes
      }
    }
    let report = try await bag.audit(.folder)
    #expect(report.codes == ["F038"])
  }

  @Test func `may fold its information and use the labels in any case`() async throws {
    var bag = ForeignSample()
    bag["bag-info.txt"] = "source-organization: Biblioteca\r\n  de Ibagué\r\npayload-oxum: 3016.3\r\n"
    bag.sealTags()
    let report = try await bag.audit(.zip)
    #expect(report.verdict == .intact)
    #expect(report.entity == "Biblioteca de Ibagué")
  }

  @Test func `may encode line ends in names, as version 1.0 wants`() async throws {
    var bag = ForeignSample()
    bag["data/a\nb.txt"] = "x"
    bag.seal()
    bag["manifest-sha256.txt"] = bag["manifest-sha256.txt"].replacing("a\nb", with: "a%0Ab")
    bag.sealTags()
    #expect(try await bag.audit(.folder).codes == ["F040"])
  }

  @Test func `has no sello, so a code from an acta is never its`() async throws {
    let bag = ForeignSample()
    let code = Hashing.sha256(bag.files["tagmanifest-sha256.txt"] ?? []).hex
    let report = try await bag.audit(.zip, expecting: code)
    #expect(report.match == .different)
    #expect(report.verdict == .altered)
    #expect(report.codes.contains("S001"))
  }
}

struct `A foreign bag that someone changed` {
  @Test(arguments: ForeignDamage.all)
  func `is judged by the rule that it breaks, in every form`(_ damage: ForeignDamage) async throws {
    for form in damage.forms {
      var bag = ForeignSample(version: damage.version)
      try damage.spoil(&bag)
      let report = try await bag.audit(form)
      let found = report.findings.map { "\($0.code.id) \($0.place)" }
      #expect(Set(report.codes).subtracting(["F061"]) == Set(damage.codes), "\(form): \(found)")
      if let place = damage.place {
        #expect(found.contains("\(damage.codes.first ?? "") \(place)"), "\(form): \(found)")
      }
      let severities = report.findings.map(\.severity)
      let verdict: AuditReport.Verdict =
        severities.contains(.defect) ? .altered : severities.contains(.warning) ? .remarks : .intact
      #expect(report.verdict == verdict)
      #expect(report.kind == .foreignBag)
    }
  }

  @Test func `raises every code of its family in some test`() {
    let rows = Set(ForeignDamage.all.flatMap(\.codes)).union(["F007", "F061"])
    #expect(FindingCode.foreignCodes.map(\.id).filter { !rows.contains($0) } == [])
  }

  @Test func `is not read into memory beyond bounds`() async throws {
    try await ScratchFolder.use { folder in
      let place = try ForeignSample().write(.folder, into: folder)
      let file = try folder.write("", to: "bolsa/fetch.txt")
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: (128 << 20) + 1)
      try handle.close()
      let report = try await BundleAudit.run(at: place, workers: 2) { _ in }
      #expect(report.codes == ["F007", "F039"])
      #expect(report.verdict == .altered)
    }
  }

  @Test func `is found out when two names differ in nothing but their normalization`() async throws {
    var bag = ForeignSample()
    bag.files["data/Nu\u{301}n\u{303}ez"] = [2]
    bag.seal()
    bag.spoilZip = { $0.entries.append(.init("bolsa/data/Núñez", [2])) }
    let report = try await bag.audit(.zip)
    #expect(report.codes.contains("N004"))
    #expect(report.verdict == .altered)
  }

  @Test func `is found out when a file is also a folder`() async throws {
    var bag = ForeignSample()
    bag["data/acta.txt/dentro.txt"] = "x"
    bag.seal()
    #expect(try await bag.audit(.zip).codes.contains("N004"))
  }

  @Test func `does not hide behind links, neither to files nor in circles`() async throws {
    try await ScratchFolder.use { folder in
      let place = try ForeignSample().write(.folder, into: folder)
      let manager = FileManager.default
      let data = folder.file("bolsa/data")
      try manager.removeItem(at: folder.file("bolsa/data/acta.txt"))
      try folder.write("Acta de entrega\n", to: "acta.txt")
      try manager.createSymbolicLink(
        at: data.appending(path: "acta.txt"), withDestinationURL: folder.file("acta.txt"))
      try manager.createSymbolicLink(at: data.appending(path: "vuelta"), withDestinationURL: data)
      let report = try await BundleAudit.run(at: place, workers: 2) { _ in }
      #expect(report.codes == ["B013", "N007"])
      #expect(report.findings.filter { $0.code.id == "N007" }.count == 2)
    }
  }
}

struct `A bundle of empalme in disguise` {
  /// Ways to take signs of its origin away from a damaged bundle.
  static let disguises: [(String, @Sendable (inout Forge) -> Void)] = [
    ("nothing", { _ in }), ("another name", { $0.top = "bolsa" }),
    (
      "no inventory",
      {
        $0.top = "bolsa"
        $0.files["data/empalme.json"] = nil
      }
    ),
    (
      "no labels",
      {
        $0.top = "bolsa"
        $0.files["bag-info.txt"] = Array("Source-Organization: X\n".utf8)
      }
    ),
    (
      "labels in UTF-16",
      { forge in
        forge.top = "bolsa"
        forge.files["data/empalme.json"] = nil
        forge.files["bag-info.txt"] = (forge.files["bag-info.txt"] ?? []).flatMap { [$0, 0] }
      }
    ),
  ]

  @Test(arguments: disguises.indices)
  func `is held to the strict rules and never called an intact bag`(_ index: Int) async throws {
    var forge = try Forge(try await Sample.bytes())
    Self.disguises[index].1(&forge)
    forge.files["data/02_archivos/foto.jpg"] = [1]
    forge.reseal()
    let report = try await Sample.audit(forge.zip.bytes)
    #expect(report.kind == .bundle)
    #expect(report.verdict == .altered)

    try await ScratchFolder.use { folder in
      for (path, bytes) in forge.files { try folder.write(Data(bytes), to: "bolsa/\(path)") }
      let place = folder.file("bolsa").path(percentEncoded: false)
      let report = try await BundleAudit.run(at: place, workers: 1) { _ in }
      #expect(report.kind == .bundle)
      #expect(report.verdict == .altered)
    }
  }
}
