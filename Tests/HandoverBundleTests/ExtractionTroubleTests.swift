import Foundation
import Glibc
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Synchronization
import Testing

struct `Extracting a bundle that cannot be trusted` {
  /// What one hostile hand does to a good archive.
  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let apply: @Sendable (inout RawZip) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout RawZip) -> Void) {
      testDescription = name
      self.apply = apply
    }

    /// An entry of that name at the end of the payload.
    static func entry(_ name: String, attributes: UInt32? = nil) -> Attack {
      Attack("entry \(name)") { zip in
        var entry = RawZip.Entry(name, Array("malo".utf8))
        entry.attributes = attributes
        zip.entries.insert(entry, at: zip.index(of: "/LEAME.txt"))
      }
    }
  }

  private static let top = Sample.name + "/"

  static let attacks: [Attack] = [
    .entry("../fuera.txt"), .entry(top + "../fuera.txt"), .entry(top + "data/../../../fuera.txt"),
    .entry("/tmp/fuera-de-todo.txt"), .entry(top + "data/02_archivos/..\\fuera.txt"), .entry("C:/fuera.txt"),
    .entry(top + "data/02_archivos/enlace", attributes: 0xA1FF_0000),
    .entry(top + "data/02_archivos/tubo", attributes: 0x11A4_0000),
    .entry(top + "data/02_archivos/FOTO.jpg"), .entry(top + "data/02_archivos/foto.jpg"),
    .entry(top + "data/02_archivos/foto.jpg/dentro.txt"), .entry(top + "data/02_archivos/a\0b.txt"),
    .entry(top + "data/02_archivos/" + String(repeating: "n", count: 250)),
    .entry(top + "data/02_archivos/NUL"),
    .entry(top + "data/./x.txt"), .entry(top + "data//x.txt"), .entry("otra/x.txt"),
    .entry(top + "data/02_archivos/no-listado.txt"),
    Attack("an entry that declares four gigabytes") { zip in
      let index = zip.index(of: "/foto.jpg")
      zip.entries[index].method = 8
      zip.entries[index].size = 0xFFFF_FFF0
    },
    Attack("two entries on the same bytes") { zip in
      zip.entries[zip.index(of: "/foto.jpg")].offset = 0
    },
    Attack("another content under a right CRC") { zip in
      let index = zip.index(of: "/foto.jpg")
      zip.entries[index].data[7] ^= 1
      zip.settleChecks()
    },
    Attack("another name in the local header") { zip in
      zip.entries[zip.index(of: "/foto.jpg")].localName = Array("../../fuera.txt".utf8)
    },
    Attack("a manifest that the tag manifest does not know") { zip in
      zip.entries[zip.index(of: "/manifest-sha256.txt")].data += Array("\n".utf8)
      zip.settleChecks()
    },
    Attack("bytes before the first entry") { $0.prefix = [1, 2, 3] },
    Attack("bytes after the end") { $0.suffix = [1, 2, 3] },
  ]

  @Test func `is judged by archives that would be extracted but for the attack`() async throws {
    let forge = try Forge(try await Sample.bytes())
    try await ScratchFolder.use { folder in
      _ = try await `Extracting a bundle`.extract(forge.zip.bytes, in: folder)
    }
  }

  @Test(arguments: attacks, [[], ["archivos"]])
  func `writes nothing anywhere`(attack: Attack, names: [String]) async throws {
    var zip = try Forge(try await Sample.bytes()).zip
    attack.apply(&zip)
    try await ScratchFolder.use { folder in
      let error = await #expect(throws: BundleError.self) {
        _ = try await `Extracting a bundle`.extract(zip.bytes, in: folder, only: names)
      }
      guard case .damagedBundle = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let left = try folder.files()
      #expect(left == ["paquete.zip"])
      #expect(!FileManager.default.fileExists(atPath: folder.file("destino").path(percentEncoded: false)))
    }
  }

  @Test(arguments: 0..<60)
  func `leaves nothing of a bundle with one wrong byte`(seed: UInt64) async throws {
    var bytes = try await Sample.bytes()
    var random = SplitMix64(seed: seed)
    bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(random.next() % 255) + 1
    try await ScratchFolder.use { folder in
      await #expect(throws: BundleError.self) {
        _ = try await `Extracting a bundle`.extract(bytes, in: folder)
      }
      let left = try folder.files()
      #expect(left == ["paquete.zip"])
    }
  }

  @Test func `follows no link that is planted while it works`() async throws {
    try await ScratchFolder.use { folder in
      let outside = folder.file("ajena")
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      let staged = folder.file("destino/\(Sample.name).empalme.partial/data/02_archivos")
      let isPlanted = Mutex(false)

      let error = await #expect(throws: BundleError.self) {
        _ = try await `Extracting a bundle`.extract(try await Sample.bytes(), in: folder, workers: 1) { _ in
          isPlanted.withLock { isPlanted in
            guard !isPlanted else { return }
            isPlanted = true
            try? FileManager.default.moveItem(at: staged, to: folder.file("apartada"))
            try? FileManager.default.createSymbolicLink(at: staged, withDestinationURL: outside)
          }
        }
      }

      #expect(error == .destinationSwapped(path: staged.path(percentEncoded: false)))
      #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path(percentEncoded: false)) == [])
      let left = try folder.files()
      #expect(left == ["paquete.zip"])
    }
  }

  @Test func `stops when it is cancelled and leaves nothing`() async throws {
    let zip = try await Sample.bytes()
    try await ScratchFolder.use { folder in
      let work = Task {
        try? await Task.sleep(for: .seconds(60))
        return try await `Extracting a bundle`.extract(zip, in: folder)
      }
      work.cancel()
      let result = await work.result
      #expect(throws: BundleError.cancelled) { try result.get() }
      let left = try folder.files()
      #expect(left == ["paquete.zip"])
    }
  }

  @Test func `waits for nobody who is extracting to the same place`() async throws {
    try await ScratchFolder.use { folder in
      let partial = folder.file("destino/\(Sample.name).empalme.partial")
      try folder.write("de otro", to: "destino/\(Sample.name).empalme.partial/a.txt")
      let held = unsafe open(partial.path(percentEncoded: false), O_RDONLY | O_DIRECTORY)
      #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
      defer { close(held) }

      await #expect(
        throws: BundleError.unwritable(path: partial.path(percentEncoded: false), errno: EBUSY)
      ) {
        _ = try await `Extracting a bundle`.extract(try await Sample.bytes(), in: folder)
      }
      let left = try folder.files()
      #expect(left == ["destino/\(Sample.name).empalme.partial/a.txt", "paquete.zip"])
    }
  }
}
