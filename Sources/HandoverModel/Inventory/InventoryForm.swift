/// A form of the Formato Único de Inventario Documental (FUID): its columns in the official order.
///
/// Sources: Acuerdo AGN 042 de 2002, art. 7, and Acuerdo AGN 001 de 2024, Anexo 3.
package struct InventoryForm: Hashable, Sendable {
  /// Which of the two forms.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Acuerdo 042 de 2002, for what was handed over before 2024.
    case of2002 = "042"
    /// Acuerdo 001 de 2024.
    case of2024 = "001"
  }

  /// What a column of an inventory says; the raw value names it in CSV files and style sheets.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case order = "orden"
    case code = "codigo"
    case name = "serie"
    case unit = "unidad"
    case first = "inicial"
    case last = "final"
    case onPaper = "fisico"
    case isElectronic = "electronico"
    case support = "soporte"
    case box = "caja"
    case folder = "carpeta"
    case volume = "tomo"
    case other = "otro"
    case sheets = "folios"
    case kind = "tipo"
    case count = "cantidad"
    case size = "tamano"
    case place = "ubicacion"
    case frequency = "frecuencia"
    case notes = "notas"

    /// Whether its cells are numbers, to be added up.
    package var holdsNumbers: Bool { [.order, .sheets, .count].contains(self) }

    /// Whether its cells stand in the middle.
    package var isCentred: Bool { ![.name, .unit, .place, .notes, .kind].contains(self) }
  }

  /// One column of the form.
  package struct Column: Hashable, Sendable {
    /// What it says.
    package let field: Field
    /// The official heading.
    package let title: String
    /// The heading above it and its neighbours; empty for a heading of two rows.
    package let group: String
    /// The width on a sheet, in characters.
    package let width: Int
  }

  /// A heading of the first of the two rows.
  package struct Heading: Hashable, Sendable {
    /// What it says.
    package let title: String
    /// The columns below it.
    package let columns: Range<Int>
    /// Whether there is a second row below it.
    package let isGroup: Bool
  }

  /// Which of the two.
  package let kind: Kind
  /// The norm that gives the form, in Spanish.
  package let norm: String
  /// From left to right.
  package let columns: [Column]

  /// The headings of the first row, from left to right.
  package var headings: [Heading] {
    var headings: [Heading] = []
    for (index, column) in columns.enumerated() {
      if column.group.isEmpty {
        headings.append(Heading(title: column.title, columns: index..<(index + 1), isGroup: false))
      } else if let last = headings.last, last.isGroup, last.title == column.group {
        headings[headings.count - 1] = Heading(
          title: last.title, columns: last.columns.lowerBound..<(index + 1), isGroup: true)
      } else {
        headings.append(Heading(title: column.group, columns: index..<(index + 1), isGroup: true))
      }
    }
    return headings
  }

  /// The form of that kind.
  package static func of(_ kind: Kind) -> InventoryForm { kind == .of2002 ? form2002 : form2024 }

  private static let form2002 = InventoryForm(
    kind: .of2002, norm: "Acuerdo 042 de 2002 del Archivo General de la Nación",
    columns: [
      Column(field: .order, title: "Número de orden", group: "", width: 8),
      Column(field: .code, title: "Código", group: "", width: 11),
      Column(field: .name, title: "Nombre de la serie, subserie o asuntos", group: "", width: 40),
      Column(field: .first, title: "Inicial", group: dates, width: 11),
      Column(field: .last, title: "Final", group: dates, width: 11),
      Column(field: .box, title: "Caja", group: "Unidad de conservación", width: 6),
      Column(field: .folder, title: "Carpeta", group: "Unidad de conservación", width: 8),
      Column(field: .volume, title: "Tomo", group: "Unidad de conservación", width: 7),
      Column(field: .other, title: "Otro", group: "Unidad de conservación", width: 12),
      Column(field: .sheets, title: "Número de folios", group: "", width: 8),
      Column(field: .support, title: "Soporte", group: "", width: 12),
      Column(field: .frequency, title: "Frecuencia de consulta", group: "", width: 11),
      Column(field: .notes, title: "Notas", group: "", width: 48),
    ])

  private static let form2024 = InventoryForm(
    kind: .of2024, norm: "Acuerdo 001 de 2024 del Archivo General de la Nación, Anexo 3",
    columns: [
      Column(field: .order, title: "Número de orden", group: "Identificación", width: 8),
      Column(field: .code, title: "Código", group: "Identificación", width: 11),
      Column(
        field: .name, title: "Nombre de la serie, subserie o asunto", group: "Identificación", width: 26),
      Column(field: .unit, title: "Nombre de la unidad documental", group: "Identificación", width: 32),
      Column(field: .first, title: "Inicial", group: dates, width: 11),
      Column(field: .last, title: "Final", group: dates, width: 11),
      Column(field: .onPaper, title: "Físico", group: "Soporte o formato", width: 7),
      Column(field: .isElectronic, title: "Electrónico", group: "Soporte o formato", width: 10),
      Column(field: .box, title: "Caja", group: "Físico", width: 6),
      Column(field: .folder, title: "Carpeta", group: "Físico", width: 8),
      Column(field: .volume, title: "Tomo, legajo o libro", group: "Físico", width: 8),
      Column(field: .sheets, title: "Número de folios", group: "Físico", width: 8),
      Column(field: .kind, title: "Tipo", group: "Electrónico", width: 10),
      Column(field: .count, title: "Cantidad", group: "Electrónico", width: 9),
      Column(field: .size, title: "Tamaño", group: "Electrónico", width: 9),
      Column(field: .place, title: "Ubicación", group: "Electrónico", width: 30),
      Column(field: .notes, title: "Notas", group: "", width: 36),
    ])

  private static let dates = "Fechas extremas (aaaa-mm-dd)"
}

/// Why an inventory is made (the box OBJETO of the form).
package enum InventoryPurpose: String, Choice {
  case primary = "transferencias primarias"
  case secondary = "transferencias secundarias"
  case accumulated = "valoración de fondos acumulados"
  case merger = "fusión y supresión de entidades o dependencias"
  /// Covers who joins, moves or leaves: the handover.
  case individual = "inventarios individuales"
  case elimination = "eliminación de documentos"

  /// Whether the box REGISTRO DE ENTRADA is filled in.
  package var isTransfer: Bool { self == .primary || self == .secondary }

  /// Whether the form knows it: that of 2002 has no elimination.
  package func isKnown(to form: InventoryForm.Kind) -> Bool { self != .elimination || form == .of2024 }
}

/// What the user decides about the boxes of the heading.
package struct InventoryHeading: Hashable, Sendable {
  /// Which form.
  package var form: InventoryForm.Kind
  /// Why it is made.
  package var purpose: InventoryPurpose
  /// The higher office on which the offices depend; empty to leave the box blank.
  package var administrativeUnit: String
  /// The number of the transfer; empty when it is none.
  package var transfer: String
  /// When the transfer entered; nil when it is none.
  package var enteredOn: CalendarDate?

  package init(
    form: InventoryForm.Kind, purpose: InventoryPurpose, administrativeUnit: String = "",
    transfer: String = "",
    enteredOn: CalendarDate? = nil
  ) {
    self.form = form
    self.purpose = purpose
    self.administrativeUnit = administrativeUnit
    self.transfer = transfer
    self.enteredOn = enteredOn
  }
}
