import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages
import Synchronization

/// What the documento de empalme of one edition tells, once the files are packed.
struct EditionStory: Sendable {
  let contents: VersionContents
  let view: HandoverView
  let previous: PreviousVersion?
  /// The files that the edition gets, in order of path.
  let items: [PayloadItem]

  init(
    contents: VersionContents, view: HandoverView, previous: PreviousVersion?, items: [PayloadItem]
  ) {
    self.contents = contents
    self.view = view
    self.previous = previous
    self.items = items
  }

  /// The digest of all that counts in the previous version; nil for a first one.
  var fingerprintBefore: Digest? { previous?.fingerprint }

  /// What the document tells over the packed files, as it stands in the bundle.
  func input(over packed: [PackedFile]) -> DocumentInput {
    let request = contents.request
    let input = DocumentInput(
      view: view, version: contents.number, date: request.date, author: contents.author,
      reason: request.reason,
      previous: previous.map { .init(number: $0.version, sello: $0.sello) },
      bundleName: contents.name.of(view.edition), files: documentFiles(packed),
      changes: previous.map { $0.changes(to: packed).map(DocumentChange.init) },
      reports: reports(over: packed), place: .insideBundle, framework: contents.framework)
    return input.showing(pictures(of: input, over: packed))
  }

  /// The page that tells it.
  static func page(_ input: DocumentInput, _ templates: Templates) throws -> String {
    try HandoverDocument.render(input, templates: templates) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
  }

  /// The items as the document names them; both lists are in order of path.
  private func documentFiles(_ packed: [PackedFile]) -> [DocumentFile] {
    var files: [DocumentFile] = []
    files.reserveCapacity(packed.count)
    var next = 0
    for file in packed {
      while next < items.count, items[next].path < file.path { next += 1 }
      let isItem = next < items.count && items[next].path == file.path
      files.append(
        DocumentFile(
          payload: file.path, bytes: Int(file.size), sha256: file.sha256,
          section: Section.allCases.first { file.path.isInside($0.bundleFolder) },
          deliverable: isItem ? items[next].metadata.facts.element : nil))
    }
    return files
  }

  /// The texts of the Markdown reports that the edition carries.
  private func reports(over packed: [PackedFile]) -> [DocumentReport] {
    let codes = Set(view.registry.deliverables.filter { $0.kind == .report }.map(\.code))
    let wanted = items.filter { item in
      // The last letter of both endings, which is all that most files need to be asked.
      "dnDN".utf8.contains(item.path.text.utf8.last ?? 0)
        && codes.contains(item.metadata.facts.element ?? "")
        && ["md", "markdown"].contains(item.path.fileExtension)
    }
    guard !wanted.isEmpty else { return [] }
    let texts = bytes(
      of: wanted, over: packed, DocumentReport.mostBytes, inAll: DocumentReport.mostBytesInAll)
    return wanted.compactMap { item in
      guard let bytes = texts[item.path], let code = item.metadata.facts.element,
        let path = BundlePath("data")?.appending(item.path),
        let text = String(validating: bytes, as: UTF8.self)
      else { return nil }
      return DocumentReport(deliverable: code, path: path, text: text)
    }
  }

  /// The pictures that the reports of a document show, by their path in the bundle.
  private func pictures(of input: DocumentInput, over packed: [PackedFile]) -> [BundlePath: [UInt8]] {
    let named = Set(input.picturesOfReports.map(\.path.text))
    guard !named.isEmpty else { return [:] }
    let wanted = items.filter { named.contains("data/" + $0.path.text) }
    let found = bytes(
      of: wanted, over: packed, DocumentReport.mostPictureBytes, inAll: DocumentReport.mostPictureBytesInAll)
    return found.reduce(into: [:]) { pictures, picture in
      if let path = BundlePath("data")?.appending(picture.key) { pictures[path] = picture.value }
    }
  }

  /// What files hold, each as it was packed, as long as they are not too large; others are left out.
  ///
  /// What has not changed is taken from the previous version, so that its file is not read again.
  private func bytes(
    of wanted: [PayloadItem], over packed: [PackedFile], _ most: Int, inAll mostInAll: Int
  ) -> [BundlePath: [UInt8]] {
    let paths = Set(wanted.map(\.path))
    var left = UInt64(mostInAll)
    let files = packed.filter { file in
      guard file.size <= min(left, UInt64(most)), paths.contains(file.path) else { return false }
      left -= file.size
      return true
    }
    let digests = Dictionary(files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let known = previous?.bytes(of: files.map { ($0.path, $0.sha256) }, limit: most)
    return wanted.reduce(into: [:]) { found, item in
      guard let digest = digests[item.path] else { return }
      found[item.path] = known?[item.path] ?? Self.source(of: item, digest)
    }
  }

  private static func source(of item: PayloadItem, _ digest: Digest) -> [UInt8]? {
    guard case .file(let place, _) = item.content,
      let bytes = FileManager.default.contents(atPath: place.text).map(Array.init),
      Hashing.sha256(bytes) == digest
    else { return nil }
    return bytes
  }
}

extension DocumentFile {
  /// A file that sealing itself writes.
  init(_ file: PackedFile) {
    self.init(payload: file.path, bytes: Int(file.size), sha256: file.sha256, section: nil, deliverable: nil)
  }
}

extension DocumentChange {
  fileprivate init(_ change: PayloadChange) {
    let kind: Kind =
      switch change.kind {
      case .added: .added
      case .changed: .changed
      case .removed: .removed
      }
    self.init(kind, "data/\(change.path.text)")
  }
}

/// A value that one step of a build leaves for a later one, which takes it away.
final class Kept<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func keep(_ value: Value) { self.value.withLock { $0 = value } }

  /// Nil when nothing was left.
  func take() -> Value? {
    value.withLock { value in
      defer { value = nil }
      return value
    }
  }
}
