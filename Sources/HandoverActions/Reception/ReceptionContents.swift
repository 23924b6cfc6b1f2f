import HandoverBundle
import HandoverModel

/// What there is to receive in a bundle, and what the bundle tells of earlier observations (C-10 to C-15).
struct ReceptionContents {
  let items: [ReceptionItem]
  let clarifications: [ReceptionClarification]

  init(_ survey: BundleSurvey) {
    let rows = PlainTable(survey.table(BundleFormat.deliverablesTable))
    items = Self.items(survey, rows)
    clarifications = Self.clarifications(PlainTable(survey.table(BundleFormat.observationsTable)))
  }

  // MARK: Items

  private static func items(_ survey: BundleSurvey, _ table: PlainTable?) -> [ReceptionItem] {
    var items: [ReceptionItem] = []
    var positions: [ByteText: Int] = [:]
    for row in table?.rows ?? [] {
      let code = row["codigo"]
      guard isCode(code), positions[ByteText(code)] == nil else { continue }
      positions[ByteText(code)] = items.count
      items.append(element(row))
    }
    for folder in ReceptionRules.folders where table != nil {
      positions[ByteText(folder)] = items.count
      items.append(generated(folder, .folder))
    }
    var files = items.map { _ in [SurveyedFile]() }
    for file in survey.files {
      let owner = table == nil ? nil : owner(of: file, survey, positions)
      if let owner {
        files[owner].append(file)
      } else {
        items.append(generated(file.path, .file))
        files.append([file])
      }
    }
    return zip(items, files).filter { $0.kind == .element || !$1.isEmpty }.map(filled)
  }

  /// Whether a cell can name an element: it is neither empty nor the name of a generated item.
  private static func isCode(_ code: String) -> Bool {
    !code.isEmpty && !code.utf8.contains(0x2F) && !ReceptionRules.folders.contains(code)
  }

  /// The position of the element or generated folder that a file belongs to; nil for none.
  private static func owner(
    of file: SurveyedFile, _ survey: BundleSurvey, _ positions: [ByteText: Int]
  ) -> Int? {
    if let code = survey.element(of: file), isCode(code), let owner = positions[ByteText(code)] {
      return owner
    }
    let folders = ReceptionRules.folders
    if !file.path.utf8.contains(0x2F) { return positions[ByteText(folders[0])] }
    return file.path.startsInUTF8(with: folders[1] + "/") ? positions[ByteText(folders[1])] : nil
  }

  private static func element(_ row: PlainTable.Row) -> ReceptionItem {
    var item = ReceptionItem()
    item.code = row["codigo"]
    item.title = row["titulo"]
    item.section = row["seccion"]
    item.series = row["serie"]
    item.subseries = row["subserie"]
    item.support = row["soporte"]
    item.declared = Deliverable.State(rawValue: row["estado"]) ?? .delivered
    item.reason = row["motivo"]
    item.location = row["ubicacion"]
    var units = InventoriedUnits()
    units.box = row["caja"]
    units.folder = row["carpeta"]
    units.volume = row["tomo"]
    units.other = row["otro"]
    units.sheets = row.count("folios")
    item.units = units.isEmpty ? nil : units
    return item
  }

  private static func generated(_ code: String, _ kind: ReceptionItem.Kind) -> ReceptionItem {
    var item = ReceptionItem()
    item.code = code
    item.kind = kind
    item.takeNameFromCode()
    return item
  }

  private static func filled(_ item: ReceptionItem, _ files: [SurveyedFile]) -> ReceptionItem {
    var item = item
    item.files = files.count
    item.bytes = Int(clamping: files.reduce(0) { $0 &+ $1.size })
    item.integrity = files.map(\.integrity).min() ?? .withoutFiles
    item.problems = Set(files.flatMap(\.problems)).sorted { $0.precedesInUTF8($1) }
    let text = ReceptionFingerprint.text(of: item, files.map { ($0.path, $0.listed) })
    item.fingerprint = Hashing.sha256(Array(text.utf8))
    return item
  }

  // MARK: Clarifications

  private static func clarifications(_ table: PlainTable?) -> [ReceptionClarification] {
    let rows = (table?.rows ?? []).compactMap { row -> ReceptionClarification? in
      guard let number = row.count("numero") else { return nil }
      var clarification = ReceptionClarification()
      clarification.number = number
      clarification.version = row.count("version") ?? 0
      clarification.date = CalendarDate.canonical(row["fecha"])
      clarification.elements = row["elemento"].split(separator: ";").map { String($0).withoutOuterSpace }
        .filter { !$0.isEmpty }
      clarification.text = row["texto"]
      clarification.due = CalendarDate.canonical(row["plazo"])
      clarification.answer = row["respuesta"]
      clarification.answeredOn = CalendarDate.canonical(row["fecha_respuesta"])
      clarification.state = Observation.State(rawValue: row["estado"]) ?? .open
      clarification.answeringVersion = row.count("version_respuesta")
      return clarification
    }
    return rows.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
      .map(\.element)
  }
}

/// The cells of a bundle's CSV by the names of its columns, as they are but for the white space around them.
struct PlainTable {
  struct Row {
    fileprivate let columns: [String: Int]
    fileprivate let cells: [String]

    /// The cell of a column; empty when there is none.
    subscript(_ column: String) -> String {
      guard let index = columns[column], cells.indices.contains(index) else { return "" }
      return cells[index].withoutOuterSpace
    }

    /// The cell of a column as a number of one to nine digits; nil for anything else.
    func count(_ column: String) -> Int? {
      let text = self[column]
      guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return Int(text)
    }
  }

  let rows: [Row]

  /// Nil without a table that can be read.
  init?(_ bytes: [UInt8]?) {
    guard let bytes, let grid = try? CSVReader.read(bytes), let header = grid.rows.first else { return nil }
    let columns = Dictionary(header.cells.enumerated().map { ($1.withoutOuterSpace, $0) }) { _, last in last }
    rows = grid.rows.dropFirst().map { Row(columns: columns, cells: $0.cells) }
  }
}
