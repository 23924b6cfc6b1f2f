import CISAL
import Glibc

/// An ISA-L encoder with its tables, reused from block to block by one worker.
@safe struct Deflater: ~Copyable {
  private let state: UnsafeMutableRawPointer
  private let level: UInt32?

  /// How much of a file is deflated at once, and the reach of deflate's back references.
  static let blockSize = 1 << 20
  static let reach = 1 << 15

  init(_ compression: Compression) throws(BundleError) {
    guard let state = unsafe empalme_deflater_new() else { throw .compressionFailed(path: "memoria") }
    unsafe self.state = unsafe state
    level = compression.level
  }

  /// Whether anything is deflated at all.
  var deflates: Bool { level != nil }

  deinit { unsafe free(state) }

  /// One block of a file, joinable with the blocks before and after it; nil when the encoder refuses.
  func block(_ bytes: [UInt8], after history: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
    guard let level else { return nil }
    let room = bytes.count + bytes.count / 8 + 1024
    var failed = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, filled in
      guard let start = output.baseAddress else { return }
      let count = unsafe history.withUnsafeBufferPointer { past in
        unsafe bytes.withUnsafeBufferPointer { input in
          unsafe empalme_deflate(
            state, level, past.baseAddress, UInt32(past.count), input.baseAddress, UInt32(input.count),
            isLast ? 1 : 0, start, UInt32(room))
        }
      }
      failed = count < 0
      filled = max(0, Int(count))
    }
    return failed ? nil : output
  }

  /// Whether bytes like these are worth deflating: 3 % or more.
  func pays(_ sample: [UInt8]) -> Bool {
    guard let output = block(sample, after: [], isLast: true) else { return false }
    return output.count * 100 <= sample.count * 97
  }
}
