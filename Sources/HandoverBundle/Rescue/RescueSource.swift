import Glibc
import HandoverModel

/// One damaged copy, open for reading, and what its central directory still says.
final class RescueSource: Sendable {
  let path: String
  let length: UInt64
  /// The files that the directory lists, as far as it can be read.
  let listed: [RescueCandidate]
  /// Whether nothing is wrong with the directory itself.
  let isDirectoryWhole: Bool
  private let file: OpenFile

  private static let sector = 4096

  init(_ path: String, number: Int) throws(BundleError) {
    let file = try OpenFile.named(path)
    length = try file.stamp()?.size ?? 0
    self.path = path
    let directory = try? ZipDirectory.read(file, length: length)
    isDirectoryWhole = directory.map { $0.findings.isEmpty && !$0.entries.isEmpty } ?? false
    listed = (directory?.entries ?? []).filter { !$0.isFolder && $0.flags & 0x2041 == 0 }.map {
      RescueCandidate(
        source: number, offset: $0.offset, name: $0.nameBytes, method: $0.method, crc: $0.crc,
        packedSize: $0.packedSize, size: $0.size)
    }
    self.file = file
  }

  /// A reader of packed bytes for one task.
  func scanner() throws(BundleError) -> EntryScanner { try EntryScanner(file.descriptor, path: path) }

  /// The bytes of a range as far as the file reaches; what the disk does not give back is zeros.
  func bytes(at offset: UInt64, count: Int) -> [UInt8] {
    let whole = Int(min(UInt64(count), length - min(offset, length)))
    if let bytes = try? file.read(at: offset, count: whole), bytes.count == whole { return bytes }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(whole)
    while bytes.count < whole {
      let step = min(Self.sector, whole - bytes.count)
      let piece = (try? file.read(at: offset + UInt64(bytes.count), count: step)) ?? []
      bytes += piece + [UInt8](repeating: 0, count: step - piece.count)
    }
    return bytes
  }
}

/// A place in a copy where a file may begin, as the directory or the header on the spot describes it.
struct RescueCandidate: Hashable, Sendable {
  /// The copy's position among the copies.
  let source: Int
  /// Where the local header is.
  let offset: UInt64
  let name: [UInt8]
  let method: UInt16
  let crc: UInt32
  let packedSize: UInt64
  let size: UInt64

  /// The name below the top folder, if it is one that may be written; nil otherwise.
  func path(below top: String) -> String? {
    let prefix = Array((top + "/").utf8)
    guard name.starts(with: prefix),
      let path = String(validating: name.dropFirst(prefix.count), as: UTF8.self),
      BundlePath(path) != nil, path.split(separator: "/").count <= 64
    else { return nil }
    return path
  }
}
