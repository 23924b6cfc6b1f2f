import Foundation
import Glibc
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `What cannot be read` {
  /// Folders deeper than a path can name: not even an administrator can look into them.
  @Test func `is H003 and never passes for whole`() async throws {
    let forge = try await Sample.forge()
    try await ScratchFolder.use { folder in
      let url = try forge.unpack(into: folder)
      let path = url.path(percentEncoded: false).trimmedSlash
      try digDeep(below: url.appending(path: "data/02_archivos").path(percentEncoded: false))
      defer { _ = try? ForeignTool("rm")?.run(["-rf", path]) }
      let report = try await BundleAudit.run(at: path, workers: 1) { _ in }
      #expect(report.codes == ["H003"])
      #expect(report.findings.allSatisfy { $0.place.hasPrefix("data/02_archivos/hondo") })
      #expect(report.verdict == .altered)
    }
  }

  /// Makes thirty folders of 200 letters, one in the other, each from the one before it.
  private func digDeep(below path: String) throws {
    var folder = unsafe open(path, O_RDONLY | O_DIRECTORY)
    let name = "hondo" + String(repeating: "o", count: 195)
    for _ in 0..<30 {
      let made = unsafe mkdirat(folder, name, 0o755)
      try #require(made == 0)
      let next = unsafe openat(folder, name, O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = next
    }
    close(folder)
  }
}
