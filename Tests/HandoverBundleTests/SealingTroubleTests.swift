import Foundation
import Glibc
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Sealing that cannot succeed` {
  private func failure(
    _ plan: PackingPlan, in folder: ScratchFolder, compose: BundleSealing.Compose? = nil
  ) async throws -> BundleError? {
    let page = try Sample.path("documento-empalme.html")
    do {
      _ = try await BundleSealing.seal(
        plan, into: folder.url.path(percentEncoded: false).trimmedSlash,
        compose: compose ?? { _ in [page: []] }, progress: { _ in })
      return nil
    } catch let error as BundleError {
      return error
    }
  }

  private func plan(file: String) throws -> PackingPlan {
    try Sample.plan(items: [PayloadItem(path: Sample.path("02_archivos/a.txt"), content: .file(path: file))])
  }

  @Test func `names a file that is gone`() async throws {
    try await ScratchFolder.use { folder in
      let gone = folder.file("no-esta.txt").path(percentEncoded: false)
      let error = try await failure(try plan(file: gone), in: folder)
      #expect(error == .sourceMissing(path: gone))
      #expect(try folder.files() == [])
    }
  }

  /// The number that means «see the ZIP64 field» in a ZIP, and the largest file of a USB stick with FAT32.
  @Test func `refuses a file whose size libzip would write wrongly`() async throws {
    try await ScratchFolder.use { folder in
      let path = try folder.write("", to: "justo.bin").path(percentEncoded: false)
      #expect(unsafe truncate(path, 4_294_967_295) == 0)
      let error = try await failure(try plan(file: path), in: folder)
      #expect(error == .ambiguousSize(path: path))
      #expect(try folder.files() == ["justo.bin"])
    }
  }

  @Test func `refuses links and special files`() async throws {
    try await ScratchFolder.use { folder in
      let target = try folder.write("x", to: "fuera.txt")
      let link = folder.file("enlace")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      let pipe = folder.file("tubo").path(percentEncoded: false)
      #expect(unsafe mkfifo(pipe, 0o600) == 0)
      for path in [
        link.path(percentEncoded: false), pipe, folder.url.path(percentEncoded: false).trimmedSlash,
      ] {
        #expect(try await failure(try plan(file: path), in: folder) == .sourceNotRegular(path: path))
      }
      #expect(try folder.files() == ["enlace", "fuera.txt", "tubo"])
    }
  }

  @Test func `notices a file that changes while the bundle is built`() async throws {
    try await ScratchFolder.use { folder in
      let url = try folder.write(Data(Sample.noise(3_000_000, seed: 1)), to: "z.bin")
      let path = url.path(percentEncoded: false)
      let page = try Sample.path("documento-empalme.html")
      let error = await #expect(throws: BundleError.self) {
        _ = try await BundleSealing.seal(
          try plan(file: path), into: folder.url.path(percentEncoded: false), compose: { _ in [page: []] },
          progress: { progress in
            if progress.bytesDone < 2_500_000 { try? Data([1]).write(to: url) }
          })
      }
      #expect(error == .sourceChanged(path: path))
      #expect(try folder.files() == ["z.bin"])
    }
  }

  @Test func `never replaces a sealed bundle`() async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(), in: folder)
      let before = try Data(contentsOf: URL(filePath: sealed.path))
      #expect(try await failure(try Sample.plan(), in: folder) == .destinationExists(path: sealed.path))
      #expect(try Data(contentsOf: URL(filePath: sealed.path)) == before)
    }
  }

  @Test func `passes on the documents' own error and leaves nothing`() async throws {
    struct Own: Error {}
    try await ScratchFolder.use { folder in
      await #expect(throws: Own.self) {
        _ = try await failure(try Sample.plan(), in: folder, compose: { _ in throw Own() })
      }
      let left = try folder.files()
      #expect(left == [])
    }
  }

  @Test func `asks for exactly the announced documents`() async throws {
    let other = try Sample.path("otro.html")
    let page = try Sample.path("documento-empalme.html")
    try await ScratchFolder.use { folder in
      let missing = try await failure(try Sample.plan(), in: folder, compose: { _ in [:] })
      #expect(missing == .missingDocument(path: page.text))
      let extra = try await failure(try Sample.plan(), in: folder, compose: { _ in [page: [], other: []] })
      #expect(extra == .undeclaredDocument(path: other.text))
    }
  }

  @Test func `stops when it is cancelled and leaves nothing`() async throws {
    try await ScratchFolder.use { folder in
      let url = try folder.write(Data(Sample.noise(20_000_000, seed: 2)), to: "grande.bin")
      let plan = try plan(file: url.path(percentEncoded: false))
      let work = Task {
        try await failure(plan, in: folder) { _ in
          try await Task.sleep(for: .seconds(30))
          return [:]
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      work.cancel()
      switch await work.result {
      case .success(let error): #expect(error == .cancelled)
      case .failure(let error): #expect(error is CancellationError)
      }
      #expect(try folder.files() == ["grande.bin"])
    }
  }

  @Test func `does not follow a link put in the place of the partial file`() async throws {
    try await ScratchFolder.use { folder in
      let partial = folder.file(Sample.name + ".zip.partial").path(percentEncoded: false)
      try FileManager.default.createSymbolicLink(atPath: partial, withDestinationPath: "/dev/full")
      #expect(try await failure(try Sample.plan(), in: folder) == .unwritable(path: partial, errno: ELOOP))
    }
  }

  @Test(arguments: [
    ("02_archivos/Acta.txt", "02_archivos/ACTA.txt"), ("02_archivos/a/b.txt", "02_archivos/A/c.txt"),
    ("02_archivos/straße.txt", "02_archivos/STRASSE.txt"),
  ])
  func `refuses names that another computer takes for one`(first: String, second: String) async throws {
    let items = try [first, second].map { try PayloadItem(path: Sample.path($0), content: .bytes([])) }
    try await ScratchFolder.use { folder in
      let error = try await failure(try Sample.plan(items: items), in: folder)
      guard case .collidingItems = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: ["suelto.txt", "otra/a.txt"])
  func `wants every file in a numbered folder`(path: String) async throws {
    let item = try PayloadItem(path: Sample.path(path), content: .bytes([]))
    try await ScratchFolder.use { folder in
      let error = try await failure(try Sample.plan(items: [item]), in: folder)
      #expect(error == .misplacedItem(path: path))
    }
  }
}
