import HandoverModel

/// Whether `empalme.json` and `ro-crate-metadata.json` of a public edition say only what the integral ones say.
///
/// Every key and every value must stand in the integral edition's list, except what describes the edition itself:
/// its name, its identifiers and sellos, and the digests and sizes of its own files.
struct EditionWording {
  private let pair: EditionPair
  private let own: Set<String>

  init(_ pair: EditionPair) {
    self.pair = pair
    own = Self.own(pair.published)
  }

  private static func own(_ published: BundleStatement) -> Set<String> {
    var own = Set(published.digests.values)
    own.formUnion(published.payloadPaths.compactMap { published.size($0.text).map(String.init) })
    own.formUnion(published.info.fields.map(\.value))
    let versions = Set(published.earlierVersions + [published.version].compactMap(\.self))
    for version in versions {
      own.insert(
        BundleFormat.identifier(series: published.series ?? "", version: version, edition: .public))
      if let sello = published.sello(ofEarlier: version) { own.insert(sello.hex) }
    }
    return own
  }

  /// What one of the two lists says that the integral edition's does not.
  func findings(in file: String) throws(BundleError) -> [Finding] {
    let place = "data/" + file
    let published = try BundleReading.open(pair.published.path).bytes(of: place)
    guard let integral = try BundleReading.open(pair.integral.path).bytesIfPresent(of: place) else {
      return [Finding(.editionStranger, at: place)]
    }
    var known = own
    var findings: Set<Finding> = []
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(integral) { at, scalar in
        known.formUnion(at.keys)
        if let text = scalar.string { known.insert(text) }
      }
      try JSONWalk.read(published) { at, scalar in
        let said = at.keys + [scalar.string].compactMap(\.self)
        for text in said where !known.contains(text) {
          let values = ["valor": text, "clave": at.keys.joined(separator: ".")]
          findings.insert(Finding(.editionWording, at: place, values))
        }
      }
    } catch {
      return [Finding(.inventoryUnreadable, at: place)]
    }
    return findings.sorted()
  }
}
