import CZLib

/// A text that a page carries deflated, by zlib: a tenth smaller than by ISA-L, and the same on every processor.
package enum DeflatedText {
  /// The bytes as one deflate stream without header; at most a megabyte.
  package static func of(_ bytes: [UInt8]) throws(BundleError) -> [UInt8] {
    guard bytes.count <= 1 << 20 else { throw .compressionFailed(path: "verificador") }
    // Text that does not get smaller grows by five bytes in every 16 KiB.
    let room = bytes.count + bytes.count / 1024 + 64
    var stream = [UInt8](repeating: 0, count: room)
    let count = unsafe stream.withUnsafeMutableBufferPointer { output in
      unsafe bytes.withUnsafeBufferPointer { input in
        guard let start = output.baseAddress else { return Int64(-1) }
        return unsafe empalme_deflate_smallest(input.baseAddress, UInt32(input.count), start, UInt32(room))
      }
    }
    guard count >= 0 else { throw .compressionFailed(path: "verificador") }
    return Array(stream[..<Int(count)])
  }
}
