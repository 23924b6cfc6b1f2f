import HandoverModel

/// A file whose name had to change to enter the bundle.
package struct MappedName: Hashable, Sendable, Encodable {
  /// Where it lies in the bundle, below `data/`.
  package let path: String
  /// What it was called before.
  package let original: String

  private enum CodingKeys: String, CodingKey {
    case path = "ruta"
    case original = "ruta_original"
  }
}

/// What `empalme.json` remembers of the files as they were before they were packed.
struct OriginalFacts: Sendable {
  /// Time of last change in seconds since 1970, by path below `data/`.
  private(set) var modified: [String: Int] = [:]
  /// Length in bytes, by path below `data/`.
  private(set) var sizes: [String: UInt64] = [:]
  /// Sorted by path.
  private(set) var mapped: [MappedName] = []

  /// Nothing known.
  init() {}

  /// Reads an inventory that is known to be right; what it does not say is not known.
  init(_ inventory: [UInt8]) {
    struct File {
      var path: String?
      var original: String?
      var modified: Int?
      var size: UInt64?
    }
    var files: [Int: File] = [:]
    try? JSONWalk.read(inventory) { at, scalar in
      guard at.keys.count == 2, at.keys.first == "archivos" else { return }
      switch (at.keys[1], scalar) {
      case ("ruta", .text): files[at.element, default: File()].path = scalar.string
      case ("ruta_original", .text): files[at.element, default: File()].original = scalar.string
      case ("modificado", .text):
        files[at.element, default: File()].modified = scalar.string.flatMap(Self.seconds)
      case ("tamano", .number): files[at.element, default: File()].size = scalar.string.flatMap(UInt64.init)
      default: break
      }
    }
    for file in files.values {
      guard let path = file.path else { continue }
      modified[path] = file.modified
      sizes[path] = file.size
      if let original = file.original, Self.isMapped(path, original) {
        mapped.append(MappedName(path: path, original: original))
      }
    }
    mapped.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Whether more than the section's folder differs: `archivos/a.txt` lies in `02_archivos/a.txt`.
  private static func isMapped(_ path: String, _ original: String) -> Bool {
    !below(path).utf8.elementsEqual(below(original).utf8)
  }

  private static func below(_ path: String) -> Substring {
    path.firstIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }

  /// The seconds since 1970 of `AAAA-MM-DDThh:mm:ssZ`; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A,
      let day = try? CalendarDate(fieldText: String(text.prefix(10)))
    else { return nil }
    let parts = [11, 14, 17].compactMap { Int(String(decoding: bytes[$0..<$0 + 2], as: UTF8.self)) }
    guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]),
      (0...60).contains(parts[2])
    else { return nil }
    return day.dayNumber * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }
}
