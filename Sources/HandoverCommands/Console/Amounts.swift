import HandoverModel

/// A number of bytes as people read it in Colombia: `812 bytes`, `1,5 kB`, `1.234,5 MB`.
package struct ByteCount: Hashable, Sendable, CustomStringConvertible {
  /// The exact number.
  package let bytes: Int64

  package init(_ bytes: some BinaryInteger) { self.bytes = Int64(clamping: bytes) }

  package var description: String {
    guard bytes.magnitude >= 1000 else { return counted(Int(bytes), "byte", "bytes") }
    let (unit, name) = Self.units.last { bytes.magnitude >= $0.0 } ?? (1000, "kB")
    return "\(tenths(of: unit)) \(name)"
  }

  /// Thousands of megabytes stay megabytes up to ten gigabytes: the size of a USB stick is compared in one unit.
  private static let units: [(UInt64, String)] = [(1000, "kB"), (1_000_000, "MB"), (10_000_000_000, "GB")]

  private func tenths(of threshold: UInt64) -> String {
    let unit = threshold == 10_000_000_000 ? 1_000_000_000 : threshold
    let rounded = Int((bytes.magnitude + unit / 20) / (unit / 10))
    let sign = bytes < 0 ? "-" : ""
    return sign + (rounded / 10).grouped(by: ".") + (rounded % 10 == 0 ? "" : ",\(rounded % 10)")
  }
}

/// `1 archivo`, `1.234 archivos`: a number with its noun.
package func counted(_ count: Int, _ singular: String, _ plural: String) -> String {
  "\(count.grouped(by: ".")) \(count == 1 ? singular : plural)"
}

extension Duration {
  /// `menos de 1 s`, `8 s`, `2 min 05 s`, `1 h 03 min`: how long something takes.
  package var spanish: String {
    let seconds = components.seconds
    switch seconds {
    case ..<1: return "menos de 1 s"
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min \(twoDigits(seconds % 60)) s"
    default: return "\(seconds / 3600) h \(twoDigits(seconds % 3600 / 60)) min"
    }
  }

  private func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
