/// One unit of somebody's inventory as texts for the table of elements, with what is the matter with them.
struct InventoryUnitText {
  let row: Int
  /// The order number; nil when there is none.
  private(set) var order: Int?
  /// The code of an element that the notes name.
  private(set) var elementCode: String?
  /// What keeps the row from being stored, by column of the table.
  private(set) var troubles: [String: FieldProblem] = [:]
  private(set) var doubts: [CellDoubt] = []
  private var texts: [String: String] = [:]
  private var notes: [String] = []
  private let source: [InventoryTitle: InventoryReading.Cell]
  private let reading: InventoryReading

  init(_ line: InventoryReading.Line, of reading: InventoryReading) {
    row = line.row
    self.reading = reading
    source = Dictionary(line.cells.map { ($0.title, $0) }) { first, _ in first }
    self["responsable_produccion"] = text(.office).isEmpty ? reading.office : text(.office)
    self["estado"] = Deliverable.State.delivered.rawValue
    readNotes(line)
    readNames()
    readDates()
    readUnits(line)
    readSupport()
    notes += line.others
    self["notas"] = notes.asSentences
    for (name, titles) in InventoryImport.sources {
      for title in titles {
        if let trouble = reading.trouble(row: row, of: title) { troubles[name] = trouble }
      }
    }
  }

  /// The text of a column of the table; empty when the sheet does not tell it.
  subscript(name: String) -> String {
    get { texts[name] ?? "" }
    set { texts[name] = newValue }
  }

  /// Takes a sentence out of the notes that says what another column of the registry holds.
  mutating func dropFromNotes(_ sentence: String) {
    guard !sentence.isEmpty, let range = self["notas"].firstRange(of: sentence + ".") else { return }
    let notes = self["notas"]
    self["notas"] = [notes[..<range.lowerBound], notes[range.upperBound...]].map {
      CellText.tidied(String($0))
    }
    .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Numbers that jump or stand twice are told.
  mutating func checkOrder(after previous: Int?) {
    guard reading.places[.order] != nil else { return }
    guard let order else {
      doubt(.order, "no tiene número de orden")
      return
    }
    guard let previous, order != previous + 1 else { return }
    if order == previous {
      doubt(.order, "repite el número de orden anterior")
    } else if order > previous {
      doubt(.order, "la numeración salta de \(previous) a \(order)")
    } else if order != 1 {
      doubt(.order, "la numeración vuelve de \(previous) a \(order)")
    }
  }

  private func text(_ title: InventoryTitle) -> String { source[title]?.text ?? "" }

  private mutating func doubt(_ title: InventoryTitle, _ words: String, allowed: String = "") {
    let cell = source[title]
    doubts.append(
      CellDoubt(
        row: row, column: cell?.heading, letter: reading.letters(of: title),
        value: cell.flatMap { $0.text.isEmpty ? nil : $0.text }, FieldProblem(words, allowed: allowed)))
  }

  // MARK: Names

  private mutating func readNames() {
    let number = text(.order).replacing(".", with: "")
    order = Int(number)
    if order == nil, !number.isEmpty { notes.append("Número de orden: \(text(.order))") }
    let lines = text(.name).split(whereSeparator: \.isNewline).map { CellText.tidied(String($0)) }
      .filter { !$0.isEmpty }
    var names = [text(.series), text(.subseries)].map {
      $0.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    let unit = text(.unit).split(whereSeparator: \.isNewline).joined(separator: " ")
    var rest = lines[...]
    if names == ["", ""], lines.count > (unit.isEmpty ? 1 : 0) {
      names[0] = rest.popFirst() ?? ""
      if rest.count > (unit.isEmpty ? 1 : 0) { names[1] = rest.popFirst() ?? "" }
    }
    let title = rest.joined(separator: " ")
    self["serie"] = names[0]
    self["subserie"] = names[1]
    self["titulo"] = [unit, title, names[1], names[0]].first { !$0.isEmpty } ?? ""
    if !unit.isEmpty, !title.isEmpty { notes.append("Asunto: \(title)") }
    let code = text(.code)
    self["codigo_trd"] = code
    if code.isEmpty, reading.places[.code] != nil {
      doubt(.code, "no tiene código", allowed: "el de la tabla de retención, por ejemplo 120-2-40")
    } else if !code.isEmpty, RetentionCode(text: code) == nil {
      doubt(.code, "no tiene la forma oficina-serie-subserie", allowed: "por ejemplo 120-2-40")
    }
  }

  // MARK: Dates

  private mutating func readDates() {
    var (first, last) = (text(.first), text(.last))
    let both = text(.span).isEmpty ? (last.isEmpty ? first : "") : text(.span)
    if let span = InventoryDate.span(both) {
      (first, last) = span
    } else if first.isEmpty {
      first = text(.span)
    }
    self["fecha_inicial"] = date(first, "fecha_inicial")
    // A single date is written once; one that cannot be read is told once.
    self["fecha_final"] =
      last.isEmpty ? InventoryDate.canonical(first) ?? "" : date(last, "fecha_final")
    if first.isEmpty, last.isEmpty, reading.places[.first] != nil || reading.places[.span] != nil {
      doubt(.first, "no tiene fechas extremas", allowed: "una fecha, o s.f. si no la tiene")
    }
  }

  private mutating func date(_ text: String, _ column: String) -> String {
    if text.isEmpty { return "" }
    if let date = InventoryDate.canonical(text) { return date }
    if InventoryDate.hasShortYear(text) {
      troubles[column] = FieldProblem("tiene un año de dos cifras", allowed: "el año con sus cuatro cifras")
    }
    return text
  }

  // MARK: Units

  private mutating func readUnits(_ line: InventoryReading.Line) {
    self["caja"] = text(.box)
    self["carpeta"] = text(.folder)
    self["tomo"] = text(.volume)
    self["otro"] = InventoryWords.registryUnit(text(.other))
    let shelf = line.cells.filter { $0.title == .shelf && !$0.text.isEmpty }.map { cell in
      Header.key(cell.heading).hasPrefix("ubicacion")
        ? cell.text : "\(cell.heading.lowercased()) \(cell.text)"
    }
    if !shelf.isEmpty {
      let place = shelf.joined(separator: ", ")
      self["ubicacion"] = place.prefix(1).uppercased() + place.dropFirst()
    }
    readSheets()
    let place = text(.place)
    let isPath = Section.allCases.contains { place.hasPrefix($0.folder + "/") }
    if isPath {
      self["ruta"] = place
    } else if !place.isEmpty {
      notes.append("Ubicación electrónica: \(place)")
    }
    let amount = [(InventoryTitle.kind, "tipo"), (.count, "cantidad"), (.size, "tamaño")]
      .filter { !text($0.0).isEmpty }.map { "\($0.1) \(text($0.0))" }
    // Of a file of the expediente the registry does not keep what the file itself tells.
    if !isPath, !amount.isEmpty { notes.append("Electrónico: \(amount.joined(separator: ", "))") }
  }

  private mutating func readSheets() {
    let ends = [text(.sheetsFirst), text(.sheetsLast)].map { Int($0) }
    var span = ends[0].flatMap { first in ends[1].flatMap { SheetSpan(first: first, last: $0) } }
    var total = text(.sheets)
    if let match = total.wholeMatch(of: /([0-9]{1,5})\s*[-–a]\s*([0-9]{1,5})/), let first = Int(match.1),
      let last = Int(match.2), let read = SheetSpan(first: first, last: last)
    {
      (span, total) = (read, "")
    } else if let match = total.wholeMatch(
      of: /([0-9]{1,6})\s*(?:f|fl|fls|fol|folio|folios)\.?/.ignoresCase())
    {
      total = String(match.1)
    }
    self["folios"] = total.isEmpty ? span.map { "\($0.count)" } ?? text(.sheetsLast) : total
    guard let span else {
      if !text(.sheetsFirst).isEmpty { notes.append("Folio inicial: \(text(.sheetsFirst))") }
      return
    }
    notes.append(span.remark)
    if let number = Int(total), number != span.count {
      doubt(.sheets, "los folios \(span.first) a \(span.last) son \(span.count) y el total dice otra cosa")
    }
  }

  // MARK: Support

  private mutating func readSupport() {
    let units = ["caja", "carpeta", "tomo", "otro", "folios"].filter { !self[$0].isEmpty }
    let files = [InventoryTitle.kind, .count, .size, .place].filter { !text($0).isEmpty }
    let words = text(.support).foldedForSearch
    var isPaper = Self.isMark(text(.onPaper))
    var isElectronic = Self.isMark(text(.isElectronic))
    if !words.isEmpty {
      let isBoth = words.contains("hibrido")
      isElectronic =
        isBoth || ["electron", "digital", "archivo"].contains { words.contains($0) } || words == "e"
      isPaper = isBoth || !isElectronic || ["papel", "fisico"].contains { words.contains($0) }
    }
    if !isPaper, !isElectronic {
      (isPaper, isElectronic) = (!units.isEmpty, units.isEmpty && !files.isEmpty)
      guard isPaper || isElectronic else {
        troubles["soporte"] = FieldProblem(
          "no dice en qué soporte está",
          allowed: "papel, electrónico o híbrido; o la caja, la carpeta o los folios")
        return
      }
      doubt(.support, "no dice el soporte; se toma por \(isPaper ? "físico" : "electrónico")")
    }
    let support: Deliverable.Support = isPaper && isElectronic ? .both : isPaper ? .paper : .electronic
    self["soporte"] = support.rawValue
    self["seccion"] = (isPaper ? Deliverable.Kind.physical : .archive).rawValue
    keepCarrier(words)
    if isPaper, self["caja"].isEmpty, self["carpeta"].isEmpty, self["tomo"].isEmpty, self["otro"].isEmpty {
      doubt(.box, "es físico y no dice en qué caja o carpeta está")
    }
  }

  /// A carrier that only the column of the support names is kept.
  private mutating func keepCarrier(_ words: String) {
    let plain = [
      "", "papel", "p", "fisico", "electronico", "e", "digital", "hibrido", "papel y electronico", "x",
    ]
    let own =
      InventoryWords.carrier(in: self["otro"]).map { [$0.lowercased(), "\($0.lowercased()) y electronico"] }
      ?? []
    guard !plain.contains(words), !own.contains(words) else { return }
    notes.append("Soporte: \(text(.support))")
  }

  private static func isMark(_ text: String) -> Bool {
    let words = text.foldedForSearch
    return !words.isEmpty && !["no", "n", "0", "-", "n/a"].contains(words)
  }

  // MARK: Notes

  /// The notes without what our own inventories write into them, which goes back into its columns.
  private mutating func readNotes(_ line: InventoryReading.Line) {
    let all = line.cells.filter { $0.title == .notes && !$0.text.isEmpty }.map(\.text)
    var own = InventoryNotes(all.count == 1 ? all[0] : all.asSentences)
    elementCode = own.elementCode
    self["ubicacion"] = own.location
    self["acceso"] = own.access
    self["fundamento"] = own.ground
    self["datos_personales"] = own.personalData
    if let path = own.path { self["ruta"] = path }
    let frequency = text(.frequency)
    if !frequency.isEmpty { own.text = [own.text, "Frecuencia de consulta: \(frequency)"].asSentences }
    if !own.text.isEmpty { notes.append(own.text) }
  }
}
