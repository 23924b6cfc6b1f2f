package import HandoverModel

/// What a bundle states about itself: its facts, its manifests and its inventory, without a look at the payload.
package struct BundleStatement: Sendable {
  /// The bundle as the user named it.
  package let path: String
  /// Whether that is the ZIP or the folder that came out of it.
  package let form: AuditReport.Form
  /// The top folder's name.
  package let name: String
  /// SHA-256 of `tagmanifest-sha256.txt`; nil without one.
  package let sello: Digest?
  /// Whether empalme made it; other bags have neither version nor edition.
  package let isHandover: Bool
  /// How many files the manifest states.
  package var payloadFiles: Int { manifest(sharedWith: self)?.digests.count ?? 0 }
  /// The bytes of all files below `data/` together, as the ZIP's directory or the file system gives them.
  package let payloadBytes: UInt64

  let info: BagInfo
  private let manifests: [String: [String: String]]
  private let sizes: [String: UInt64]
  private let inventory: InventoryReading?
  private let earlier: [Int: Digest]

  /// Reads the texts of the bundle at a path.
  package static func read(_ path: String) throws(BundleError) -> BundleStatement {
    try BundleStatement(BundleReading.open(path))
  }

  init(_ reading: borrowing BundleReading) throws(BundleError) {
    path = reading.path
    form = reading.form
    info = BagInfo.parse(try reading.bytesIfPresent(of: BundleFormat.bagInfo) ?? [])
    name = info[BagLabel.sender] ?? reading.name
    isHandover = info[BagLabel.format] != nil
    sello = try reading.bytesIfPresent(of: BundleFormat.tagManifest).map(Hashing.sha256)
    var manifests: [String: [String: String]] = [:]
    for algorithm in LooseManifest.algorithms {
      let bytes = try reading.bytesIfPresent(of: LooseManifest.name(algorithm))
      manifests[algorithm] = bytes.map(LooseManifest.digests)
    }
    guard !manifests.isEmpty else {
      throw .notABundle(path: reading.path, reason: "no tiene un manifiesto con las huellas de sus archivos")
    }
    self.manifests = manifests
    sizes = reading.sizes
    payloadBytes = reading.sizes.reduce(0) { $1.key.hasPrefix("data/") ? $0 &+ $1.value : $0 }
    let listed = manifests["sha256"] ?? [:]
    let place = "data/" + BundleFormat.inventory
    let isReadable = reading.sizes[place].map { $0 <= InventoryReading.longest(files: listed.count) } ?? false
    inventory =
      isHandover && isReadable ? InventoryReading(try reading.bytes(of: place), of: listed) : nil
    earlier = try Self.earlier(reading)
  }

  /// The sellos of the versions in `historia/`.
  private static func earlier(_ reading: borrowing BundleReading) throws(BundleError) -> [Int: Digest] {
    var sellos: [Int: Digest] = [:]
    for version in HistoryTexts.versions(in: reading.sizes.keys) {
      let path = HistoryTexts.path(version, BundleFormat.tagManifest)
      sellos[version] = try reading.bytesIfPresent(of: path).map(Hashing.sha256)
    }
    return sellos
  }
}

extension BundleStatement {
  /// Its number in the chain of versions; nil in a bag of another program.
  package var version: Int? { info[BagLabel.version].flatMap { Int($0) } }
  /// Integral or public; nil in a bag of another program.
  package var edition: Edition? { info[BagLabel.edition].flatMap(Edition.init) }
  /// The series that all versions and editions of one handover share.
  package var series: String? { info[BagLabel.group] }
  /// Who hands over.
  package var entity: String? { info[BagLabel.organization] }
  /// `Bagging-Date` as it is written.
  package var date: String? { info[BagLabel.date] }
  /// Why the version was made.
  package var reason: String? { info[BagLabel.reason] }
  /// Who built it.
  package var author: String? { info[BagLabel.author] }

  /// The length of a payload file; nil when it is not there.
  func size(_ path: String) -> UInt64? { sizes["data/" + path] }

  /// The files that came from an expediente: their paths there and their SHA-256, in order of path.
  var material: [(original: String, digest: String)] {
    (inventory?.files ?? [:]).values.compactMap { file in
      guard let original = file["ruta_original"], let digest = file["sha256"] else { return nil }
      return (original, digest)
    }
    .sorted { $0.original.precedesInUTF8($1.original) }
  }

  /// The title that the inventory gives a file.
  func title(_ path: String) -> String? { inventory?.files[path]?["titulo"] }

  /// The manifest of the first algorithm that both bundles use; nil without one.
  func manifest(sharedWith other: BundleStatement) -> (algorithm: String, digests: [String: String])? {
    for algorithm in LooseManifest.algorithms {
      if let digests = manifests[algorithm], other.manifests[algorithm] != nil { return (algorithm, digests) }
    }
    return nil
  }

  /// What its inventory says of a file, by key.
  func inventoryEntry(_ path: String) -> [String: String]? { inventory?.files[path] }

  /// SHA-256 by path below `data/`, as the manifest states it; empty in a bag that uses another digest.
  var digests: [String: String] { manifests["sha256"] ?? [:] }

  /// The portable paths of the manifest below `data/`, in bytes order.
  var payloadPaths: [BundlePath] { digests.keys.compactMap(BundlePath.init).sorted() }

  /// The versions whose sello its history keeps, ascending.
  var earlierVersions: [Int] { earlier.keys.sorted() }

  /// The sello that its history keeps of an earlier version.
  func sello(ofEarlier version: Int) -> Digest? { earlier[version] }
}
