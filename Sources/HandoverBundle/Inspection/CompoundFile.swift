import HandoverModel

/// The container of Office 97-2003, in which Office also keeps documents with a password.
struct CompoundFile {
  /// What was found in it.
  struct Survey {
    var isEncrypted = false
    var hasMacros = false
    var problem: String?
    /// The Spanish name of what it is, where the names of its streams tell.
    var title: String?
  }

  private let view: LittleEndian
  private let sector: Int
  private let size: UInt64

  /// Looks through the directory and the beginnings of the streams that tell.
  static func survey(_ sample: FileSample) -> Survey {
    var survey = Survey()
    guard let file = CompoundFile(sample) else {
      survey.problem = "su cabecera no se entiende"
      return survey
    }
    guard let entries = file.directory() else {
      survey.problem = sample.isWhole ? "le falta el índice" : nil
      return survey
    }
    let names = Set(entries.map(\.name))
    survey.title = titles.first { names.contains($0.0) }?.1
    survey.hasMacros = !names.isDisjoint(with: ["_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"])
    survey.isEncrypted =
      names.contains("EncryptedPackage") || names.contains("EncryptedSummary")
      || entries.contains(where: file.isEncrypted)
    return survey
  }

  private static let titles = [
    ("EncryptedPackage", "un documento de Office"), ("WordDocument", "un documento de Word 97-2003"),
    ("Workbook", "un libro de Excel 97-2003"), ("Book", "un libro de Excel 5.0 o 95"),
    ("PowerPoint Document", "una presentación de PowerPoint 97-2003"),
    ("__properties_version1.0", "un mensaje de Outlook"),
  ]

  private struct Entry {
    let name: String
    let start: Int
    let count: Int
  }

  private init?(_ sample: FileSample) {
    view = LittleEndian(sample.head[...])
    size = sample.size
    guard let shift = view.u16(30), shift == 9 || shift == 12, view.u16(28) == 0xFFFE else { return nil }
    sector = 1 << Int(shift)
  }

  /// The entries of the directory; nil when it does not lie in the file.
  private func directory() -> [Entry]? {
    guard let first = view.u32(48) else { return nil }
    var entries: [Entry] = []
    var place = Int(first)
    var steps = 0
    while place < 0xFFFF_FFFA, steps < 4096 {
      guard let bytes = view.slice((place + 1) * sector, sector) else {
        return entries.isEmpty ? nil : entries
      }
      let block = LittleEndian(bytes)
      for offset in stride(from: 0, to: sector, by: 128) {
        guard let length = block.u16(offset + 64), (2...64).contains(length),
          let start = block.u32(offset + 116), let count = block.u32(offset + 120)
        else { continue }
        let units = stride(from: 0, to: Int(length) - 2, by: 2).compactMap { block.u16(offset + $0) }
        entries.append(
          Entry(name: String(decoding: units, as: UTF16.self), start: Int(start), count: Int(count)))
      }
      guard let next = following(place) else { return entries }
      place = next
      steps += 1
    }
    return entries
  }

  /// The sector after one in its chain, by the first 109 sectors of the table.
  private func following(_ place: Int) -> Int? {
    let each = sector / 4
    guard place / each < 109, let table = view.u32(76 + 4 * (place / each)), table < 0xFFFF_FFFA else {
      return nil
    }
    return view.u32((Int(table) + 1) * sector + 4 * (place % each)).map(Int.init)
  }

  /// The flag of Word and the record of Excel; streams of less than 4096 bytes lie elsewhere and are never documents.
  private func isEncrypted(_ entry: Entry) -> Bool {
    guard entry.count >= 4096, let bytes = view.slice((entry.start + 1) * sector, min(sector, 512)) else {
      return false
    }
    let stream = LittleEndian(bytes)
    switch entry.name {
    case "WordDocument": return (stream.u16(10) ?? 0) & 0x0100 != 0
    case "Workbook", "Book":
      var at = 0
      while let kind = stream.u16(at), let count = stream.u16(at + 2), at < 400 {
        if kind == 0x002F { return true }
        at += 4 + Int(count)
      }
      return false
    default: return false
    }
  }
}
