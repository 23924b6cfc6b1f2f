import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

extension Damage {
  static let all =
    container + entry + name + bag + story
    + redundantMetadata + paths + structure + traps

  /// Where other tests break bundles for codes, or whole families, of their own.
  static let elsewhere = [
    "H003": ["HandoverBundleTests/UnreadableTests.swift"],
    "C007": ["HandoverBundleTests/HistoryTests.swift"],
    "F": ["HandoverBundleTests/ForeignDamages.swift", "HandoverBundleTests/ForeignBagTests.swift"],
    "E": ["HandoverBundleTests/EditionPairTests.swift", "HandoverActionsTests/CompareEditionsTests.swift"],
    "M": ["HandoverActionsTests/CompareMaterialTests.swift"],
  ]
}

struct `A broken bundle` {
  @Test(arguments: Damage.all)
  func `is named by its code, at its place, and by no other`(_ damage: Damage) async throws {
    let report = try await damage.audit()
    let said = report.findings.map { "\($0.code.id) \($0.place) \($0.values)" }
    #expect(Set(report.codes) == damage.companions.union([damage.code]), "\(said)")
    #expect(report.findings.contains { $0.code.id == damage.code && $0.place == damage.place }, "\(said)")
    let code = try #require(FindingCode.allBundleCodes.first { $0.id == damage.code })
    #expect(report.verdict == (code.severity == .defect ? .altered : .intact))
  }

  @Test func `is made for every finding code`() throws {
    let made = Set(Damage.all.map(\.code))
    let missing = try FindingCode.allBundleCodes.map(\.id).filter { code in
      try !made.contains(code)
        && !isNamed(code, in: Damage.elsewhere[code] ?? Damage.elsewhere[String(code.prefix(1))])
    }
    #expect(missing == [])
    #expect(made.isDisjoint(with: Damage.elsewhere.keys))
  }

  private func isNamed(_ code: String, in files: [String]?) throws -> Bool {
    try (files ?? []).contains { file in
      try String(contentsOf: projectFolder.appending(path: "Tests/\(file)"), encoding: .utf8).contains(
        "\"\(code)\"")
    }
  }
}

struct `An ambiguous ZIP` {
  /// The types of the paper, by their letters: see ``Damage/redundantMetadata``, ``Damage/paths``, ``Damage/structure``.
  @Test(arguments: ["A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4", "C5"])
  func `of each of the fourteen types is among the broken bundles`(type: String) {
    #expect(Damage.all.contains { $0.title.hasPrefix(type + " ") })
  }

  /// What a reader that trusts sizes never mistakes: a stored file may itself be a ZIP, with records of its own.
  @Test func `is not one that holds another ZIP`() async throws {
    let inner = try await Sample.bytes()
    let item = try PayloadItem(path: Sample.path("02_archivos/copia.zip"), content: .bytes(inner))
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(items: [item], compression: .none), in: folder)
      #expect(try await BundleAudit.run(at: sealed.path, workers: 1) { _ in }.findings == [])
    }
  }
}

struct `A bundle in the exact form of the format` {
  @Test func `is intact, whoever wrote it`() async throws {
    let report = try await Sample.audit(try await Sample.forge().zip.bytes)
    #expect(report.findings == [])
  }

  @Test func `is intact as a folder`() async throws {
    let forge = try await Sample.forge()
    try await ScratchFolder.use { folder in
      let url = try forge.unpack(into: folder)
      let report = try await BundleAudit.run(at: url.path(percentEncoded: false), workers: 2) { _ in }
      #expect(report.findings == [])
    }
  }
}
