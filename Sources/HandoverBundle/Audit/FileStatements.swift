import HandoverModel

/// A text of `data/` that describes the payload file by file, and the keys with which it does.
struct FileList: Sendable {
  let name: String
  let list: String
  let path: String
  let digest = "sha256"
  let size: String
  /// The key that tells files from other things; nil where everything is a file.
  let type: String?
  /// Whether its paths are percent-encoded.
  let isEncoded: Bool
  /// The paths below the top folder of the payload files that it does not describe.
  let omitted: [String]

  /// Where it lies below the top folder.
  var place: String { "data/" + name }

  static let all = [inventory, crate]
  static let inventory = FileList(
    name: BundleFormat.inventory, list: "archivos", path: "ruta", size: "tamano", type: nil, isEncoded: false,
    omitted: ["data/" + BundleFormat.inventory, "data/" + BundleFormat.crate])
  static let crate = FileList(
    name: BundleFormat.crate, list: "@graph", path: "@id", size: "contentSize", type: "@type",
    isEncoded: true,
    omitted: ["data/" + BundleFormat.crate])

  /// Whether this payload file is one that it does not describe.
  func omits(_ name: NameText) -> Bool { omitted.contains { NameText($0) == name } }

}

/// What a list of files says, held against the manifest as it is read; the sizes wait for the files to be read.
struct FileStatements: Sendable {
  fileprivate(set) var findings: [Finding] = []
  /// The size that is said of each line of the manifest: nil for a line that is not described, ``impossible`` where
  /// it is no number or not always the same.
  fileprivate(set) var sizes: [UInt64?] = []
  /// What stands outside of the list under the keys that repeat bag-info.
  fileprivate(set) var facts: [String: String] = [:]
  /// Whether it is JSON; if not, nothing that it says counts.
  fileprivate(set) var isReadable = true

  static let impossible = UInt64.max

  static func read(_ bytes: [UInt8], _ list: FileList, _ manifest: PayloadManifest) -> FileStatements {
    var reader = Reader(list, manifest)
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(bytes) { reader.take($1, at: $0) }
    } catch {
      return FileStatements(isReadable: false)
    }
    reader.endElement()
    return reader.said
  }
}

/// Takes a list scalar by scalar and remembers no more than one element of it.
private struct Reader {
  var said = FileStatements()
  private let list: FileList
  private let manifest: PayloadManifest
  /// The lines of the manifest that the list leaves out.
  private let omitted: Set<Int>
  private var file: Described?

  /// One file as the list describes it.
  private struct Described {
    let element: Int
    var path: ArraySlice<UInt8> = []
    var digest: ArraySlice<UInt8> = []
    var size: ArraySlice<UInt8> = []
    var isFile = true
  }

  init(_ list: FileList, _ manifest: PayloadManifest) {
    self.list = list
    self.manifest = manifest
    omitted = Set(list.omitted.compactMap { manifest.positions[$0] })
    said.sizes = Array(repeating: nil, count: manifest.parsed.lines.count)
  }

  mutating func take(_ scalar: JSONWalk.Scalar, at place: JSONWalk.Place) {
    guard place.keys.first == list.list else {
      let key = place.keys.joined(separator: ".")
      if InventoryRules.facts[key] != nil { said.facts[key] = scalar.string }
      return
    }
    guard place.keys.count == 2 else { return }
    let key = place.keys[1]
    guard key == list.path || key == list.digest || key == list.size || key == list.type else { return }
    if file?.element != place.element {
      endElement()
      file = Described(element: place.element)
    }
    let bytes = scalar.bytes ?? []
    switch key {
    case list.path: file?.path = bytes
    case list.digest: file?.digest = bytes
    case list.size: file?.size = bytes
    default: file?.isFile = bytes.elementsEqual("File".utf8)
    }
  }

  /// Compares the element that has been read with its line.
  mutating func endElement() {
    guard let file, file.isFile else { return }
    let path = list.isEncoded ? Self.decoded(file.path) : String(decoding: file.path, as: UTF8.self)
    func add(_ code: FindingCode) {
      said.findings.append(Finding(code, at: list.place, ["ruta": path, "lista": list.name]))
    }
    // Only NFC is right here, whatever the manifest has.
    guard let position = manifest.positions["data/" + path], NameRules.isNormalized(path),
      !omitted.contains(position)
    else { return add(.inventoryStranger) }
    if said.sizes[position] != nil { add(.inventoryRepeated) }
    if Self.digest(file.digest) != manifest.parsed.lines[position].digest { add(.inventoryDigest) }
    let size = Self.number(file.size) ?? FileStatements.impossible
    let isAgreed = said.sizes[position].map { $0 == size } ?? true
    said.sizes[position] = isAgreed ? size : FileStatements.impossible
  }

  /// A digest in 64 lower-case digits; nil for anything else.
  private static func digest(_ text: ArraySlice<UInt8>) -> HandoverModel.Digest? {
    text.contains { (0x41...0x46).contains($0) } ? nil : HandoverModel.Digest(hexDigits: text.span)
  }

  /// A number as we write it: digits alone, none too many.
  private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard text.allSatisfy({ (0x30...0x39).contains($0) }), text.first != 0x30 || text.count == 1 else {
      return nil
    }
    return UInt64(String(decoding: text, as: UTF8.self))
  }

  /// Undoes the percent-encoding of an identifier.
  private static func decoded(_ id: ArraySlice<UInt8>) -> String {
    guard id.contains(0x25) else { return String(decoding: id, as: UTF8.self) }
    var out: [UInt8] = []
    var rest = id
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
