package import HandoverModel
import HandoverStore

/// What was asked and how far each answer is (recibir observaciones).
package struct ListObservations: Sendable {
  /// Open ones first, the most urgent at the top.
  package let observations: [Observation]
  /// The day on which the terms are looked at.
  package let day: CalendarDate

  /// Reads the registry and changes nothing.
  package init(of folder: CaseFolder, on day: CalendarDate) throws {
    let store = try Store.open(at: folder.registryPath, for: .reading, reading: [Observation.self])
    observations = Observation.byUrgency(try store.rows(of: Observation.self))
    self.day = day
  }

  /// Those that still wait for an answer.
  package var open: [Observation] { observations.filter { $0.state == .open } }

  /// Those whose term is over without one.
  package var overdue: [Observation] { open.filter { $0.isOverdue(on: day) } }

  /// The table with two columns more, as CSV: whether the term is over and the working days that are left.
  package func csv() -> String {
    let columns = Observation.table.columns
    let header = columns.map(\.name) + ["vencida", "dias_habiles"]
    let rows = observations.map { observation in
      columns.map { $0.text(observation) } + [
        observation.isOverdue(on: day).fieldText,
        observation.workingDaysLeft(on: day).map { "\($0)" } ?? "",
      ]
    }
    return CSVWriter.text([header] + rows)
  }
}
