/// Something in a file that cannot be taken: where it stands, what it says and what would be allowed.
package struct RowProblem: Hashable, Sendable {
  /// The name by which the file was given.
  package let file: String
  /// The row's number in a spreadsheet program; nil when it concerns the whole file.
  package let row: Int?
  /// The column's name; nil when it concerns the whole row.
  package let column: String?
  /// The cell's text; nil when there is none, or when it must not be repeated because it looks like a secret.
  package let value: String?
  /// What is the matter, in Spanish without a final full stop.
  package let problem: String
  /// What would be allowed, in Spanish.
  package let allowed: String

  package init(file: String, row: Int?, column: String?, value: String?, _ problem: FieldProblem) {
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.problem = problem.text
    allowed = problem.allowed
  }

  /// The whole problem in one Spanish sentence without a final full stop.
  package var sentence: String {
    let place = [file, row.map { "fila \($0)" }, column.map { "columna \($0)" }].compactMap { $0 }
      .joined(separator: ", ")
    let quoted = value.map { "«\(Self.shortened($0))» " } ?? ""
    return "\(place): \(quoted)\(problem)" + (allowed.isEmpty ? "" : " (se admite: \(allowed))")
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
    case value = "valor"
    case problem = "problema"
    case allowed = "admitido"
  }
}
