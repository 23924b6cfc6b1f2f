import Glibc
import HandoverModel

/// Verifies a bundle, as a ZIP or as the folder that came out of it: reads it once, writes nothing, reports all.
package enum BundleAudit {
  /// Hears how far the work is, from any thread.
  package typealias Report = @Sendable (PackingProgress) -> Void

  /// Audits what lies at a path, and compares its sello if a code is given.
  ///
  /// Throws only if the path does not exist, cannot be read, is no bundle at all, or the code is none; every defect
  /// of a bundle is a finding.
  package static func run(
    at path: String, expecting code: String? = nil, workers: Int, progress: @escaping Report
  ) async throws -> AuditReport {
    try await examine(path, expecting: code, keepsInventory: false, workers: workers, progress: progress)
      .report
  }

  /// As ``run(at:expecting:workers:progress:)``, with what a reception asks of the bundle; it too is read once.
  package static func survey(
    at path: String, expecting code: String?, workers: Int, progress: @escaping Report
  ) async throws -> BundleSurvey {
    let found = try await examine(
      path, expecting: code, keepsInventory: true, workers: workers, progress: progress)
    return BundleSurvey(found.report, found.contents)
  }

  private static func examine(
    _ path: String, expecting code: String?, keepsInventory: Bool, workers: Int, progress: @escaping Report
  ) async throws -> (report: AuditReport, contents: BagContents) {
    let expected = try code.map { text throws(BundleError) in
      guard let code = SelloCode(text) else { throw .malformedSello(text: text) }
      return code
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? BundleError.fileMissing(path: path) : BundleError.unreadable(path: path, errno: errno)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      let audit = try await FolderAudit.run(path, workers: workers, progress: progress)
      let judged = await judge(audit.contents)
      let findings = audit.findings + judged
      return (
        report(path, .folder, audit.contents, findings, audit.bytes, expected), audit.contents
      )
    }
    let file = try OpenFile(followingLinksTo: path)
    guard let length = try file.stamp()?.size else {
      throw BundleError.notABundle(path: path, reason: "no es un archivo corriente")
    }
    // One core hashes the ZIP as a whole while the other begins; what is left of the entries they share.
    let descriptor = file.descriptor
    async let sums = ChecksumFile.check(descriptor, path, length: length)
    let audit = try await ContainerAudit.run(
      file, length: length, keepsInventory: keepsInventory, workers: workers, progress: progress)
    let judged = await judge(audit.contents)
    let container = audit.findings + (try await sums)
    // Open until here: the checksum reads through its descriptor.
    _ = consume file
    return (report(path, .zip, audit.contents, container + judged, length, expected), audit.contents)
  }

  /// What the rules of our own bundles say of the contents; the families do not wait for each other.
  static func judge(_ contents: BagContents) async -> [Finding] {
    guard contents.kind != .foreignBag, !contents.files.isEmpty else { return [] }
    let bag = BagRules(contents)
    let rules = InventoryRules(contents: contents, info: bag.info, manifest: bag.manifest)
    async let inventory = rules.findings(of: .inventory)
    async let crate = rules.findings(of: .crate)
    let own = bag.findings + ChainRules(contents: contents, info: bag.info).findings
    return own + (await inventory) + (await crate)
  }

  private static func report(
    _ path: String, _ form: AuditReport.Form, _ contents: BagContents, _ container: [Finding],
    _ bytes: UInt64,
    _ expected: SelloCode?
  ) -> AuditReport {
    if contents.kind == .foreignBag {
      return foreignReport(path, form, ForeignBag(contents), container, bytes, expected)
    }
    let info = BagInfo.parse(contents.texts[BundleFormat.bagInfo] ?? [])
    let match = compare(contents.sello, expected)
    let findings = container + selloFindings(match, contents.sello, expected)
    let payload = contents.payload
    return AuditReport(
      path: path, form: form, kind: contents.kind, findings: distinct(findings), match: match,
      name: contents.name,
      sello: contents.sello, version: info[BagLabel.version].flatMap { Int($0) },
      edition: info[BagLabel.edition].flatMap(Edition.init), entity: info[BagLabel.organization],
      date: info[BagLabel.date], previousVersion: info[BagLabel.previousVersion].flatMap { Int($0) },
      previousSello: info[BagLabel.previousSello].flatMap(Digest.init(hex:)), payloadFiles: payload.count,
      payloadBytes: payload.reduce(0) { $0 &+ $1.size }, containerBytes: bytes, bagVersion: nil,
      algorithms: [])
  }

  /// A bag of another program has no sello: a code that is asked for cannot be its.
  private static func foreignReport(
    _ path: String, _ form: AuditReport.Form, _ bag: ForeignBag, _ container: [Finding], _ bytes: UInt64,
    _ expected: SelloCode?
  ) -> AuditReport {
    let match = compare(nil, expected)
    let findings = container + bag.findings + selloFindings(match, nil, expected)
    let payload = bag.contents.payload
    return AuditReport(
      path: path, form: form, kind: .foreignBag, findings: distinct(findings), match: match,
      name: bag.contents.name.isEmpty ? bag.fileName(path) : bag.contents.name, sello: nil, version: nil,
      edition: nil, entity: bag.info[BagLabel.organization],
      date: bag.info[BagLabel.date] ?? bag.info["Packing-Date"], previousVersion: nil, previousSello: nil,
      payloadFiles: payload.count, payloadBytes: payload.reduce(0) { $0 &+ $1.size },
      containerBytes: bytes, bagVersion: bag.declaration.version,
      algorithms: bag.algorithmsInUse.map(\.title))
  }

  private static func selloFindings(
    _ match: AuditReport.Match, _ sello: Digest?, _ expected: SelloCode?
  ) -> [Finding] {
    guard match == .different, let expected else { return [] }
    let values = ["encontrado": sello?.grouped ?? "ninguno", "esperado": expected.grouped]
    return [Finding(.selloDiffers, at: BundleFormat.tagManifest, values)]
  }

  private static func compare(_ sello: Digest?, _ expected: SelloCode?) -> AuditReport.Match {
    guard let expected else { return .notCompared }
    guard let sello else { return .different }
    return expected.matches(sello) ? .equal : .different
  }

  /// Sorted, each once; an altered content is said once, as such, not again as a wrong CRC-32.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    let codes: Set<FindingCode> = [.payloadAltered, .tagAltered, .bagPayloadDiffers, .bagTagDiffers]
    let altered = Set(findings.filter { codes.contains($0.code) }.map(\.place))
    let echoes: Set<FindingCode> = [.zipCRC, .zipPackedBytes]
    return Set(findings).filter { !altered.contains($0.place) || !echoes.contains($0.code) }.sorted()
  }
}
