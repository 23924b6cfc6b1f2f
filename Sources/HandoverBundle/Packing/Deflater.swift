import CISAL
import Glibc

/// An ISA-L encoder with its tables, reused from block to block by one worker.
@safe struct Deflater: ~Copyable {
  private let state: UnsafeMutableRawPointer
  private let output: UnsafeMutableBufferPointer<UInt8>
  private let level: UInt32?
  private let triesNoise: Bool

  /// How much of a file is deflated at once, and the reach of deflate's back references.
  static let blockSize = 1 << 20
  static let reach = 1 << 15

  init(_ compression: Compression) throws(BundleError) {
    guard let state = unsafe empalme_deflater_new() else { throw .compressionFailed(path: "memoria") }
    unsafe self.state = unsafe state
    unsafe output = .allocate(capacity: Self.blockSize + Self.blockSize / 8 + 1024)
    level = compression.level
    triesNoise = compression == .best
  }

  /// Whether anything is deflated at all.
  var deflates: Bool { level != nil }

  deinit {
    unsafe free(state)
    unsafe output.deallocate()
  }

  /// One block of a file, joinable with the blocks before and after it; nil when the encoder refuses.
  ///
  /// The result has no spare room: many of them wait for the writer.
  func block(_ bytes: [UInt8], after history: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
    guard let level, let start = unsafe output.baseAddress, bytes.count <= Self.blockSize else { return nil }
    let count = unsafe history.withUnsafeBufferPointer { past in
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe empalme_deflate(
          state, level, past.baseAddress, UInt32(past.count), input.baseAddress, UInt32(input.count),
          isLast ? 1 : 0, start, UInt32(output.count))
      }
    }
    return unsafe count < 0 ? nil : Array(output[..<Int(count)])
  }

  /// Whether bytes may get smaller: noise does not, and only the hardest compression tries it nonetheless.
  func isWorthTrying(_ bytes: [UInt8]) -> Bool { triesNoise || !NoiseTest.looksCompressed(bytes) }

  /// Whether bytes like these are worth deflating: 3 % or more.
  func pays(_ sample: [UInt8]) -> Bool {
    guard isWorthTrying(sample), let output = block(sample, after: [], isLast: true) else { return false }
    return output.count * 100 <= sample.count * 97
  }
}
