import HandoverModel

extension Digest {
  /// The whole value in four lines of four groups, to be compared by eye.
  var lines: [Scope] {
    let groups = grouped.split(separator: "-")
    return stride(from: 0, to: groups.count, by: 4).map { start in
      Scope(["texto": .text(groups[start..<min(start + 4, groups.count)].joined(separator: "-"))])
    }
  }

  /// The whole value as a QR code; `owner` says of what it is the sello: «de la edición integral».
  func sealCode(_ owner: String) -> String {
    QRCode(grouped)?.svg(
      id: "qr-sello", title: "Código QR del sello",
      description: "Contiene el sello completo \(owner): \(grouped)") ?? ""
  }
}
