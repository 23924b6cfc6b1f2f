/// Something in a file that cannot be taken: where it stands, what it says and what would be allowed.
package struct RowProblem: Hashable, Sendable {
  /// The name by which the file was given.
  package let file: String
  /// The row's number in a spreadsheet program; nil when it concerns the whole file.
  package let row: Int?
  /// The column's name; nil when it concerns the whole row.
  package let column: String?
  /// The letters over that column in a workbook; nil for other files.
  package let letter: String?
  /// The cell's text; nil when there is none, or when it must not be repeated because it looks like a secret.
  package let value: String?
  /// What is the matter, in Spanish without a final full stop.
  package let problem: String
  /// What would be allowed, in Spanish.
  package let allowed: String

  package init(
    file: String, row: Int?, column: String?, letter: String? = nil, value: String?, _ problem: FieldProblem
  ) {
    self.file = file
    self.row = row
    self.column = column
    self.letter = letter
    self.value = value
    self.problem = problem.text
    allowed = problem.allowed
  }

  /// The whole problem in one Spanish sentence without a final full stop.
  package var sentence: String { file + (place.isEmpty ? "" : ", " + place) + ": " + statement }

  /// Where it stands in the file; empty for the whole file.
  package var place: String {
    let title = column.map { name in letter.map { "columna \($0) (\(name))" } ?? "columna \(name)" }
    return [row.map { "fila \($0)" }, title ?? letter.map { "columna \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// The value, what is the matter with it and what would be allowed.
  package var statement: String {
    let quoted = value.map { "«\(Self.shortened($0))» " } ?? ""
    return "\(quoted)\(problem)" + (allowed.isEmpty ? "" : " (se admite: \(allowed))")
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 60 ? line : line.prefix(59) + "…"
  }
}

extension RowProblem: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file = "archivo"
    case row = "fila"
    case column = "columna"
    case letter = "letra"
    case value = "valor"
    case problem = "problema"
    case allowed = "admitido"
  }
}
