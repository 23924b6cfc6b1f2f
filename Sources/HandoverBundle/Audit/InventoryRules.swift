import HandoverModel

/// The rules of family I: what `empalme.json` and `ro-crate-metadata.json` say of the files is what the manifest says.
struct InventoryRules {
  /// One file as a list describes it.
  private struct Described {
    var path: String?
    var digest: String?
    var size: String?
    var isFile = true
  }

  let contents: BagContents
  let info: BagInfo
  /// Digest by path below `data/`.
  let listed: [String: HandoverModel.Digest]

  /// What `empalme.json` says otherwise.
  var inventory: [Finding] {
    let place = "data/" + BundleFormat.inventory
    guard let bytes = contents.texts[place] else { return [] }
    var files: [Int: Described] = [:]
    var facts: [String: String] = [:]
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(bytes) { at, scalar in
        let value = Self.text(scalar)
        guard at.keys.first == "archivos" else {
          facts[at.keys.joined(separator: ".")] = value
          return
        }
        guard at.keys.count == 2 else { return }
        switch at.keys[1] {
        case "ruta": files[at.element, default: Described()].path = value
        case "sha256": files[at.element, default: Described()].digest = value
        case "tamano": files[at.element, default: Described()].size = value
        default: break
        }
      }
    } catch {
      return [Finding(.inventoryUnreadable, at: place)]
    }
    let own: Set = [BundleFormat.inventory, BundleFormat.crate]
    return compare(files, list: BundleFormat.inventory, place, except: own) + compare(facts, place)
  }

  /// What `ro-crate-metadata.json` says otherwise.
  var crate: [Finding] {
    let place = "data/" + BundleFormat.crate
    guard let bytes = contents.texts[place] else { return [] }
    var entities: [Int: Described] = [:]
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(bytes) { at, scalar in
        guard at.keys.count == 2, at.keys.first == "@graph" else { return }
        let value = Self.text(scalar)
        switch at.keys[1] {
        case "@id": entities[at.element, default: Described()].path = Self.decoded(value)
        case "sha256": entities[at.element, default: Described()].digest = value
        case "contentSize": entities[at.element, default: Described()].size = value
        case "@type": entities[at.element, default: Described()].isFile = value == "File"
        default: break
        }
      }
    } catch {
      return [Finding(.inventoryUnreadable, at: place)]
    }
    return compare(
      entities.filter(\.value.isFile), list: BundleFormat.crate, place, except: [BundleFormat.crate])
  }

  private func compare(
    _ files: [Int: Described], list: String, _ place: String, except own: Set<String>
  ) -> [Finding] {
    var seen: Set<String> = []
    var findings: [Finding] = []
    for (_, file) in files.sorted(by: { $0.key < $1.key }) {
      let path = file.path ?? ""
      func add(_ code: FindingCode) {
        findings.append(Finding(code, at: place, ["ruta": path, "lista": list]))
      }
      guard let digest = listed[path], !own.contains(path), NameRules.isNormalized(path) else {
        add(.inventoryStranger)
        continue
      }
      if !seen.insert(path).inserted { add(.inventoryRepeated) }
      if file.digest != digest.hex { add(.inventoryDigest) }
      if let found = contents.files["data/" + path], found.digest != nil, file.size != String(found.size) {
        add(.inventorySize)
      }
    }
    findings += Set(listed.keys).subtracting(seen).subtracting(own)
      .map { Finding(.inventoryMissing, at: place, ["ruta": $0, "lista": list]) }
    return findings
  }

  private func compare(_ facts: [String: String], _ place: String) -> [Finding] {
    let pairs = [
      ("formato", BagLabel.format), ("nombre", BagLabel.sender), ("serie", BagLabel.group),
      ("identificador", BagLabel.identifier), ("edicion", BagLabel.edition), ("version", BagLabel.version),
      ("fecha", BagLabel.date), ("anterior.version", BagLabel.previousVersion),
      ("anterior.sello", BagLabel.previousSello),
    ]
    return pairs.filter { key, label in !Self.sameLine(facts[key] ?? "", info[label] ?? "") }
      .map { Finding(.inventoryFact, at: place, ["campo": $0.0]) }
  }

  /// bag-info keeps values on one line.
  private static func sameLine(_ left: String, _ right: String) -> Bool {
    left.split(whereSeparator: \.isWhitespace) == right.split(whereSeparator: \.isWhitespace)
  }

  private static func text(_ scalar: JSONWalk.Scalar) -> String? {
    switch scalar {
    case .text(let text): text
    case .number(let number): number
    case .other: nil
    }
  }

  /// Undoes the percent-encoding of an identifier.
  private static func decoded(_ id: String?) -> String? {
    guard let id, id.utf8.contains(0x25) else { return id }
    var out: [UInt8] = []
    var rest = id.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
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
