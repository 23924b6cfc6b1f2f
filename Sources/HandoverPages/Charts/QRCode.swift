import CQREncode

/// A QR code as a picture of squares, to be read from paper or screen by a telephone.
struct QRCode {
  /// Modules along one side, without the quiet zone.
  let side: Int
  /// Row by row from the top left; true is dark.
  let modules: [Bool]

  /// The smallest code that holds `text` and bears a sixth of damage; nil when the text is too long.
  init?(_ text: String) {
    guard let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { unsafe QRcode_free(code) }
    side = Int(unsafe code.pointee.width)
    var modules: [Bool] = []
    guard let data = unsafe code.pointee.data else { return nil }
    for index in 0..<side * side { modules.append(unsafe data[index] & 1 == 1) }
    self.modules = modules
  }

  /// Four modules wide on every side, as ISO/IEC 18004 asks.
  private static let quietZone = 4

  /// The figure; `description` says in words what the code holds.
  func svg(id: String, title: String, description: String) -> String {
    let whole = side + 2 * Self.quietZone
    return SVG.figure(
      id: id, title: title, description: description,
      size: [("viewBox", "0 0 \(whole) \(whole)"), ("shape-rendering", "crispEdges")]
    ) { svg in
      svg.element(
        "rect",
        [("class", "qr-papel"), ("width", "\(whole)"), ("height", "\(whole)"), ("fill", "#FFF")])
      svg.element("path", [("class", "qr-tinta"), ("stroke", "#000"), ("d", path)])
    }
  }

  /// The dark modules as horizontal strokes, one module wide, each told from the end of the one before.
  private var path: String {
    var path = "M0 .5"
    var end = (column: -Self.quietZone, row: -Self.quietZone)
    for row in 0..<side {
      var column = 0
      while column < side {
        guard modules[row * side + column] else {
          column += 1
          continue
        }
        let start = column
        while column < side, modules[row * side + column] { column += 1 }
        path += "m\(start - end.column) \(row - end.row)h\(column - start)"
        end = (column, row)
      }
    }
    return path
  }
}
