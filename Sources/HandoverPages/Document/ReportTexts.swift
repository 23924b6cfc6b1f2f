import HandoverModel

/// The progress reports that are written in Markdown, as they read inside chapter 5.
extension DocumentScope {
  var reportTexts: [Scope] {
    let titles = Dictionary(
      registry.deliverables.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
    var left = DocumentReport.mostBytesInAll
    var texts: [Scope] = []
    for report in input.reports {
      guard let title = titles[report.deliverable], report.text.utf8.count <= left,
        Markdown.isModest(report.text)
      else { continue }
      left -= report.text.utf8.count
      texts.append(text(of: report, title: title, number: texts.count + 1))
    }
    return texts
  }

  private func text(of report: DocumentReport, title: String, number: Int) -> Scope {
    let pictures = ReportPictures(input, from: report.path)
    let markdown = Markdown { address in
      guard let file = pictures[address] else { return nil }
      let found = deliverables.scope(file)
      guard case .text(let link) = found["enlace"], !link.isEmpty else { return nil }
      return (link, "imagen, \(file.path.fileExtension.uppercased()), \(Wording.size(file.bytes))")
    }
    return Scope([
      "numero": .number(number), "codigo": .text(report.deliverable), "titulo": .text(title),
      "archivo": .text(report.path.lastComponent), "contenido": .markup(markdown.html(report.text)),
    ])
  }
}

/// The pictures of the bundle by the address that a report gives them.
private struct ReportPictures {
  private let input: DocumentInput
  private let folder: [Substring]

  private static let kinds: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]

  init(_ input: DocumentInput, from report: BundlePath) {
    self.input = input
    folder = report.text.split(separator: "/").dropLast()
  }

  /// The picture at a relative address; nil when the bundle has none there.
  subscript(address: String) -> DocumentFile? {
    guard !address.contains(":"), !address.hasPrefix("/") else { return nil }
    var parts = folder
    for part in Markup.percentDecoded(address).split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    let file = input.file(at: parts.joined(separator: "/"))
    return file.flatMap { Self.kinds.contains($0.path.fileExtension.lowercased()) ? $0 : nil }
  }
}
