/// A text that a page carries deflated.
package enum DeflatedText {
  /// The bytes as one deflate stream without header; at most a megabyte.
  package static func of(_ bytes: [UInt8]) throws(BundleError) -> [UInt8] {
    guard let stream = try Deflater(.best).block(bytes, after: [], isLast: true) else {
      throw .compressionFailed(path: "verificador")
    }
    return stream
  }
}
