import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// What the documento de empalme of one edition tells, once the files are packed.
struct EditionStory: Sendable {
  let contents: VersionContents
  let view: HandoverView
  let previous: PreviousVersion?
  /// The code of the element of each file.
  let codes: [BundlePath: String?]

  func page(
    over packed: [PackedFile], at place: DocumentInput.Place, _ templates: Templates
  ) throws -> String {
    let request = contents.request
    let input = DocumentInput(
      view: view, version: contents.number, date: request.date, author: contents.author,
      reason: request.reason,
      previous: previous.map { .init(number: $0.version, sello: $0.sello) },
      bundleName: contents.name.of(view.edition), files: packed.compactMap(documentFile),
      changes: previous.map { changes(from: $0, to: packed) }, place: place)
    return try HandoverDocument.render(input, templates: templates) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
  }

  private func documentFile(_ file: PackedFile) -> DocumentFile? {
    guard let path = BundlePath("data/\(file.path.text)") else { return nil }
    return DocumentFile(
      path: path, bytes: Int(file.size), sha256: file.sha256,
      section: Section.allCases.first { file.path.isInside($0.bundleFolder) },
      deliverable: codes[file.path] ?? nil)
  }

  /// What was added, changed and removed among the files that count.
  private func changes(from previous: PreviousVersion, to packed: [PackedFile]) -> [DocumentChange] {
    let before = Dictionary(
      previous.files.filter { contents.isCompared($0.path) }.map { ($0.path, $0.sha256) }
    ) { first, _ in first }
    let after = Dictionary(
      packed.filter { contents.isCompared($0.path) }.map { ($0.path, $0.sha256) }
    ) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      switch (before[path], after[path]) {
      case (nil, _?): DocumentChange(.added, "data/\(path.text)")
      case (_?, nil): DocumentChange(.removed, "data/\(path.text)")
      case (let old?, let new?) where old != new: DocumentChange(.changed, "data/\(path.text)")
      default: nil
      }
    }
  }
}
