import HandoverModel

/// Lays the inventory of one office out on a sheet as the official form does.
struct InventorySheet {
  private let input: InventoryInput
  private let inventory: OfficeInventory
  private let form: InventoryForm
  private var cells: [FormSheet.Cell] = []
  private var heights: [Int: Int] = [:]

  init(_ input: InventoryInput, _ inventory: OfficeInventory) {
    self.input = input
    self.inventory = inventory
    form = input.form
    writeHeading()
    writeColumnHeads()
    writeRows()
    writeSignatures()
  }

  /// The sheet: heading, two rows of column heads, units, signatures.
  var sheet: FormSheet {
    FormSheet(
      title: inventory.office.isEmpty ? "Sin oficina productora" : inventory.office,
      author: input.file.entity, made: input.date, widths: form.columns.map(\.width), cells: cells,
      heights: heights, repeated: 0...(Self.firstRow - 1),
      header: "&R&9HOJA No. &P DE &N",
      footer: "&L&8FUID, \(Sheet.printed(form.norm))&R&8\(Sheet.printed(input.file.entity))")
  }

  /// The row of the first unit, counted from 0.
  static let firstRow = 8

  private var lastColumn: Int { form.columns.count - 1 }

  private mutating func put(
    _ text: String, _ row: Int, _ columns: ClosedRange<Int>, to lastRow: Int? = nil, _ style: FormSheet.Style
  ) {
    cells.append(
      FormSheet.Cell(
        rows: row...(lastRow ?? row), columns: columns, text: text, style: style, isNumber: false))
  }

  private mutating func writeHeading() {
    put("FORMATO ÚNICO DE INVENTARIO DOCUMENTAL", 0, 0...lastColumn, .title)
    heights[0] = 24
    let right = lastColumn - 4
    for (index, box) in input.boxes(inventory).enumerated() {
      put(box.label.uppercased(), index + 1, 0...1, .label)
      put(box.value, index + 1, 2...(right - 1), .value)
      heights[index + 1] = 18
    }
    put("REGISTRO DE ENTRADA", 1, right...lastColumn, .head)
    for (index, box) in input.entry.enumerated() {
      let columns = index == 3 ? (right + 3)...lastColumn : (right + index)...(right + index)
      put(box.label.uppercased(), 2, columns, .head)
      put(box.value, 3, columns, .centred)
    }
    put(
      "N° T: número de transferencia. Solo se diligencia en las transferencias.", 4, right...lastColumn,
      to: 5,
      .small)
  }

  private mutating func writeColumnHeads() {
    for heading in form.headings {
      let columns = heading.columns.lowerBound...(heading.columns.upperBound - 1)
      put(heading.title.uppercased(), 6, columns, to: heading.isGroup ? 6 : 7, .head)
    }
    for (index, column) in form.columns.enumerated() where !column.group.isEmpty {
      put(column.title.uppercased(), 7, index...index, .head)
    }
    (heights[6], heights[7]) = (28, 36)
  }

  private mutating func writeRows() {
    for (offset, unit) in inventory.units.enumerated() {
      let texts = InventoryRow(unit: unit, form: form).cells
      for (index, column) in form.columns.enumerated() {
        cells.append(
          FormSheet.Cell(
            rows: (Self.firstRow + offset)...(Self.firstRow + offset), columns: index...index,
            text: texts[index], style: column.field.isCentred ? .centred : .text,
            isNumber: column.field.holdsNumbers))
      }
    }
  }

  private mutating func writeSignatures() {
    var row = Self.firstRow + inventory.units.count
    let omissions = input.omissions(inventory)
    if !omissions.isEmpty {
      put(omissions, row, 0...lastColumn, .small)
      heights[row] = 15 * (1 + omissions.count / 180)
      row += 1
    }
    row += 1
    for (signer, columns) in zip(input.signers, thirds) {
      let label = columns.lowerBound...(columns.lowerBound + 1)
      let value = (columns.lowerBound + 2)...columns.upperBound
      let lines = [
        (signer.role, signer.name), ("Cargo", signer.post), ("Firma", ""), ("Lugar", signer.place),
        ("Fecha", ""),
      ]
      for (index, line) in lines.enumerated() {
        put(line.0, row + index, label, .label)
        put(line.1, row + index, value, .value)
        heights[row + index] = index == 2 ? 34 : 24
      }
    }
  }

  /// The columns of the three signature blocks, each about a third of the sheet's width.
  private var thirds: [ClosedRange<Int>] {
    let total = form.columns.reduce(0) { $0 + $1.width }
    var (ends, sum): ([Int], Int) = ([], 0)
    for (index, column) in form.columns.enumerated() {
      sum += column.width
      if ends.count < 2, sum * 3 >= total * (ends.count + 1), index >= (ends.last ?? -1) + 3 {
        ends.append(index)
      }
    }
    let second = min(ends.last ?? 5, lastColumn - 3)
    let first = min(ends.first ?? 2, second - 3)
    return [0...first, (first + 1)...second, (second + 1)...lastColumn]
  }
}
