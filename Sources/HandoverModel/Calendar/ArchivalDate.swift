/// A boundary date of an archival series (fecha extrema), which may be known only in part or not at all.
///
/// Source: filling rules of the Formato Único de Inventario Documental, where a missing date is written `s.f.`
package enum ArchivalDate: Hashable, Sendable {
  case undated
  case year(Int)
  case month(year: Int, month: Int)
  case day(CalendarDate)
}

extension ArchivalDate: FieldValue {
  package static var kind: FieldKind { .archivalDate }

  package init(fieldText: String) throws(FieldProblem) {
    let text = fieldText.lowercased()
    if ["s.f.", "s.f", "sf", "s. f."].contains(text) {
      self = .undated
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts[0].utf8.count == 4, let year = Int(parts[0]), (1000...9999).contains(year)
    {
      if parts.count == 1 {
        self = .year(year)
        return
      }
      if let month = Int(parts[1]), (1...12).contains(month) {
        self = .month(year: year, month: month)
        return
      }
    }
    do throws(FieldProblem) {
      self = .day(try CalendarDate(fieldText: fieldText))
    } catch {
      throw FieldProblem.notAnArchivalDate
    }
  }

  /// `s.f.`, `aaaa`, `aaaa-mm` or `aaaa-mm-dd`.
  package var fieldText: String {
    switch self {
    case .undated: "s.f."
    case .year(let year): "\(year)"
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .day(let date): date.description
    }
  }

  /// The first day that it can stand for; nil when undated.
  package var earliest: CalendarDate? {
    switch self {
    case .undated: nil
    case .year(let year): CalendarDate(year: year, month: 1, day: 1)
    case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)
    case .day(let date): date
    }
  }

  /// The last day that it can stand for; nil when undated.
  package var latest: CalendarDate? {
    switch self {
    case .undated: nil
    case .year(let year): CalendarDate(year: year, month: 12, day: 31)
    case .month(let year, let month):
      (28...31).reversed().lazy.compactMap { CalendarDate(year: year, month: month, day: $0) }.first
    case .day(let date): date
    }
  }

  /// The calendar year; nil when undated.
  package var knownYear: Int? {
    switch self {
    case .undated: nil
    case .year(let year), .month(let year, _): year
    case .day(let date): date.year
    }
  }
}
