import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Programs of other people` {
  @Test(arguments: [
    ("unzip", ["-tqq"]), ("7z", ["t", "-bd"]), ("bsdtar", ["-tf"]), ("python3", ["-m", "zipfile", "-t"]),
    ("zipinfo", ["-1"]),
  ])
  func `open the bundle without a complaint`(tool: String, arguments: [String]) async throws {
    guard let program = ForeignTool(tool) else { return }
    try await ScratchFolder.use { folder in
      let first = try await Sample.seal(try Sample.plan(), in: folder)
      let previous = try PreviousVersion.read(fromZip: first.path)
      let sealed = try await Sample.seal(
        try Sample.plan(name: "v2", version: 2, previous: previous), in: folder)
      for path in [first.path, sealed.path] {
        let outcome = try program.run(arguments + [path])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(!outcome.text.lowercased().contains("warning"), "\(outcome.text)")
      }
    }
  }

  @Test func `check the unpacked bundle with the lists as they stand`() async throws {
    guard let unzip = ForeignTool("unzip"), let sums = ForeignTool("sha256sum") else { return }
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(), in: folder)
      #expect(try unzip.run(["-qq", sealed.path, "-d", folder.url.path(percentEncoded: false)]).status == 0)
      let inside = folder.file(Sample.name)
      let outcome = try sums.run(
        ["--strict", "--quiet", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt"], in: inside)
      #expect(outcome.status == 0, "\(outcome.text)")
      let report = try await BundleAudit.run(
        at: inside.path(percentEncoded: false), expecting: sealed.sello.grouped, workers: 2
      ) { _ in }
      #expect(report.findings == [])
      #expect(report.match == .equal)
      let seal = try sums.run(["tagmanifest-sha256.txt"], in: inside)
      #expect(seal.text.hasPrefix(sealed.sello.hex))
    }
  }
}
