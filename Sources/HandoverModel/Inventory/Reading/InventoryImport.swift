/// Turns somebody's inventories into rows of the table of elements.
///
/// A unit that the registry has keeps its code: by the code that the notes name, or by retention code, title, box,
/// folder and volume. What the registry knows and the sheet does not say stays.
package struct InventoryImport {
  /// The columns of the table that an inventory fills, behind the order number, which is only there to be read.
  static let columns = [
    "codigo", "seccion", "titulo", "ruta", "serie", "subserie", "codigo_trd", "fecha_inicial", "fecha_final",
    "soporte",
    "caja", "carpeta", "tomo", "otro", "folios", "ubicacion", "responsable_produccion", "acceso",
    "fundamento",
    "datos_personales", "estado", "notas",
  ]

  private let access: Deliverable.Access?
  private let byCode: [String: Deliverable]
  private let byPlace: [[String]: [Deliverable]]
  /// Codes of the registry and those that were given in this import.
  private var taken: Set<String>
  /// Elements that a row of this import is for.
  private var matched: Set<String> = []

  /// `access` is the level of units whose notes say none.
  package init(into elements: [Deliverable], access: Deliverable.Access?) {
    self.access = access
    byCode = Dictionary(elements.map { ($0.code, $0) }) { first, _ in first }
    byPlace = Dictionary(grouping: elements, by: Self.place)
    taken = Set(elements.map(\.code))
  }

  /// The inventory as a sheet of the table of elements, with everything that is wrong or doubtful in its rows.
  package mutating func grid(_ reading: InventoryReading) throws(GridProblem) -> Grid {
    var grid = Grid(rows: [GridRow(number: reading.headRow, cells: ["No."] + Self.columns)])
    grid.remarks = reading.remarks
    grid.columnLetters = Self.letters(of: reading)
    var withoutAccess = 0
    var previous: Int?
    for line in reading.lines {
      var unit = InventoryUnitText(line, of: reading)
      let known = existing(unit)
      if let known { unit.dropFromNotes(known.otherUnit) }
      let code = known?.code ?? newCode(order: unit.order)
      if unit["acceso"].isEmpty, known == nil {
        unit["acceso"] = access?.rawValue ?? ""
        if access == nil { withoutAccess += 1 }
      }
      unit.checkOrder(after: previous)
      previous = unit.order ?? previous
      append(unit, code, known, to: &grid)
    }
    grid.doubts += reading.asides.map { aside in
      CellDoubt(
        row: aside.row, column: nil, letter: nil, value: aside.text,
        FieldProblem("no es una unidad y no se lee", allowed: ""))
    }
    guard withoutAccess == 0 else { throw Self.noAccess(withoutAccess) }
    grid.remarks.append(Self.summary(reading))
    return grid
  }

  private func append(
    _ unit: InventoryUnitText, _ code: String, _ known: Deliverable?, to grid: inout Grid
  ) {
    let cells = Self.columns.map { name -> String in
      if name == "codigo" { return code }
      // Which part of the handover it belongs to and that it is there, an inventory does not know better.
      let text = known != nil && ["seccion", "estado"].contains(name) ? "" : unit[name]
      guard text.isEmpty, let known else { return text }
      return Deliverable.table.column(name)?.text(known) ?? ""
    }
    grid.rows.append(GridRow(number: unit.row, cells: [unit.order.map { "\($0)" } ?? ""] + cells))
    for (name, problem) in unit.troubles {
      guard let index = Self.columns.firstIndex(of: name) else { continue }
      grid.troubles[CellPlace(row: unit.row, column: index + 1)] = problem
    }
    grid.doubts += unit.doubts
  }

  // MARK: Whose row it is

  private static func place(_ element: Deliverable) -> [String] {
    [element.retentionCode, element.title, element.box, element.folder, element.volume].map(\.foldedForSearch)
  }

  private mutating func existing(_ unit: InventoryUnitText) -> Deliverable? {
    let place = ["codigo_trd", "titulo", "caja", "carpeta", "tomo"].map { unit[$0].foldedForSearch }
    let named = unit.elementCode.flatMap { byCode[$0] }
    let candidates = named.map { [$0] } ?? byPlace[place, default: []].filter { !matched.contains($0.code) }
    let best =
      candidates.first { ($0.firstDate?.fieldText ?? "") == unit["fecha_inicial"] } ?? candidates.first
    guard let best, !unit["titulo"].isEmpty else { return nil }
    matched.insert(best.code)
    return best
  }

  /// `F-012` for order number 12, or the next number that is free.
  private mutating func newCode(order: Int?) -> String {
    func code(_ number: Int) -> String {
      "F-" + String(repeating: "0", count: max(0, 3 - String(number).count)) + "\(number)"
    }
    var number = order.flatMap { $0 > 0 ? $0 : nil } ?? 1
    if taken.contains(code(number)) {
      number = 1 + (taken.compactMap { $0.hasPrefix("F-") ? Int($0.dropFirst(2)) : nil }.max() ?? 0)
    }
    taken.insert(code(number))
    return code(number)
  }

  // MARK: Words

  private static func noAccess(_ count: Int) -> GridProblem {
    GridProblem(
      "es un inventario en el que \(count == 1 ? "una unidad no dice" : "\(count) unidades no dicen") si su "
        + "información es pública, clasificada o reservada",
      allowed: "--acceso publica, clasificada o reservada, que vale para las que no lo dicen")
  }

  private static func summary(_ reading: InventoryReading) -> FieldProblem {
    let office =
      reading.places[.office] != nil
      ? "de varias oficinas" : reading.office.isEmpty ? "sin oficina productora" : "de \(reading.office)"
    let count = reading.lines.count
    let rest =
      reading.leftOut == 0
      ? ""
      : "; no se leen \(reading.leftOut == 1 ? "una fila" : "\(reading.leftOut) filas") de totales, firmas o "
        + "encabezados repetidos"
    return FieldProblem(
      "se lee como inventario documental \(office): \(count == 1 ? "una unidad" : "\(count) unidades")\(rest)",
      allowed: "")
  }

  /// Under which letters the columns of the table stand in the sheet.
  private static func letters(of reading: InventoryReading) -> [Int: String] {
    var letters: [Int: String] = [:]
    for (name, titles) in sources {
      guard let index = columns.firstIndex(of: name) else { continue }
      letters[index + 1] = titles.lazy.compactMap { reading.letters(of: $0) }.first
    }
    return letters
  }

  /// Which columns of an inventory fill a column of the table.
  static let sources: [String: [InventoryTitle]] = [
    "titulo": [.unit, .name, .subseries, .series], "serie": [.series, .name],
    "subserie": [.subseries, .name],
    "codigo_trd": [.code], "fecha_inicial": [.first, .span], "fecha_final": [.last, .span],
    "soporte": [.support, .onPaper], "caja": [.box], "carpeta": [.folder], "tomo": [.volume],
    "otro": [.other],
    "folios": [.sheets, .sheetsLast], "ubicacion": [.shelf], "ruta": [.place], "notas": [.notes],
    "responsable_produccion": [.office],
  ]
}
