/// What the header of a column says of the numbers below it.
package enum ColumnMeaning: Hashable, Sendable {
  case nothing
  case document
  case telephone
  case account

  /// The meaning of a header cell.
  package init(header: some StringProtocol) {
    let words = String(header).foldedForSearch.split { !$0.isLetter }.map(String.init)
    let isShort = (1...7).contains(words.count)
    let folded = words.joined(separator: " ")
    if !isShort || words.contains(where: Self.others.contains) {
      self = .nothing
    } else if folded == "documento" || folded == "cc" || words.contains(where: Self.documents.contains)
      || folded.hasSuffix("de documento") || folded.hasSuffix("documento de identidad") || folded == "c c"
      || folded == "no documento" || folded == "n documento" || folded == "nro documento"
    {
      self = .document
    } else if words.contains(where: Self.telephones.contains) {
      self = .telephone
    } else if words.contains(where: ["cuenta", "cuentas", "cta"].contains),
      words.contains(where: ["bancaria", "ahorros", "numero", "no", "nro", "banco", "ahorro"].contains)
    {
      self = .account
    } else {
      self = .nothing
    }
  }

  private static let documents: Set<String> = ["cedula", "cedulas", "identificacion", "identidad", "nuip"]
  private static let telephones: Set<String> = [
    "telefono", "telefonos", "celular", "celulares", "movil", "tel", "cel",
  ]
  private static let others: Set<String> = [
    "tipo", "nit", "clase", "fecha", "entidad", "codigo", "contable", "rubro", "presupuestal", "lugar",
    "expedicion",
    "oficina", "dependencia", "institucional", "pbx", "extension", "conmutador", "cantidad", "usuarios",
    "total",
  ]
}

/// The header of a table, by column.
package struct TableMeaning: Hashable, Sendable {
  private let columns: [ColumnMeaning]

  /// The meanings of header cells from left to right.
  ///
  /// A telephone column counts in a table of people alone; the directory of offices is public.
  package init(header: [String]) {
    let columns = header.map { ColumnMeaning(header: $0) }
    let isOfPeople =
      columns.contains(.document)
      || header.contains { cell in
        let words = Set(cell.foldedForSearch.split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: [
          "nombre", "nombres", "apellido", "apellidos", "ciudadano", "vecino", "peticionario", "beneficiario",
          "acudiente",
          "contratista", "persona",
        ])
      }
        && !header.contains { cell in
          !Set(cell.foldedForSearch.split { !$0.isLetter }.map(String.init)).isDisjoint(with: [
            "cargo", "dependencia", "oficina", "entidad", "extension",
          ])
        }
    self.columns = isOfPeople ? columns : columns.map { $0 == .telephone ? .nothing : $0 }
  }

  /// What the column says that is counted from 0.
  package subscript(_ column: Int) -> ColumnMeaning {
    columns.indices.contains(column) ? columns[column] : .nothing
  }

  /// Whether any column gives numbers a meaning.
  package var isMeaningful: Bool { columns.contains { $0 != .nothing } }
}
