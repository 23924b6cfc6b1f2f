package import HandoverModel

/// All that a documento de empalme tells, and where the finished page will lie.
package struct DocumentInput: Sendable {
  /// Where the page lies, which decides whether its links to files work and whether it can carry its sello.
  package enum Place: Hashable, Sendable {
    /// In `data/` of the bundle: files are linked; the sello is not printed, as a page cannot hold its own hash.
    case insideBundle
    /// Beside the ZIP or on the web site: the sello is printed; the files are named and not linked.
    case besideBundle(sello: Digest)
  }

  /// The version that came before this one.
  package struct Previous: Hashable, Sendable {
    /// Its number.
    package let number: Int
    /// Nil when it is not known.
    package let sello: Digest?

    package init(number: Int, sello: Digest?) {
      self.number = number
      self.sello = sello
    }
  }

  /// What the edition shows, with all that is computed from it.
  package let view: HandoverView
  /// The number of the version.
  package let version: Int
  /// When the version was made.
  package let date: CalendarDate
  /// Who made the version.
  package let author: String
  /// Why the version was made.
  package let reason: String
  /// The version before this one; nil for the first.
  package let previous: Previous?
  /// The top folder of the bundle, which is also the name of the ZIP without its extension.
  package let bundleName: String
  /// The files that the edition carries, except the page itself, in order of path.
  package private(set) var files: [DocumentFile]
  /// What changed since the previous version, in order of path; nil for a first version.
  package let changes: [DocumentChange]?
  /// The progress reports written in Markdown, to be read inside the page, in the order of their elements.
  package let reports: [DocumentReport]
  /// What the pictures hold that the reports show, by their path.
  package private(set) var pictures: [BundlePath: [UInt8]]
  /// Where the page will lie.
  package private(set) var place: Place
  /// The phase framework that the municipality follows; nil when it is not known.
  package var framework: PhaseFramework?

  package init(
    view: HandoverView, version: Int, date: CalendarDate, author: String, reason: String, previous: Previous?,
    bundleName: String, files: [DocumentFile], changes: [DocumentChange]?,
    reports: [DocumentReport] = [], pictures: [BundlePath: [UInt8]] = [:], place: Place,
    framework: PhaseFramework? = nil
  ) {
    self.framework = framework
    self.view = view
    self.version = version
    self.date = date
    self.author = author
    self.reason = reason
    self.previous = previous
    self.bundleName = bundleName
    self.files = files
    self.changes = changes
    self.reports = reports
    self.pictures = pictures
    self.place = place
  }

  /// The same document with the pictures of its reports.
  package consuming func showing(_ pictures: [BundlePath: [UInt8]]) -> DocumentInput {
    self.pictures = pictures
    return self
  }

  /// The same document for another place, from which it sees more files, which come after the others.
  package consuming func placed(_ place: Place, seeing more: [DocumentFile] = []) -> DocumentInput {
    files += more
    self.place = place
    return self
  }

  /// The file at a path; the files are in order of path.
  func file(at path: String) -> DocumentFile? {
    var range = files.startIndex..<files.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if files[middle].path.text.precedesInUTF8(path) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    guard files.indices.contains(range.lowerBound) else { return nil }
    let found = files[range.lowerBound]
    return ByteText(found.path.text) == ByteText(path) ? found : nil
  }

  /// The sello where it is printed.
  var sello: Digest? {
    if case .besideBundle(let sello) = place { sello } else { nil }
  }
}

/// A file of the bundle as the document names it.
package struct DocumentFile: Hashable, Sendable {
  /// The path below `data/` where the file is one of the payload, else that below the top folder.
  ///
  /// The payload's paths are those of the packed files, so that none is kept for the document alone.
  let place: BundlePath
  let isPayload: Bool
  /// Its size.
  package let bytes: Int
  /// Its hash, as the manifest has it.
  package let sha256: Digest
  /// Nil for tables and for what the tool itself adds.
  package let section: Section?
  /// The code of the element that catalogues it.
  package let deliverable: String?

  /// A file by its path below the top folder.
  package init(path: BundlePath, bytes: Int, sha256: Digest, section: Section?, deliverable: String?) {
    self.init(
      place: path, isPayload: false, bytes: bytes, sha256: sha256, section: section, deliverable: deliverable)
  }

  /// A file of the payload by its path below `data/`.
  package init(payload: BundlePath, bytes: Int, sha256: Digest, section: Section?, deliverable: String?) {
    self.init(
      place: payload, isPayload: true, bytes: bytes, sha256: sha256, section: section,
      deliverable: deliverable)
  }

  private init(
    place: BundlePath, isPayload: Bool, bytes: Int, sha256: Digest, section: Section?, deliverable: String?
  ) {
    self.place = place
    self.isPayload = isPayload
    self.bytes = bytes
    self.sha256 = sha256
    self.section = section
    self.deliverable = deliverable
  }

  /// Relative to the top folder of the bundle: `data/01_material_capacitacion/guia.pdf`.
  package var path: BundlePath { isPayload ? Self.payload?.appending(place) ?? place : place }

  private static let payload = BundlePath("data")
}

/// A progress report in Markdown.
package struct DocumentReport: Hashable, Sendable {
  /// The code of the element that catalogues it.
  package let deliverable: String
  /// Relative to the top folder of the bundle; pictures are looked up from its folder.
  package let path: BundlePath
  /// What it says, as it stands in the file.
  package let text: String

  package init(deliverable: String, path: BundlePath, text: String) {
    self.deliverable = deliverable
    self.path = path
    self.text = text
  }

  /// The largest file, in bytes, that is read to stand inside the page; a larger one is only linked.
  package static let mostBytes = Markdown.mostBytes
  /// How many bytes of reports the page takes in; those that come after are only linked.
  package static let mostBytesInAll = 400_000
  /// The largest picture, in bytes, that a report shows; a larger one is only linked.
  package static let mostPictureBytes = 100_000
  /// How many bytes of pictures the page takes in; those that come after are only linked.
  package static let mostPictureBytesInAll = 200_000
}

/// A file that is not the same as in the previous version.
package struct DocumentChange: Hashable, Sendable {
  /// What happened to it.
  package enum Kind: String, Hashable, Sendable {
    case added = "nuevo"
    case changed = "cambiado"
    case removed = "retirado"
  }

  /// Whether it is new, different or gone.
  package let kind: Kind
  /// Relative to the top folder of the bundle.
  package let path: String

  package init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}
