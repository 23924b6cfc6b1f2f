import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverBundle

struct `An inspection of a file` {
  private func codes(_ bytes: [UInt8], named name: String, in folder: ScratchFolder) throws -> [String] {
    let url = try folder.write(Data(bytes), to: name)
    var inspector = FileInspector(nil, holdingUpTo: FileSample.largest)
    return try inspector.inspect(url.path(percentEncoded: false), name: name).remarks.map(\.code.id)
  }

  static let cases: [(name: String, bytes: [UInt8], codes: [String])] = [
    ("texto.txt", Array("Hola\n".utf8), []),
    ("tabla.csv", Array("a;b\n1;2\n".utf8), []),
    ("tabla.xls", Array("<html><table></table></html>".utf8), ["R301", "R311"]),
    ("hoja.csv", [0x50, 0x4B, 0x03, 0x04, 0, 0], ["R301", "R307"]),
    ("ceros.pdf", Array(repeating: 0, count: 4096), ["R306"]),
    ("foto.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 1, count: 90), ["R307"]),
    ("foto buena.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 0xFF, 0xD9], []),
    ("sonido.wav", Array("RIFF".utf8) + [200, 0, 0, 0] + Array("WAVE".utf8), ["R307"]),
    (
      "video.mp4", [0, 0, 0, 16] + Array("ftypisom0000".utf8) + [0, 0, 200, 0] + Array("mdat".utf8), ["R307"]
    ),
    ("datos.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + Array(repeating: 9, count: 40), ["R307", "R341"]),
    ("base.sqlite", Array("SQLite format 3\0".utf8) + [16, 0] + Array(repeating: 1, count: 30), ["R307"]),
    ("informe.pdf", Array("%PDF-1.4\nsin final".utf8), ["R307"]),
    ("programa.txt", Array("MZ".utf8) + [0, 0], ["R322"]),
    ("orden", Array("#!/bin/sh\n".utf8), ["R323"]),
    ("viejo.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ["R307", "R311"]),
    ("windows.txt", [0x43, 0xE9, 0x64, 0x75, 0x6C, 0x61, 0x20] + Array("93.123.456\n".utf8), ["R351"]),
    (
      "ancho.txt",
      [0xFF, 0xFE] + Array("C.C. 93.123.456".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, ["R351"]
    ),
  ]

  @Test(arguments: cases) func `says what is the matter with it`(
    given: (name: String, bytes: [UInt8], codes: [String])
  ) throws {
    try ScratchFolder.use { folder in
      let found = try codes(given.bytes, named: given.name, in: folder)
      #expect(found == given.codes, "\(given.name)")
    }
  }

  @Test func `finds private data beyond the first mebibytes of a long text, by its line`() throws {
    try ScratchFolder.use { folder in
      let line = "Una línea de relleno que no dice nada de nadie.\n"
      let count = 110_000
      let text =
        String(repeating: line, count: count) + "C.C. 93.123.456\n" + String(repeating: line, count: 9)
      let url = try folder.write(text, to: "largo.txt")
      var inspector = FileInspector(nil, holdingUpTo: 2 << 20)
      let found = try inspector.inspect(url.path(percentEncoded: false), name: "largo.txt")
      #expect(found.remarks.map(\.code.id) == ["R351"])
      #expect(found.remarks.first?.values["muestras"]?.hasPrefix("renglón \(count + 1), ") == true)
      #expect(found.digest == Hashing.sha256(Array(text.utf8)))
    }
  }

  /// Files of every format, changed at random, under every name.
  @Test(arguments: UInt64(0)..<40) func `survives whatever bytes it meets`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let example = projectFolder.appending(path: "Archive/ejemplo-con-hallazgos/archivos/publicos")
    let names = try FileManager.default.contentsOfDirectory(atPath: example.path(percentEncoded: false))
      .sorted()
    try ScratchFolder.use { folder in
      for name in names {
        var bytes = Array(try Data(contentsOf: example.appending(path: name)))
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
          bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Bool.random(using: &random) {
          bytes.removeLast(Int.random(in: 0..<max(1, bytes.count), using: &random))
        }
        let other = names.randomElement(using: &random) ?? name
        _ = try codes(bytes, named: Bool.random(using: &random) ? name : other, in: folder)
      }
    }
  }
}

struct `The cache of inspections` {
  private func filled(_ folder: ScratchFolder) throws -> (cache: InspectionCache, stamp: FileStamp) {
    let url = try folder.write("C.C. 93.123.456\n", to: "acta\tde «prueba».txt")
    var inspector = FileInspector(nil, holdingUpTo: FileSample.largest)
    let found = try inspector.inspect(url.path(percentEncoded: false), name: "acta.txt")
    var cache = InspectionCache()
    cache.keep(found, of: "archivos/acta.txt")
    cache.keep(found, of: "archivos/otra.txt")
    let stamp = try #require(found.stamp)
    return (cache, stamp)
  }

  @Test func `gives back what was saved, for a file that has not changed`() throws {
    try ScratchFolder.use { folder in
      let (cache, stamp) = try filled(folder)
      let path = folder.file("cache").path(percentEncoded: false)
      try cache.save(to: path, mark: "m", start: .max)

      let loaded = InspectionCache.load(from: path, mark: "m", wanted: nil)
      #expect(loaded.count == 2)
      #expect(
        loaded.inspection(of: "archivos/acta.txt", stamp: stamp)
          == cache.inspection(of: "archivos/acta.txt", stamp: stamp))
      #expect(InspectionCache.load(from: path, mark: "m", wanted: [ByteText("archivos/otra.txt")]).count == 1)

      let touched = FileStamp(
        inode: stamp.inode, size: stamp.size, modified: stamp.modified, changed: stamp.changed + 1)
      #expect(loaded.inspection(of: "archivos/acta.txt", stamp: touched) == nil)
    }
  }

  @Test func `never holds a private value`() throws {
    try ScratchFolder.use { folder in
      let path = folder.file("cache").path(percentEncoded: false)
      try filled(folder).cache.save(to: path, mark: "m", start: .max)
      let text = try folder.text(of: "cache")
      #expect(text.contains("9•.•••.•56"))
      #expect(!text.contains("93.123.456") && !text.contains("93123456"))
    }
  }

  @Test func `of another program, or with any byte changed or missing, is as good as none`() throws {
    try ScratchFolder.use { folder in
      let path = folder.file("cache").path(percentEncoded: false)
      try filled(folder).cache.save(to: path, mark: "m", start: .max)
      #expect(InspectionCache.load(from: path, mark: "n", wanted: nil).count == 0)
      let whole = try Data(contentsOf: folder.file("cache"))
      for index in stride(from: 0, to: whole.count, by: 7) {
        var changed = whole
        changed[index] ^= 0x20
        try changed.write(to: folder.file("cache"))
        // The last byte is the line feed behind the digest, and its letters may stand in either case.
        if index < whole.count - 65 {
          #expect(InspectionCache.load(from: path, mark: "m", wanted: nil).count == 0)
        }
        try whole.prefix(index).write(to: folder.file("cache"))
        #expect(InspectionCache.load(from: path, mark: "m", wanted: nil).count == 0)
      }
    }
  }

  @Test func `leaves out what changed just before`() throws {
    try ScratchFolder.use { folder in
      let (cache, stamp) = try filled(folder)
      let path = folder.file("cache").path(percentEncoded: false)
      try cache.save(to: path, mark: "m", start: stamp.changed + 1_000_000_000)
      #expect(InspectionCache.load(from: path, mark: "m", wanted: nil).count == 0)
    }
  }
}
