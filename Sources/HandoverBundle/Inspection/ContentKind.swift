/// What the first bytes of a file say that it is.
enum ContentKind: Hashable, Sendable {
  case empty, pdf, png, jpeg, gif, bmp, tiff, webp, zip, gzip, bzip, xz, rar, sevenZip, compound, rtf, movie,
    matroska, ogg,
    mp3, wave, avi, asf, flash, windowsProgram, linuxProgram, macProgram, classFile, script, postscript,
    photoshop, drawing,
    sqlite, access, page, xml, text, unknown

  init(_ sample: FileSample) {
    if sample.head.isEmpty {
      self = .empty
    } else if let known = Self.marks.first(where: { sample.begins(with: $0.bytes, at: $0.offset) })?.kind {
      self = known == .wave ? Self.riff(sample) : known
    } else {
      self = Self.text(sample)
    }
  }

  private static let marks: [(bytes: [UInt8], offset: Int, kind: ContentKind)] = [
    (Array("%PDF-".utf8), 0, .pdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], 0, .png),
    ([0xFF, 0xD8, 0xFF], 0, .jpeg), (Array("GIF8".utf8), 0, .gif), (Array("II*\0".utf8), 0, .tiff),
    (Array("MM\0*".utf8), 0, .tiff), ([0x50, 0x4B, 0x03, 0x04], 0, .zip),
    ([0x50, 0x4B, 0x05, 0x06], 0, .zip),
    ([0x50, 0x4B, 0x07, 0x08], 0, .zip), ([0x1F, 0x8B], 0, .gzip), (Array("BZh".utf8), 0, .bzip),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, .xz), (Array("Rar!".utf8), 0, .rar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, .sevenZip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, .compound),
    (Array("{\\rtf".utf8), 0, .rtf), (Array("ftyp".utf8), 4, .movie), (Array("moov".utf8), 4, .movie),
    ([0x1A, 0x45, 0xDF, 0xA3], 0, .matroska), (Array("OggS".utf8), 0, .ogg), (Array("ID3".utf8), 0, .mp3),
    ([0xFF, 0xFB], 0, .mp3), ([0xFF, 0xF3], 0, .mp3), (Array("RIFF".utf8), 0, .wave),
    ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], 0, .asf), (Array("FWS".utf8), 0, .flash),
    (Array("CWS".utf8), 0, .flash), (Array("MZ".utf8), 0, .windowsProgram),
    ([0x7F, 0x45, 0x4C, 0x46], 0, .linuxProgram),
    ([0xCF, 0xFA, 0xED, 0xFE], 0, .macProgram), ([0xCA, 0xFE, 0xBA, 0xBE], 0, .classFile),
    (Array("#!".utf8), 0, .script),
    (Array("%!PS".utf8), 0, .postscript), (Array("8BPS".utf8), 0, .photoshop),
    (Array("AC10".utf8), 0, .drawing),
    (Array("SQLite format 3\0".utf8), 0, .sqlite), (Array("Standard Jet DB".utf8), 4, .access),
    (Array("Standard ACE DB".utf8), 4, .access),
  ]

  private static func riff(_ sample: FileSample) -> ContentKind {
    if sample.begins(with: "WEBP", at: 8) { return .webp }
    return sample.begins(with: "AVI ", at: 8) ? .avi : .wave
  }

  /// Text holds no NUL and hardly a control character; UTF-16 says so by its mark.
  private static func text(_ sample: FileSample) -> ContentKind {
    if sample.begins(with: [0xFF, 0xFE]) || sample.begins(with: [0xFE, 0xFF]) { return .text }
    if sample.begins(with: "BM"), sample.head.prefix(20).contains(0) { return .bmp }
    let head = sample.head.prefix(16_384)
    var controls = 0
    for byte in head {
      if byte == 0 { return .unknown }
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C, byte != 0x1A, byte != 0x1B {
        controls += 1
      }
    }
    guard controls * 100 <= head.count else { return .unknown }
    let start = String(decoding: head.prefix(600), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if ["<!doctype html", "<html", "<table", "<head", "<body"].contains(where: start.hasPrefix) {
      return .page
    }
    if start.hasPrefix("<?xml") || start.hasPrefix("<svg") { return start.contains("<html") ? .page : .xml }
    return .text
  }
}

extension ContentKind {
  /// The Spanish name, with its article; nil for what only libmagic may know.
  var title: String? {
    switch self {
    case .empty: "nada"
    case .pdf: "un PDF"
    case .png: "una imagen PNG"
    case .jpeg: "una fotografía JPEG"
    case .gif: "una imagen GIF"
    case .bmp: "una imagen BMP"
    case .tiff: "una imagen TIFF"
    case .webp: "una imagen WebP"
    case .zip: "un archivo comprimido ZIP"
    case .gzip, .bzip, .xz: "un archivo comprimido"
    case .rar: "un archivo comprimido RAR"
    case .sevenZip: "un archivo comprimido 7z"
    case .compound: "un documento de Office 97-2003"
    case .rtf: "un documento RTF"
    case .movie, .matroska, .avi, .asf: "un video"
    case .ogg, .mp3, .wave: "un audio"
    case .flash: "una animación Flash"
    case .windowsProgram: "un programa de Windows"
    case .linuxProgram: "un programa de Linux"
    case .macProgram: "un programa de macOS"
    case .classFile: "un programa de Java"
    case .script: "un programa de órdenes"
    case .postscript: "un documento PostScript"
    case .photoshop: "una imagen de Photoshop"
    case .drawing: "un plano de AutoCAD"
    case .sqlite: "una base de datos SQLite"
    case .access: "una base de datos de Access"
    case .page: "una página web (HTML)"
    case .xml: "un archivo XML"
    case .text: "texto"
    case .unknown: nil
    }
  }

  var isText: Bool { [.text, .page, .xml, .rtf, .script].contains(self) }
}
