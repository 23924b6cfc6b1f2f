import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// Writing that survives a power cut: file, fsync, rename, fsync of the folder.
enum DurableFolder {
  /// Writes a new file and waits until it is on disk.
  static func write(_ bytes: [UInt8], to url: URL) throws(ActionError) {
    let path = url.path(percentEncoded: false)
    do {
      try Data(bytes).write(to: url, options: .withoutOverwriting)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      let file = try FileHandle(forUpdating: url)
      try file.synchronize()
      try file.close()
    } catch {
      throw ActionError.cannotWrite(path: path, reason: Self.reason(error))
    }
  }

  /// Renames a folder to a name that is not taken, and makes the new name durable.
  static func move(_ source: URL, to target: URL) throws(ActionError) {
    do {
      try FileManager.default.moveItem(at: source, to: target)
    } catch {
      throw ActionError.cannotWrite(path: target.path(percentEncoded: false), reason: Self.reason(error))
    }
    synchronize(target)
    synchronize(target.deletingLastPathComponent())
  }

  /// Best effort: some file systems refuse to synchronize folders, and the files are on disk already.
  private static func synchronize(_ folder: URL) {
    guard let handle = FileHandle(forReadingAtPath: folder.path(percentEncoded: false)) else { return }
    try? handle.synchronize()
    try? handle.close()
  }

  /// The cause in plain Spanish.
  static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace: "no queda espacio en el disco"
    case .fileWriteNoPermission, .fileReadNoPermission: "falta permiso"
    case .fileWriteFileExists: "ya existe"
    case .fileWriteVolumeReadOnly: "el disco es de solo lectura"
    case .fileNoSuchFile, .fileReadNoSuchFile: "no existe"
    default: "el sistema lo rechazó"
    }
  }
}

/// A folder beside the sealed versions in which the next one is made.
struct StagingFolder {
  let url: URL

  /// Takes the place of what an interrupted build may have left; the caller holds the lock.
  init(in versions: URL, named name: String) throws(ActionError) {
    url = versions.appending(path: ".\(name).partial")
    do {
      if FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) {
        try FileManager.default.removeItem(at: url)
      }
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: url.path(percentEncoded: false))
    } catch {
      let path = versions.path(percentEncoded: false)
      let isDenied = [.fileWriteNoPermission, .fileWriteVolumeReadOnly].contains((error as? CocoaError)?.code)
      throw isDenied
        ? ActionError.notWritable(path: path)
        : ActionError.cannotWrite(path: path, reason: DurableFolder.reason(error))
    }
  }

  /// Removes the folder if it is still here.
  func discardUnlessMoved() throws(ActionError) {
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw ActionError.cannotWrite(
        path: url.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}

/// `SHA256SUMS`: the transport checksums of everything in a version's folder, in the format of coreutils.
struct HashList {
  private let url: URL
  private let lines: [(name: String, digest: Digest)]

  /// Each edition with its document, and the digest of its ZIP; and the verifier.
  init(of folder: URL, _ editions: [BuiltEdition], _ digests: [Digest], verifier: Digest) {
    url = folder.appending(path: "SHA256SUMS")
    lines =
      zip(editions, digests).map { ($0.zipName, $1) }
      + editions.map { ($0.documentName, $0.documentDigest) }
      + [(VerifierPage.fileName, verifier)]
  }

  func write() throws(ActionError) {
    let text = lines.sorted { $0.name < $1.name }.map { "\($0.digest.hex)  \($0.name)\n" }.joined()
    try DurableFolder.write(Array(text.utf8), to: url)
  }
}
