import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Rescuing from a hostile file` {
  private static let top = Sample.name + "/"

  private func header(_ name: String, packed: UInt32, size: UInt32, method: UInt16 = 0) -> [UInt8] {
    le32(0x0403_4B50) + le16(20) + le16(0) + le16(method) + le16(0) + le16(0x41) + le32(0xDEAD_BEEF)
      + le32(packed) + le32(size) + le16(UInt16(name.utf8.count)) + le16(0) + Array(name.utf8)
  }

  @Test func `writes nothing outside, whatever the names`() async throws {
    let names = [
      "../fuera.txt", "/tmp/fuera-del-rescate.txt", Self.top + "../fuera.txt",
      Self.top + "data/../../fuera.txt",
      Self.top + "..\\fuera.txt", Self.top + "data/NUL",
      Self.top + "data/" + String(repeating: "a/", count: 90) + "b",
    ]
    var zip = try Forge(try await Sample.bytes()).zip
    for name in names { zip.entries.insert(.init(name, Array("malo".utf8)), at: 2) }
    for isCut in [false, true] {
      try await ScratchFolder.use { folder in
        let bytes = isCut ? Array(zip.bytes.dropLast(30)) : zip.bytes
        let report = try await `Rescuing a damaged bundle`.rescue([bytes], in: folder)

        #expect(report.count(.recovered) == report.items.count)
        #expect(report.refused == names.count)
        let written = try folder.files().filter { $0 != "copia-0.zip" }
        #expect(written.allSatisfy { $0.hasPrefix("rescatado/\(Self.top)") || $0 == "rescatado/rescate.csv" })
        #expect(written.count == report.items.count + 1)
      }
    }
  }

  @Test(arguments: [UInt16(0), 8])
  func `gives up on thousands of headers that all claim the whole file`(method: UInt16) async throws {
    let good = try await Sample.bytes()
    var fakes: [UInt8] = []
    for number in 0..<20_000 {
      fakes += header(
        Self.top + "data/02_archivos/f\(number).txt", packed: 3_000_000, size: .max - 1, method: method)
    }
    try await ScratchFolder.use { folder in
      let report = try await `Rescuing a damaged bundle`.rescue([good + fakes], in: folder)
      // The real directory lies before the fakes: the lists that it held prove the real files.
      #expect(report.count(.recovered) == report.items.count)
      #expect(report.isWhole)
    }
    try await ScratchFolder.use { folder in
      let report = try await `Rescuing a damaged bundle`.rescue([fakes], in: folder, partials: true)
      #expect(report.count(.recovered) + report.count(.unproven) == 0)
      #expect(report.items.contains { $0.reason.contains("demasiadas entradas falsas") })
    }
  }

  @Test func `lets no two files live off the same bytes`() async throws {
    let content = Sample.noise(5_000, seed: 9)
    var zip = RawZip(entries: [.init(Self.top + "data/a.bin", content)])
    for number in 0..<50 {
      zip.entries.append(.init(Self.top + "data/b\(number).bin", content))
      zip.entries[number + 1].offset = 0
    }
    // One real local header, and a directory that leads fifty names to it.
    let whole = zip.bytes
    let first = 30 + (Self.top + "data/a.bin").utf8.count + content.count
    let directory = try #require(whole.lastRange(of: [0x50, 0x4B, 5, 6]))
    let size = whole[directory.lowerBound + 12..<directory.lowerBound + 16].reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
    let records = Array(whole[(directory.lowerBound - size)..<directory.lowerBound])
    var end = Array(whole[directory.lowerBound...])
    end.replaceSubrange(16..<20, with: le32(UInt32(first)))
    try await ScratchFolder.use { folder in
      let report = try await `Rescuing a damaged bundle`.rescue(
        [Array(whole[..<first]) + records + end], in: folder)
      #expect(report.count(.unproven) == 1)
    }
  }

  @Test func `believes no manifest that leads out of the folder`() async throws {
    var forge = try Forge(try await Sample.bytes())
    forge.files["manifest-sha256.txt"]?.append(
      contentsOf: Array("\(Hashing.sha256([1]).hex)  data/../../fuera.txt\n".utf8))
    forge.resealTags()
    var zip = forge.zip
    zip.entries.insert(.init(Self.top + "data/../../fuera.txt", [1]), at: 2)
    try await ScratchFolder.use { folder in
      let report = try await `Rescuing a damaged bundle`.rescue([zip.bytes], in: folder)
      #expect(!report.items.contains { $0.path.contains("..") })
      #expect(try !folder.files().contains { $0.contains("fuera") })
    }
  }

  @Test func `stops when it is cancelled and leaves nothing`() async throws {
    let zip = Array(try await Sample.bytes().dropLast(50))
    try await ScratchFolder.use { folder in
      let work = Task {
        try? await Task.sleep(for: .seconds(60))
        return try await `Rescuing a damaged bundle`.rescue([zip], in: folder)
      }
      work.cancel()
      let result = await work.result
      #expect(throws: BundleError.cancelled) { try result.get() }
      let left = try folder.files()
      #expect(left == ["copia-0.zip"])
    }
  }
}

extension Array where Element: Equatable {
  /// The last place where `other` stands.
  fileprivate func lastRange(of other: [Element]) -> Range<Int>? {
    guard count >= other.count else { return nil }
    let start = (0...count - other.count).last { self[$0..<$0 + other.count].elementsEqual(other) }
    return start.map { $0..<$0 + other.count }
  }
}
