/// The canonical tables of a bundle as they are published for everybody.
package enum OpenDataCSV {
  /// A canonical table as open data; throws when it is no CSV.
  package static func bytes(from table: [UInt8]) throws(GridProblem) -> [UInt8] {
    Array(CSVWriter.text(try CSVReader.read(table).rows.map(\.cells), style: .openData).utf8)
  }
}
