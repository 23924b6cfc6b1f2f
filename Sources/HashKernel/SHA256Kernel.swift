/// SHA-256 without any library, for the page that verifies bundles in a browser (FIPS 180-4, 6.2.2).
///
/// Nothing is kept between calls and nothing is allocated: whoever calls owns the memory. The tests run the same
/// source natively beside swift-crypto; `scripts/kernel.sh` makes WebAssembly of it.
package enum SHA256Kernel {
  /// Takes whole blocks of 64 bytes into the eight numbers of a state.
  ///
  /// `schedule` is room for 64 numbers.
  @inline(__always)
  package static func compress(
    _ state: UnsafeMutablePointer<UInt32>, _ blocks: UnsafePointer<UInt8>, count: Int,
    schedule w: UnsafeMutablePointer<UInt32>
  ) {
    var (a, b, c, d) = unsafe (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = unsafe (state[4], state[5], state[6], state[7])
    for index in 0..<count {
      unsafe fill(w, from: blocks + index &* 64)
      let before = (a, b, c, d, e, f, g, h)
      var t = 0
      while t < 64 {
        unsafe round(a, b, c, &d, e, f, g, &h, w[t] &+ constants[t])
        unsafe round(h, a, b, &c, d, e, f, &g, w[t &+ 1] &+ constants[t &+ 1])
        unsafe round(g, h, a, &b, c, d, e, &f, w[t &+ 2] &+ constants[t &+ 2])
        unsafe round(f, g, h, &a, b, c, d, &e, w[t &+ 3] &+ constants[t &+ 3])
        unsafe round(e, f, g, &h, a, b, c, &d, w[t &+ 4] &+ constants[t &+ 4])
        unsafe round(d, e, f, &g, h, a, b, &c, w[t &+ 5] &+ constants[t &+ 5])
        unsafe round(c, d, e, &f, g, h, a, &b, w[t &+ 6] &+ constants[t &+ 6])
        unsafe round(b, c, d, &e, f, g, h, &a, w[t &+ 7] &+ constants[t &+ 7])
        t &+= 8
      }
      (a, b, c, d) = (a &+ before.0, b &+ before.1, c &+ before.2, d &+ before.3)
      (e, f, g, h) = (e &+ before.4, f &+ before.5, g &+ before.6, h &+ before.7)
    }
    unsafe (state[0], state[1], state[2], state[3]) = (a, b, c, d)
    unsafe (state[4], state[5], state[6], state[7]) = (e, f, g, h)
  }

  @inline(__always)
  private static func fill(_ w: UnsafeMutablePointer<UInt32>, from block: UnsafePointer<UInt8>) {
    let words = unsafe UnsafeRawPointer(block)
    for t in 0..<16 {
      unsafe w[t] = UInt32(bigEndian: words.loadUnaligned(fromByteOffset: t &* 4, as: UInt32.self))
    }
    for t in 16..<64 {
      let (x, y) = unsafe (w[t &- 15], w[t &- 2])
      let first = turned(x, 7) ^ turned(x, 18) ^ (x &>> 3)
      let second = turned(y, 17) ^ turned(y, 19) ^ (y &>> 10)
      unsafe w[t] = w[t &- 16] &+ first &+ w[t &- 7] &+ second
    }
  }

  /// One round, with the eight numbers already in their new places.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let upper = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    let one = h &+ upper &+ (g ^ (e & (f ^ g))) &+ word
    let lower = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    d = d &+ one
    h = one &+ lower &+ ((a & b) | (c & (a | b)))
  }

  /// Rotated to the right.
  @inline(__always)
  private static func turned(_ x: UInt32, _ count: UInt32) -> UInt32 { x &>> count | x &<< (32 &- count) }

  private static let constants: [64 of UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]
}
