package import HandoverModel

/// The public and the integral edition of one version, to prove that the first holds nothing that the second lacks.
///
/// Both are taken at their manifests' word: audit them first.
package struct EditionPair: Sendable {
  /// The public edition.
  package let published: BundleStatement
  /// The integral edition.
  package let integral: BundleStatement

  /// Reads both; bundles that are not these two editions are an error.
  package init(published: String, integral: String) throws {
    self.published = try BundleStatement.read(published)
    self.integral = try BundleStatement.read(integral)
    if self.published.edition == .integral, self.integral.edition == .public {
      throw EditionError.swapped(published: published, integral: integral)
    }
    for (statement, edition) in [(self.published, Edition.public), (self.integral, .integral)]
    where statement.edition != edition {
      throw EditionError.wrongEdition(path: statement.path, needed: edition, found: statement.edition)
    }
  }

  /// Whether both state the same series and version, so that comparing their files makes sense.
  package var isOneVersion: Bool {
    published.series == integral.series && published.version == integral.version
  }

  /// The fields of `bag-info.txt` that should agree and do not.
  package var facts: [Finding] {
    published.info.fields.filter { !Self.ownFields.contains($0.label) }
      .filter { Self.plain($0.value) != Self.plain(integral.info[$0.label] ?? "") }
      .map { field in
        let values = [
          "campo": Self.names[field.label] ?? field.label, "publica": field.value,
          "integral": integral.info[field.label] ?? "",
        ]
        return Finding(.editionFact, at: BundleFormat.bagInfo, values)
      }
  }

  private static let names = [
    BagLabel.organization: "la entidad", BagLabel.date: "la fecha", BagLabel.group: "la serie",
    BagLabel.version: "la versión", BagLabel.previousVersion: "la versión anterior",
    BagLabel.reason: "el motivo", BagLabel.author: "el autor",
  ]

  /// A text without the name of its edition, which descriptions hold.
  private static func plain(_ text: String) -> String {
    text.replacing(Edition.public.title, with: Edition.integral.title)
  }

  /// What is its own in each edition.
  private static let ownFields: Set = [
    BagLabel.identifier, BagLabel.size, BagLabel.oxum, BagLabel.sender, BagLabel.edition,
    BagLabel.previousSello,
  ]

  /// The CSV tables of one of the two, by path below `data/`.
  package func tables(of statement: BundleStatement) throws(BundleError) -> [BundlePath: [UInt8]] {
    try statement.tables()
  }
}

extension BundleStatement {
  /// What the SHA-256 manifest states of a file below `data/`; nil when it does not list it.
  package func digest(of path: BundlePath) -> Digest? { digests[path.text].flatMap(Digest.init(hex:)) }

  /// The CSV tables of the bundle, by path below `data/`; they are not held against the manifest.
  package func tables() throws(BundleError) -> [BundlePath: [UInt8]] {
    let reading = try BundleReading.open(path)
    var tables: [BundlePath: [UInt8]] = [:]
    for path in payloadPaths where path.isInside(Section.tablesBundleFolder) {
      tables[path] = try reading.bytes(of: "data/" + path.text)
    }
    return tables
  }
}

/// What holding the files of the public edition against the integral one came to, its tables aside.
package struct EditionFiles: Sendable {
  /// What is in the public edition and should not be.
  package let findings: [Finding]
  /// How many files are the same, byte for byte, under the same path.
  package let identical: Int
  /// Documents whose every text was found in the integral edition's, below `data/`.
  package let compared: [String]
  /// Documents that differ by their nature and that only a reader can compare.
  package let incomparable: [String]
  /// The files of the sections, with the element that the integral edition assigns each to; nil without one.
  package let material: [(path: BundlePath, element: String?)]
}

extension EditionPair {
  /// Compares every file of the public edition but the tables with the integral edition.
  package func files() throws(BundleError) -> EditionFiles {
    let (own, all) = (published.digests, integral.digests)
    var findings: [Finding] = []
    var identical = 0
    var compared: [String] = []
    var incomparable: [String] = []
    var material: [(path: BundlePath, element: String?)] = []
    for path in published.payloadPaths where !path.isInside(Section.tablesBundleFolder) {
      if path.parent != nil {
        let entry = integral.inventoryEntry(path.text)
        material.append((path, entry?["elemento"]))
        if all[path.text] != nil, entry?["acceso"] != Deliverable.Access.open.rawValue {
          let access = entry?["acceso"] ?? "sin declarar"
          findings.append(Finding(.editionAccess, at: "data/" + path.text, ["acceso": access]))
        }
      }
      if own[path.text] == all[path.text] {
        identical += 1
      } else if path.text == BundleFormat.inventory || path.text == BundleFormat.crate {
        compared.append(path.text)
        findings += try EditionWording(self).findings(in: path.text)
      } else if path.text == BundleFormat.document {
        incomparable.append(path.text)
      } else {
        let code: FindingCode = all[path.text] == nil ? .editionStranger : .editionContent
        findings.append(Finding(code, at: "data/" + path.text))
      }
    }
    return EditionFiles(
      findings: findings, identical: identical, compared: compared, incomparable: incomparable,
      material: material)
  }
}
