package import HandoverModel

/// What is known about one file, or about each file of a folder, besides its bytes: goes into `empalme.json` and
/// `ro-crate-metadata.json`.
package struct ItemMetadata: Hashable, Sendable {
  /// The name a reader sees; the file name when empty.
  package var title: String
  package var description: String
  /// The code of the deliverable that the file belongs to.
  package var element: String?
  /// The section's title or folder, as the caller names it.
  package var section: String?
  /// The access level in words, for example `pública`.
  package var access: String?
  /// A BCP 47 tag.
  package var language: String?
  /// A licence as an absolute URL or a name.
  package var licence: String?
  /// The person or dependencia that made it.
  package var author: String?
  /// Anything else worth a sentence, for example why access is restricted.
  package var note: String?

  package init(
    title: String = "", description: String = "", element: String? = nil, section: String? = nil,
    access: String? = nil, language: String? = nil, licence: String? = nil, author: String? = nil,
    note: String? = nil
  ) {
    self.title = title
    self.description = description
    self.element = element
    self.section = section
    self.access = access
    self.language = language
    self.licence = licence
    self.author = author
    self.note = note
  }
}

/// Metadata that many files have in common, kept once.
package final class SharedMetadata: Sendable {
  /// The facts themselves.
  package let facts: ItemMetadata

  package init(_ facts: ItemMetadata) { self.facts = facts }
}

/// One file of the payload: where it goes, where its bytes come from, what is known about it.
package struct PayloadItem: Sendable {
  /// Where the bytes come from.
  package enum Content: Sendable {
    /// A regular file on disk, opened without following links; its stamp where it has been looked at already.
    case file(FilePlace, stamp: FileStamp? = nil)
    case bytes([UInt8])

    /// A regular file by its whole path.
    package static func file(path: String) -> Content { .file(FilePlace(path)) }
  }

  /// Its length as far as it is known: 0 for a file that nobody has looked at.
  package var size: UInt64 {
    switch content {
    case .bytes(let bytes): UInt64(bytes.count)
    case .file(_, let stamp): stamp?.size ?? 0
    }
  }

  /// The path below `data/`, in one of the numbered section folders.
  package var path: BundlePath
  /// The file on disk or the bytes that become the file.
  package var content: Content
  /// What the inventory and the crate tell of it.
  package var metadata: SharedMetadata
  /// Whether the metadata tell of a folder; the title of each of its files then carries the file's own name behind.
  package var isPartOfFolder: Bool
  /// The IANA media type; judged by the extension when nil.
  package var mediaType: String?
  /// The path the file had in the expediente, as it was written there.
  package var originalPath: String?
  /// When the file was last changed there, seconds since 1970.
  package var originalModified: Int?

  package init(
    path: BundlePath, content: Content, metadata: SharedMetadata, isPartOfFolder: Bool = false,
    mediaType: String? = nil, originalPath: String? = nil, originalModified: Int? = nil
  ) {
    self.path = path
    self.content = content
    self.metadata = metadata
    self.isPartOfFolder = isPartOfFolder
    self.mediaType = mediaType
    self.originalPath = originalPath
    self.originalModified = originalModified
  }

  package init(
    path: BundlePath, content: Content, metadata: ItemMetadata = ItemMetadata(), mediaType: String? = nil,
    originalPath: String? = nil, originalModified: Int? = nil
  ) {
    self.init(
      path: path, content: content, metadata: SharedMetadata(metadata), mediaType: mediaType,
      originalPath: originalPath, originalModified: originalModified)
  }
}

extension [PayloadItem] {
  /// Whether they come in order of their paths; nothing else of them is looked at.
  package var isInOrder: Bool {
    indices.dropFirst().allSatisfy { self[$0 - 1].path < self[$0].path }
  }
}

/// A file at the top of `data/` whose bytes depend on everything packed before it, announced beforehand.
package struct AnnouncedDocument: Hashable, Sendable {
  /// A name directly below `data/` that sorts after the section folders, for example `documento-empalme.html`.
  package var path: BundlePath
  /// What the inventory and the crate tell of it.
  package var metadata: ItemMetadata
  /// The IANA media type; judged by the extension when nil.
  package var mediaType: String?

  package init(path: BundlePath, metadata: ItemMetadata = ItemMetadata(), mediaType: String? = nil) {
    self.path = path
    self.metadata = metadata
    self.mediaType = mediaType
  }
}

/// One payload file after packing.
package struct PackedFile: Hashable, Sendable {
  /// The path below `data/`.
  package let path: BundlePath
  /// Its length in bytes, before compression.
  package let size: UInt64
  /// The digest of its content, as the manifest lists it.
  package let sha256: Digest
  /// The IANA media type, given or judged by the extension.
  package let mediaType: String
}
