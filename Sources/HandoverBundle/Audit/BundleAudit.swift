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
      return report(path, .folder, audit.contents, audit.findings, audit.bytes, expected)
    }
    let file = try OpenFile(followingLinksTo: path)
    guard let length = try file.stamp()?.size else {
      throw BundleError.notABundle(path: path, reason: "no es un archivo corriente")
    }
    let audit = try await ContainerAudit.run(file, length: length, workers: workers, progress: progress)
    let sums = try ChecksumFile.check(file, length: length)
    return report(path, .zip, audit.contents, audit.findings + sums, length, expected)
  }

  private static func report(
    _ path: String, _ form: AuditReport.Form, _ contents: BagContents, _ container: [Finding],
    _ bytes: UInt64,
    _ expected: SelloCode?
  ) -> AuditReport {
    let bag = BagRules(contents)
    let info = bag.info
    var findings = container
    if !contents.files.isEmpty {
      findings += bag.findings
      findings += InventoryRules(contents: contents, info: info, listed: bag.listed).findings
      findings += ChainRules(contents: contents, info: info).findings
    }
    let match = compare(contents.sello, expected)
    if match == .different, let expected {
      let found = contents.sello?.grouped ?? "ninguno"
      let values = ["encontrado": found, "esperado": expected.grouped]
      findings.append(Finding(.selloDiffers, at: BundleFormat.tagManifest, values))
    }
    let payload = contents.files.filter { $0.key.hasPrefix("data/") }
    return AuditReport(
      path: path, form: form, findings: distinct(findings), match: match, name: contents.name,
      sello: contents.sello, version: info[BagLabel.version].flatMap { Int($0) },
      edition: info[BagLabel.edition].flatMap(Edition.init), entity: info[BagLabel.organization],
      date: info[BagLabel.date], previousVersion: info[BagLabel.previousVersion].flatMap { Int($0) },
      previousSello: info[BagLabel.previousSello].flatMap(Digest.init(hex:)), payloadFiles: payload.count,
      payloadBytes: payload.values.reduce(0) { $0 &+ $1.size }, containerBytes: bytes)
  }

  private static func compare(_ sello: Digest?, _ expected: SelloCode?) -> AuditReport.Match {
    guard let expected else { return .notCompared }
    guard let sello else { return .different }
    return expected.matches(sello) ? .equal : .different
  }

  /// Sorted, each once; an altered content is said once, as such, not again as a wrong CRC-32.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    let altered = Set(findings.filter { $0.code == .payloadAltered || $0.code == .tagAltered }.map(\.place))
    let echoes: Set<FindingCode> = [.zipCRC, .zipPackedBytes]
    return Set(findings).filter { !altered.contains($0.place) || !echoes.contains($0.code) }.sorted()
  }
}
