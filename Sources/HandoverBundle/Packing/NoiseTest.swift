/// Whether a content is compressed or encrypted already, judged by how evenly its bytes are spread.
///
/// Noise has every byte equally often; deflate finds nothing in it. Counted in whole numbers on a sample at fixed
/// places, so the answer is the same everywhere.
enum NoiseTest {
  /// Below this a content is cheaper to deflate than to judge.
  private static let least = 512
  private static let pieces = 32
  private static let pieceSize = 128

  /// Whether a sample of the bytes looks like noise; false for short ones.
  static func looksCompressed(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= least else { return false }
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    if bytes.count <= pieces * pieceSize {
      for byte in bytes { counts[Int(byte)] += 1 }
      total = bytes.count
    } else {
      let distance = (bytes.count - pieceSize) / (pieces - 1)
      for piece in 0..<pieces {
        for byte in bytes[piece * distance..<piece * distance + pieceSize] { counts[Int(byte)] += 1 }
      }
      total = pieces * pieceSize
    }
    // Pairs of equal bytes: one of 256 in noise; a tenth of text in it already makes 15 % more.
    let pairs = counts.reduce(0) { $0 + $1 * ($1 - 1) }
    return pairs * 256 * 100 <= total * (total - 1) * 130
  }
}
