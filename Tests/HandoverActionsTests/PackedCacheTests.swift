import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The cache between versions` {
  private func seal(_ sample: SampleCase, _ reason: String, readsEverything: Bool = false) async throws
    -> SealOutcome
  {
    try await SealVersion(
      sample.folder,
      .init(
        date: CalendarDate(dayNumber: 15_336), reason: reason, author: "Comité de prueba",
        readsEverything: readsEverything),
      SampleCase.surroundings
    ).run()
  }

  private func cache(of sample: SampleCase) -> URL {
    sample.folder.versions.appending(path: ".cache-integral")
  }

  /// The lines between the head and the closing digest.
  private func lines(_ sample: SampleCase) throws -> [Substring] {
    try String(contentsOf: cache(of: sample), encoding: .utf8).split(separator: "\n").dropFirst().dropLast()
  }

  private func zips(_ outcome: SealOutcome) throws -> [Data] {
    guard case .sealed(_, let editions, _) = outcome else { return [] }
    return try editions.map { try Data(contentsOf: $0.zip) }
  }

  /// What was written within two seconds before a build may change again with the same stamps.
  private func letStampsAge() async throws { try await Task.sleep(for: .milliseconds(2_100)) }

  @Test func `knows nothing of a file whose stamps are too young to be relied on`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try await letStampsAge()
      let young = sample.folder.url.appending(path: "archivos/acta 1.txt").path(percentEncoded: false)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 3600)], ofItemAtPath: young)
      _ = try await seal(sample, "uno")
      #expect(try lines(sample).count == 4)
      #expect(try !lines(sample).contains { $0.hasSuffix(" archivos/acta 1.txt") })
    }
  }

  @Test func `gives the same bytes as reading everything`() async throws {
    try await ScratchFolder.use { scratch in
      let (one, other) = (try SampleCase(in: scratch), try SampleCase(in: scratch, named: "otro"))
      try await letStampsAge()
      _ = try await seal(one, "uno")
      _ = try await seal(other, "uno")
      #expect(try lines(one).count == 5)
      for sample in [one, other] { try sample.put("archivos/acta 1.txt", "Acta corregida\n") }

      let quick = try zips(try await seal(one, "dos"))
      let thorough = try zips(try await seal(other, "dos", readsEverything: true))

      #expect(quick.count == 2)
      #expect(quick == thorough)
    }
  }

  @Test func `learns the new stamps of a file with the old content`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try await letStampsAge()
      _ = try await seal(sample, "uno")
      let before = try lines(sample)
      try sample.put("archivos/acta 1.txt", "Acta de la reunión\n")
      try await letStampsAge()

      guard case .unchanged(since: 1) = try await seal(sample, "dos") else {
        Issue.record("a version without changes was sealed")
        return
      }

      let after = try lines(sample)
      #expect(after.count == 5)
      #expect(after != before)
    }
  }

  @Test(arguments: ["", "empalme-cache 1\n", "x", "\u{0}"])
  func `is as good as none when it is damaged`(text: String) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try await letStampsAge()
      _ = try await seal(sample, "uno")
      try Data(text.utf8).write(to: cache(of: sample))
      try sample.put("archivos/acta 1.txt", "Acta corregida\n")

      guard case .sealed(_, let editions, _) = try await seal(sample, "dos") else {
        Issue.record("nothing was sealed")
        return
      }
      for edition in editions {
        let report = try await VerifyBundle.run(
          at: edition.zip.path(percentEncoded: false), code: nil, surroundings: SampleCase.surroundings)
        #expect(report.findings == [])
      }
    }
  }

  @Test(arguments: 0..<40)
  func `of which one byte is changed is not believed`(seed: UInt64) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try await letStampsAge()
      guard case .sealed(_, let editions, _) = try await seal(sample, "uno") else { return }
      let zip = try #require(editions.first).zip.path(percentEncoded: false)
      let path = cache(of: sample).path(percentEncoded: false)
      func load() -> PackedCache? { PackedCache.load(from: path, below: sample.folder.path, zips: [zip]) }
      #expect(load()?.count == 5)

      var random = SplitMix64(seed: seed)
      var bytes = [UInt8](try Data(contentsOf: cache(of: sample)))
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8(
        1 << Int.random(in: 0..<8, using: &random))
      try Data(bytes).write(to: cache(of: sample))

      #expect(load() == nil)
    }
  }
}
