import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Sealing under bad conditions` {
  @Test func `names a symbolic link and leaves nothing behind`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try FileManager.default.createSymbolicLink(
        at: sample.folder.url.appending(path: "archivos/enlace"),
        withDestinationURL: URL(filePath: "/etc/hostname"))

      let error = await #expect(throws: ActionError.self) { _ = try await sample.seal() }

      #expect(error?.message.contains("archivos/enlace") == true)
      #expect(error?.status == .data)
      #expect(try scratch.files().filter { $0.contains("versiones/v") }.isEmpty)
    }
  }

  @Test func `refuses an expediente without ficha`() async throws {
    try await ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("vacio"))
      _ = try CreateCase(folder, from: nil, SampleCase.surroundings).run()
      let request = SealVersion.Request(
        date: CalendarDate(dayNumber: 15_336), reason: "x", author: nil)

      await #expect(throws: ActionError.noFile) {
        _ = try await SealVersion(folder, request, SampleCase.surroundings).run()
      }
    }
  }

  @Test func `lets only one build work on an expediente`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      async let first = sample.seal("uno")
      async let second = sample.seal("dos")
      var sealed = 0
      var refused = 0
      do { if case .sealed = try await first { sealed += 1 } } catch is ActionError { refused += 1 }
      do { if case .sealed = try await second { sealed += 1 } } catch is ActionError { refused += 1 }

      #expect(sealed == 1)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: sample.folder.versions.path(percentEncoded: false)
      )
      #expect(names.sorted() == [".cache-integral", ".cache-revision", "v0001"])
      #expect(refused <= 1)
    }
  }

  @Test func `leaves nothing behind when it is cancelled`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      for index in 0..<40 {
        try sample.put("material/grande \(index).txt", String(repeating: "línea \(index)\n", count: 20_000))
      }
      let work = Task { try await sample.seal() }
      try await Task.sleep(for: .milliseconds(30))
      work.cancel()
      _ = await work.result

      let names = try FileManager.default.contentsOfDirectory(
        atPath: sample.folder.versions.path(percentEncoded: false)
      )
      #expect(names.allSatisfy { $0 == "v0001" }, "\(names)")
    }
  }

  @Test func `does not build upon a previous version that is damaged`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      try Data("no es un zip".utf8).write(to: editions[0].zip)
      try sample.put("archivos/nuevo.txt", "nuevo\n")

      let error = await #expect(throws: ActionError.self) { _ = try await sample.seal() }

      #expect(error?.message.contains(editions[0].zip.lastPathComponent) == true)
      #expect(try scratch.files().filter { $0.contains("v0002") }.isEmpty)
    }
  }

  @Test func `takes the place of what an interrupted build left`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try scratch.write("restos", to: "caso/versiones/.v0001.partial/algo.zip.partial")

      guard case .sealed = try await sample.seal() else {
        Issue.record("nothing was sealed")
        return
      }

      #expect(try scratch.files().filter { $0.contains("partial") }.isEmpty)
    }
  }
}
