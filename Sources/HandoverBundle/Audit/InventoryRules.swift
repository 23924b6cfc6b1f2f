import HandoverModel

/// The rules of family I: what `empalme.json` and `ro-crate-metadata.json` say of the files is what the manifest says.
struct InventoryRules {
  let contents: BagContents
  let info: BagInfo
  let manifest: PayloadManifest

  /// What one of the lists says otherwise.
  func findings(of list: FileList) -> [Finding] {
    guard
      let said = contents.statements[list.place]
        ?? contents.texts[list.place].map({ FileStatements.read($0, list, manifest) })
    else { return [] }
    guard said.isReadable else { return [Finding(.inventoryUnreadable, at: list.place)] }
    var findings = said.findings
    for (name, position) in manifest.positions {
      func add(_ code: FindingCode) {
        let path = String(decoding: name.text.utf8.dropFirst(5), as: UTF8.self)
        findings.append(Finding(code, at: list.place, ["ruta": path, "lista": list.name]))
      }
      if let size = said.sizes[position] {
        if let found = contents.files[name], found.digest != nil, found.size != size { add(.inventorySize) }
      } else if !list.omits(name) {
        add(.inventoryMissing)
      }
    }
    return list.name == BundleFormat.inventory ? findings + compare(said.facts, list.place) : findings
  }

  /// The keys of `empalme.json` that repeat a label of bag-info.
  static let facts = [
    "formato": BagLabel.format, "nombre": BagLabel.sender, "serie": BagLabel.group,
    "identificador": BagLabel.identifier, "edicion": BagLabel.edition, "version": BagLabel.version,
    "fecha": BagLabel.date, "anterior.version": BagLabel.previousVersion,
    "anterior.sello": BagLabel.previousSello,
  ]

  private func compare(_ facts: [String: String], _ place: String) -> [Finding] {
    Self.facts.filter { key, label in !Self.sameLine(facts[key] ?? "", info[label] ?? "") }
      .map { Finding(.inventoryFact, at: place, ["campo": $0.key]) }
  }

  /// bag-info keeps values on one line.
  private static func sameLine(_ left: String, _ right: String) -> Bool {
    left.split(whereSeparator: \.isWhitespace) == right.split(whereSeparator: \.isWhitespace)
  }
}
