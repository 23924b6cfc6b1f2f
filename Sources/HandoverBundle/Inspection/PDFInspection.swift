import HandoverModel

/// What there is to say of a PDF.
struct PDFInspection {
  let sample: FileSample
  let path: String
  let tool: PDFTextTool?

  private static let format = "un PDF"
  /// Less text than this is a page number or a stamp.
  private static let leastText = 20

  var remarks: [Remark] {
    if let problem = cutOff { return [Remark(.cutOffContent, ["motivo": problem])] }
    let isEncrypted =
      ByteSearch.holds("/Encrypt", in: sample.head[...]) || ByteSearch.holds("/Encrypt", in: sample.tail)
    // Fonts may hide in streams of objects; without those there is no text where there is no font.
    let mayHaveText =
      !sample.isWhole || ByteSearch.holds("/Font", in: sample.head[...])
      || ByteSearch.holds("/ObjStm", in: sample.head[...])
    if !mayHaveText, !isEncrypted { return [Remark(.withoutText)] }
    guard let tool else {
      let unread = Remark(.unreadPDF, ["motivo": "no está instalado pdftotext"])
      return isEncrypted ? [Remark(.restrictedPDF), unread] : [unread]
    }
    switch tool.text(of: path) {
    case .refused:
      return isEncrypted
        ? [Remark(.passwordProtected, ["formato": Self.format])]
        : [Remark(.damagedContent, ["motivo": "el PDF no se puede abrir"])]
    case .gaveUp: return [Remark(.unreadPDF, ["motivo": "tardó más de un minuto"])]
    case .text(let text):
      let restricted = isEncrypted ? [Remark(.restrictedPDF)] : []
      let letters = text.count { $0 > 0x20 }
      return restricted + (letters < Self.leastText ? [Remark(.withoutText)] : Self.tally(text).remarks)
    }
  }

  /// A PDF ends with the place of its table of objects and a mark.
  private var cutOff: String? {
    guard ByteSearch.holds("%%EOF", in: sample.tail), ByteSearch.holds("startxref", in: sample.tail) else {
      return "el PDF no tiene su final"
    }
    return nil
  }

  private static func tally(_ text: [UInt8]) -> PrivateTally {
    var tally = PrivateTally()
    for (number, page) in text.split(separator: 0x0C, omittingEmptySubsequences: false).enumerated() {
      let page = Array(page)
      LineSurvey.lines(of: page) { _, range in
        tally.add(PrivateLine.hits(in: Substring(TextScan.text(page[range]))), at: "página \(number + 1)")
      }
    }
    return tally
  }
}
