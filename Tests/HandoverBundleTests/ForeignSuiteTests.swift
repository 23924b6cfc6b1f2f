import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// One bag of the Library of Congress's conformance suite; its folder names say what has to be found.
struct SuiteBag: Sendable, CustomTestStringConvertible {
  static let variable = "BAGIT_CONFORMANCE_SUITE"
  static let root = ProcessInfo.processInfo.environment[variable]

  let path: String
  let expectation: String

  var testDescription: String { path }

  /// What an audit may say of it.
  ///
  /// `warning` bags are valid and deserve a remark. Nobody's paths are followed here, so that the invalid bags of
  /// one operating system are invalid on every one.
  var verdicts: Set<AuditReport.Verdict> {
    switch expectation {
    case "valid": [.intact, .remarks]
    case "warning": [.remarks]
    default: [.altered]
    }
  }

  static let all: [SuiteBag] = {
    guard let root else { return [] }
    let manager = FileManager.default
    let folders = (try? manager.subpathsOfDirectory(atPath: root)) ?? []
    return folders.sorted().compactMap { path in
      let parts = path.split(separator: "/")
      var isFolder: ObjCBool = false
      guard parts.count == 3, parts[0].hasPrefix("v"),
        unsafe manager.fileExists(atPath: root + "/" + path, isDirectory: &isFolder), isFolder.boolValue
      else { return nil }
      return SuiteBag(path: path, expectation: String(parts[1]))
    }
  }()
}

@Suite(.enabled(if: SuiteBag.root != nil, "BAGIT_CONFORMANCE_SUITE does not name the folder of the suite"))
struct `The BagIt conformance suite` {
  @Test func `is there as a whole`() {
    #expect(SuiteBag.all.count >= 60)
    let kinds = Set(SuiteBag.all.map(\.expectation))
    #expect(kinds == ["valid", "invalid", "warning", "linux-only", "windows-only"])
  }

  @Test(arguments: SuiteBag.all)
  func `is judged rightly as folders`(_ bag: SuiteBag) async throws {
    let root = try #require(SuiteBag.root)
    let report = try await BundleAudit.run(at: root + "/" + bag.path, workers: 2) { _ in }
    try expect(report, of: bag)
  }

  @Test(arguments: SuiteBag.all)
  func `is judged rightly as ZIPs of an ordinary program`(_ bag: SuiteBag) async throws {
    let root = URL(filePath: try #require(SuiteBag.root))
    let zip = try #require(ForeignTool("zip"))
    try await ScratchFolder.use { folder in
      let source = root.appending(path: bag.path)
      for (place, name, content) in [
        (source.deletingLastPathComponent(), "con-carpeta.zip", source.lastPathComponent),
        (source, "sin-carpeta.zip", "."),
      ] {
        let target = folder.file(name).path(percentEncoded: false)
        let made = try zip.run(["-qr", target, content], in: place)
        #expect(made.status == 0, "\(made.text)")
        let report = try await BundleAudit.run(at: target, workers: 2) { _ in }
        try expect(report, of: bag)
      }
    }
  }

  private func expect(_ report: AuditReport, of bag: SuiteBag) throws {
    let said = report.findings.filter { $0.severity != .note }.map { "\($0.code.id) \($0.place)" }
    #expect(bag.verdicts.contains(report.verdict), "\(bag.path): \(report.verdict.rawValue) \(said)")
    #expect(report.kind == .foreignBag)
  }
}
