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
      let note = "imagen, \(file.path.fileExtension.uppercased()), \(Wording.size(file.bytes))"
      let source = input.pictures[file.path].flatMap(PictureAddress.init)?.text
      var link: String?
      if case .text(let text) = deliverables.scope(file)["enlace"], !text.isEmpty { link = text }
      return Markdown.Picture(source: source, link: link, note: note)
    }
    return Scope([
      "numero": .number(number), "codigo": .text(report.deliverable), "titulo": .text(title),
      "archivo": .text(report.path.lastComponent), "contenido": .markup(markdown.html(report.text)),
    ])
  }
}

extension DocumentInput {
  /// The pictures of the bundle that the reports show, as many and as large as the page takes in, in order of path.
  package var picturesOfReports: [DocumentFile] {
    var found: Set<BundlePath> = []
    for report in reports where Markdown.isModest(report.text) {
      let pictures = ReportPictures(self, from: report.path)
      found.formUnion(Markdown.pictures(in: report.text).compactMap { pictures[$0]?.path })
    }
    if found.isEmpty { return [] }
    var left = DocumentReport.mostPictureBytesInAll
    return files.filter { file in
      guard file.bytes <= min(left, DocumentReport.mostPictureBytes), found.contains(file.path) else {
        return false
      }
      left -= file.bytes
      return true
    }
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
