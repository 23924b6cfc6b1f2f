package import HandoverModel

/// How hard the bundle is deflated.
package enum Compression: String, Hashable, Sendable, CaseIterable {
  /// Everything is stored.
  case none = "ninguna"
  /// ISA-L level 2: as fast as the disk.
  case fast = "rapida"
  /// ISA-L level 3.
  case best = "maxima"

  var level: UInt32? {
    switch self {
    case .none: nil
    case .fast: 2
    case .best: 3
    }
  }
}

/// The municipality's facts as they go into `bag-info.txt`, `empalme.json` and the RO-Crate.
package struct MunicipalityFacts: Hashable, Sendable {
  /// Who hands over, the alcaldía by its official name; never empty.
  package var entity: String
  /// The tax number with its check digit, `800100136-4`; like all that follows, empty when unknown.
  package var nit: String
  /// The departamento in which it lies, for example `Tolima`.
  package var department: String
  /// The municipio itself, for example `Piedras`.
  package var town: String
  /// Where its seat is, street and number.
  package var address: String
  /// The post or dependencia that answers questions about the bundle.
  package var contactName: String
  /// The institutional mailbox to which such questions go.
  package var contactEmail: String
  /// The address of the municipal site.
  package var website: String

  package init(
    entity: String, nit: String = "", department: String = "", town: String = "", address: String = "",
    contactName: String = "", contactEmail: String = "", website: String = ""
  ) {
    self.entity = entity
    self.nit = nit
    self.department = department
    self.town = town
    self.address = address
    self.contactName = contactName
    self.contactEmail = contactEmail
    self.website = website
  }
}

/// Everything that decides the bytes of one bundle: nothing is taken from the clock, the locale or the machine.
package struct PackingPlan: Sendable {
  /// The top folder and the ZIP's name without `.zip`: ASCII, see ``BundleFormat/nameProblem(_:)``.
  package var name: String
  /// What all versions and editions of this handover share; any stable text.
  package var series: String
  /// Whom the bundle is for; the previous version must be of the same.
  package var edition: Edition
  /// 1 or more.
  package var version: Int
  /// `AAAA-MM-DD`.
  package var date: String
  /// The heading that readers see; ``name`` stands in when it is empty.
  package var title: String
  package var description: String
  /// Why this version exists.
  package var reason: String
  /// Who built it.
  package var author: String
  /// The licence or terms of use: an absolute URL if there is one, else a sentence.
  package var licence: String
  /// Who hands over and how to reach them.
  package var municipality: MunicipalityFacts
  /// The files to hand over, at least one, in any order.
  package var items: [PayloadItem]
  /// The files that are written only once all ``items`` are packed.
  package var documents: [AnnouncedDocument]
  /// The version on which this one follows, of a lower number; nil for the first.
  package var previous: PreviousVersion?
  /// How hard the ZIP is deflated; it changes its size, never the sello.
  package var compression: Compression
  /// Concurrent packing tasks, 1 or more; the result does not depend on it.
  package var workers: Int
  /// Name and version of the building program, for `Bag-Software-Agent`.
  package var program: ProgramFacts

  package init(
    name: String, series: String, edition: Edition, version: Int, date: String, title: String,
    description: String, reason: String, author: String, licence: String, municipality: MunicipalityFacts,
    items: [PayloadItem], documents: [AnnouncedDocument] = [], previous: PreviousVersion? = nil,
    compression: Compression = .fast, workers: Int, program: ProgramFacts
  ) {
    self.name = name
    self.series = series
    self.edition = edition
    self.version = version
    self.date = date
    self.title = title
    self.description = description
    self.reason = reason
    self.author = author
    self.licence = licence
    self.municipality = municipality
    self.items = items
    self.documents = documents
    self.previous = previous
    self.compression = compression
    self.workers = workers
    self.program = program
  }
}

/// The program that builds, as it is named inside the bundle.
package struct ProgramFacts: Hashable, Sendable {
  /// What people call it, for example `empalme`.
  package var name: String
  /// Its release, for example `0.1.0`.
  package var version: String
  /// The absolute address that identifies it in the RO-Crate.
  package var url: String

  package init(name: String, version: String, url: String) {
    self.name = name
    self.version = version
    self.url = url
  }
}

/// How far the work is.
package struct PackingProgress: Hashable, Sendable {
  /// Bytes read so far.
  package let bytesDone: UInt64
  /// Bytes to read, as far as they are known at the start.
  package let bytesTotal: UInt64
  /// Files read to their end so far.
  package let filesDone: Int
  /// Files to read, as far as they are known at the start.
  package let filesTotal: Int
}

/// A finished bundle on disk.
package struct SealedBundle: Sendable {
  /// Where the ZIP lies.
  package let path: String
  /// SHA-256 of `tagmanifest-sha256.txt`.
  package let sello: Digest
  /// How many files lie below `data/`.
  package let payloadFiles: Int
  /// The length of those files together, before compression.
  package let payloadBytes: UInt64
  /// The length of the ZIP on disk.
  package let zipBytes: UInt64
  /// Every payload file in manifest order.
  package private(set) var files: [PackedFile]
  /// What it knows of the files that it came from.
  package let packed: PackedZip

  /// Hands this bundle's compressed bytes to the next build from mostly the same files.
  package var cache: PackedCache { PackedCache(packed) }

  /// Lets go of ``files`` when all is asked of them that will be: the next edition needs the room.
  package mutating func forgetFiles() { files = [] }

  /// SHA-256 over the manifest lines whose path below `data/` is chosen: equal means «sin cambios».
  package func fingerprint(of isChosen: (BundlePath) -> Bool) -> Digest {
    BundleFingerprint.of(files, isChosen)
  }
}
