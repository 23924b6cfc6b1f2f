import HandoverBundle
import HandoverModel
import HandoverTestSupport
import HashKernel
import Testing

/// The kernel of the page, compiled for this machine, beside the libraries of the program.
struct `The hash kernel of the verifier` {
  private static let start: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// Every length up to three blocks and a little more, so that every way of padding occurs.
  @Test(arguments: 0..<200)
  func `gives the SHA-256 of swift-crypto`(count: Int) {
    let bytes = Sample.noise(count, seed: UInt64(count) + 1)
    #expect(digest(bytes) == Hashing.sha256(bytes).hex)
  }

  @Test(arguments: [4_095, 65_536, 1_000_003])
  func `gives the SHA-256 of long texts`(count: Int) {
    let bytes = Sample.noise(count, seed: 99)
    #expect(digest(bytes) == Hashing.sha256(bytes).hex)
  }

  @Test(arguments: 0..<100)
  func `gives the CRC-32 of ZIP, in one piece and in two`(count: Int) {
    let bytes = Sample.noise(count, seed: UInt64(count) + 7)
    let half = count / 2
    #expect(crc(bytes, from: 0) == RawZip.crc32(bytes))
    #expect(crc(Array(bytes[half...]), from: crc(Array(bytes[..<half]), from: 0)) == RawZip.crc32(bytes))
  }

  private func digest(_ bytes: [UInt8]) -> String {
    let zeros = (119 - bytes.count % 64) % 64
    let length = (0..<8).reversed().map { UInt8(truncatingIfNeeded: (bytes.count * 8) >> ($0 * 8)) }
    let padded = bytes + [0x80] + Array(repeating: 0, count: zeros) + length
    var state = Self.start
    var schedule = Array(repeating: UInt32(0), count: 64)
    unsafe state.withUnsafeMutableBufferPointer { state in
      unsafe schedule.withUnsafeMutableBufferPointer { schedule in
        unsafe padded.withUnsafeBufferPointer { padded in
          guard let state = state.baseAddress, let blocks = padded.baseAddress,
            let schedule = schedule.baseAddress
          else { return }
          unsafe SHA256Kernel.compress(state, blocks, count: padded.count / 64, schedule: schedule)
        }
      }
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private func crc(_ bytes: [UInt8], from crc: UInt32) -> UInt32 {
    var tables = Array(repeating: UInt32(0), count: CRC32Kernel.tableCount)
    return unsafe tables.withUnsafeMutableBufferPointer { tables in
      guard let tables = tables.baseAddress else { return 0 }
      unsafe CRC32Kernel.fill(tables)
      return unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return crc }
        return unsafe CRC32Kernel.update(crc, start, count: bytes.count, tables: tables)
      }
    }
  }
}
