extension ReceptionFile {
  /// Takes over what a signed reception decided about the same things (C-16).
  ///
  /// `fingerprint` is the SHA-256 of that reception's file.
  package mutating func carryOver(from other: ReceptionFile, fingerprint: Digest) {
    guard let signature = other.signature else { return }
    var origin = EarlierReception()
    origin.name = other.bundle.name
    origin.version = other.bundle.version
    origin.sello = other.bundle.sello
    origin.date = signature.date
    origin.fingerprint = fingerprint
    origin.lastObservation = other.lastObservation
    earlier = origin
    let ledger = ReceptionLedger(other)
    let known = Dictionary(other.items.map { (ByteText($0.code), $0) }) { first, _ in first }
    for index in items.indices {
      guard let before = known[ByteText(items[index].code)] else {
        items[index].change = .new
        continue
      }
      let isSame =
        before.fingerprint == items[index].fingerprint && before.integrity == items[index].integrity
      items[index].change = isSame ? .same : .changed
      items[index].inherited =
        isSame ? ledger.standing(of: before).inheritance(from: other.bundle.version) : nil
    }
    let present = Set(items.map { ByteText($0.code) })
    withdrawn = other.items.filter { !present.contains(ByteText($0.code)) }.map { item in
      var gone = WithdrawnItem()
      gone.code = item.code
      gone.title = item.title
      gone.state = ledger.standing(of: item).state
      return gone
    }
  }
}

/// What tells whether an item is the same in another version (C-15).
package enum ReceptionFingerprint {
  /// The text that is hashed; `files` are in bytes order of their paths, each with the digest of the manifest.
  package static func text(
    of item: ReceptionItem, _ files: [(path: String, digest: String?)]
  ) -> String {
    var lines = files.map { "\($0.digest ?? "-")  \($0.path)" }
    if item.kind == .element { lines.append("estado: \(item.declared.rawValue)") }
    if let units = item.units {
      lines += [
        "caja: \(units.box)", "carpeta: \(units.folder)", "tomo: \(units.volume)", "otro: \(units.other)",
        "folios: \(units.sheets.map { "\($0)" } ?? "")",
      ]
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
