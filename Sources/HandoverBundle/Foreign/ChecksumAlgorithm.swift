import Crypto
import HandoverModel

/// A hash function that a BagIt manifest may name, weakest first.
enum ChecksumAlgorithm: String, Hashable, Sendable, CaseIterable, Comparable {
  case md5, sha1, sha224, sha256, sha384, sha512

  /// The algorithm of `manifest-<name>.txt`: letters and digits count, case and hyphens do not.
  init?(fileNamePart name: some StringProtocol) {
    self.init(rawValue: String(name.lowercased().filter { $0 != "-" && $0 != "_" }))
  }

  /// Bytes of a value.
  var count: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// Whether two different contents with the same value can be made today.
  var isWeak: Bool { self == .md5 || self == .sha1 }

  /// The name as people write it.
  var title: String { self == .md5 ? "MD5" : "SHA-" + rawValue.dropFirst(3) }

  static func < (left: Self, right: Self) -> Bool {
    left.isWeak == right.isWeak ? left.count < right.count : left.isWeak
  }
}

extension BagContents {
  /// The value of one algorithm over a file; nil when the file could not be read.
  func checksum(of file: File, _ algorithm: ChecksumAlgorithm) -> [UInt8]? {
    guard let digest = file.digest else { return nil }
    if algorithm == .sha256 { return digest.bytes }
    let start = algorithms.filter { $0 < algorithm && $0 != .sha256 }.reduce(0) { $0 + $1.count }
    guard algorithms.contains(algorithm), start + algorithm.count <= file.checksums.count else { return nil }
    return Array(file.checksums[start..<start + algorithm.count])
  }

  /// What a bag's files have to be hashed with, by the names of its manifests.
  static func algorithms(for paths: some Sequence<String>) -> [ChecksumAlgorithm] {
    Set(BagManifestName.all(in: paths).compactMap(\.algorithm)).sorted()
  }
}

/// The values of several algorithms over bytes that arrive piece by piece; SHA-256 is ``RunningHash``'s own.
struct RunningChecksums: Sendable {
  private var md5: Insecure.MD5?
  private var sha1: Insecure.SHA1?
  private var sha224: SHA224?
  private var sha384: SHA384?
  private var sha512: SHA512?

  init(_ algorithms: [ChecksumAlgorithm]) {
    for algorithm in algorithms {
      switch algorithm {
      case .md5: md5 = Insecure.MD5()
      case .sha1: sha1 = Insecure.SHA1()
      case .sha224: sha224 = SHA224()
      case .sha256: break
      case .sha384: sha384 = SHA384()
      case .sha512: sha512 = SHA512()
      }
    }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe md5?.update(bufferPointer: bytes)
    unsafe sha1?.update(bufferPointer: bytes)
    unsafe sha224?.update(bytes)
    unsafe sha384?.update(bufferPointer: bytes)
    unsafe sha512?.update(bufferPointer: bytes)
  }

  mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  /// The values one after another, in the order of ``ChecksumAlgorithm/allCases``.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if let md5 { bytes += md5.finalize() }
    if let sha1 { bytes += sha1.finalize() }
    if let sha224 { bytes += sha224.finalize() }
    if let sha384 { bytes += sha384.finalize() }
    if let sha512 { bytes += sha512.finalize() }
    return bytes
  }
}
