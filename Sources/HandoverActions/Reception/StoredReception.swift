package import Foundation
import HandoverBundle
package import HandoverModel

/// A `recepcion.json` as it lies on the disk: read strictly, and replaced only while nobody else has changed it.
package struct StoredReception: Sendable {
  /// What the file is usually called.
  package static let name = "recepcion.json"

  /// Where it lies.
  package let url: URL
  /// What it says.
  package private(set) var file: ReceptionFile
  private var bytes: [UInt8]

  /// Reads the file, or the one of the usual name in a folder, and refuses what breaks a rule.
  package init(at url: URL) throws {
    let place = Self.place(url)
    let bytes = try Self.read(place)
    do throws(ReceptionRefusal) {
      file = try ReceptionText.read(bytes)
    } catch {
      throw ReceptionError.refused(path: Self.path(place), error.violations)
    }
    self.url = place
    self.bytes = bytes
  }

  /// SHA-256 of the file: what the acta de recibo prints.
  package var fingerprint: Digest { Hashing.sha256(bytes) }

  /// The path as the user reads it.
  package var path: String { Self.path(url) }

  /// Writes a new reception; a file of that name is never replaced.
  static func create(_ file: ReceptionFile, at url: URL) throws -> StoredReception {
    try checkFree(url)
    let bytes = try Self.bytes(of: file)
    do throws(BundleError) {
      try FileUpdate.create(path(url), bytes)
    } catch .destinationExists {
      throw ActionError.fileTaken(path: path(url))
    }
    return StoredReception(url: url, file: file, bytes: bytes)
  }

  private init(url: URL, file: ReceptionFile, bytes: [UInt8]) {
    self.url = url
    self.file = file
    self.bytes = bytes
  }

  /// Refuses a place that is taken.
  static func checkFree(_ url: URL) throws {
    let isTaken = (try? FileManager.default.attributesOfItem(atPath: path(url))) != nil
    if isTaken { throw ActionError.fileTaken(path: path(url)) }
  }

  /// Changes the reception and replaces its file; a signed one stays as it is.
  mutating func change(_ change: (inout ReceptionFile) throws(ReceptionRefusal) -> Void) throws {
    if let signature = file.signature { throw ReceptionError.signed(path: path, on: signature.date) }
    var changed = file
    do throws(ReceptionRefusal) {
      try change(&changed)
    } catch {
      throw ReceptionError.forbidden(error.violations)
    }
    let new = try Self.bytes(of: changed)
    switch try FileUpdate.replace(path, bytes, with: new) {
    case .replaced: (file, bytes) = (changed, new)
    case .changedMeanwhile: throw ReceptionError.changed(path: path)
    case .busy: throw ReceptionError.busy(path: path)
    }
  }

  /// The file that a path means: itself, or the one of the usual name in that folder.
  static func place(_ url: URL) -> URL {
    // A link stays one: what it leads to is replaced.
    let isLink = try? url.resourceValues(forKeys: [.isSymbolicLinkKey]).isSymbolicLink
    let target = isLink ?? false ? url.resolvingSymlinksInPath() : url
    let isFolder = try? target.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
    return isFolder ?? false ? target.appending(path: name) : target
  }

  /// The bytes of a file that may not be a reception.
  static func read(_ url: URL) throws -> [UInt8] {
    let place = place(url)
    do throws(BundleError) {
      return try FileUpdate.read(path(place), longest: ReceptionText.longest)
    } catch .fileMissing {
      throw ReceptionError.missing(path: path(place))
    } catch .tooLarge {
      let violation = ReceptionViolation("C-02", "", "el archivo tiene más de 64 MiB")
      throw ReceptionError.refused(path: path(place), [violation])
    }
  }

  private static func bytes(of file: ReceptionFile) throws -> [UInt8] {
    do throws(ReceptionViolation) {
      return try ReceptionText.bytes(of: file)
    } catch {
      throw ReceptionError.forbidden([error])
    }
  }

  private static func path(_ url: URL) -> String { url.path(percentEncoded: false) }
}
