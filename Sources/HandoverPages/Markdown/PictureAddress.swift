import Foundation

/// A picture written out as its own address, so that a page can show it without asking for anything.
struct PictureAddress {
  /// `data:image/png;base64,…`.
  let text: String

  /// Tells the format by how the bytes begin; nil for anything that is no picture of the web.
  init?(_ bytes: [UInt8]) {
    guard let type = Self.type(of: bytes) else { return nil }
    text = "data:image/\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  private static func type(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89] + Array("PNG\r\n".utf8)) { return "png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpeg" }
    if bytes.starts(with: "GIF8".utf8) { return "gif" }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "webp" }
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self)
    return start.contains("<svg") && start.first.map { "<\u{FEFF}".contains($0) } ?? false ? "svg+xml" : nil
  }
}
