import CISAL
import Crypto
package import HandoverModel

/// SHA-256 and CRC-32 of bytes in memory.
package enum Hashing {
  /// SHA-256 of bytes.
  package static func sha256(_ bytes: [UInt8]) -> HandoverModel.Digest {
    var hasher = RunningHash()
    hasher.update(bytes)
    return hasher.digest
  }

  /// SHA-256 of a part of bytes.
  static func sha256(_ bytes: ArraySlice<UInt8>) -> HandoverModel.Digest {
    var hash = RunningDigest()
    unsafe bytes.withUnsafeBytes { unsafe hash.update($0) }
    return hash.digest
  }

  /// CRC-32 as ZIP uses it, continued from an earlier value.
  static func crc32(_ bytes: UnsafeRawBufferPointer, from start: UInt32 = 0) -> UInt32 {
    guard let base = bytes.baseAddress, unsafe !bytes.isEmpty else { return start }
    return unsafe crc32_gzip_refl(start, base.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  /// CRC-32 as ZIP uses it.
  static func crc32(_ bytes: ArraySlice<UInt8>, from start: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe crc32($0, from: start) }
  }

  /// CRC-32 as ZIP uses it.
  static func crc32(_ bytes: [UInt8], from start: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe crc32($0, from: start) }
  }
}

/// SHA-256 and length of bytes that arrive piece by piece.
struct RunningDigest: Sendable {
  private var sha = SHA256()
  private(set) var count: UInt64 = 0

  mutating func update(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe update($0) } }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe sha.update(bufferPointer: bytes)
    count += UInt64(bytes.count)
  }

  /// SHA-256 of everything so far.
  var digest: HandoverModel.Digest { HandoverModel.Digest(sha.finalize()) }
}

/// SHA-256, CRC-32 and length of bytes that arrive piece by piece.
struct RunningHash: Sendable {
  private var sha = SHA256()
  private(set) var crc: UInt32 = 0
  private(set) var count: UInt64 = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe sha.update(bufferPointer: bytes)
    crc = unsafe Hashing.crc32(bytes, from: crc)
    count += UInt64(bytes.count)
  }

  mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  /// SHA-256 of everything so far.
  var digest: HandoverModel.Digest { HandoverModel.Digest(sha.finalize()) }
}

extension HandoverModel.Digest {
  fileprivate init(_ digest: SHA256.Digest) {
    self = unsafe digest.withUnsafeBytes { unsafe Self(computed: $0.bindMemory(to: UInt8.self).span) }
  }
}

extension Hashing {
  /// The 32 bytes of a text's SHA-256.
  static func sha256Bytes(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
