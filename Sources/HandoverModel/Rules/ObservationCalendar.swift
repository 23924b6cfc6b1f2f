/// The terms of observations as a calendar for mail programs and telephones.
package struct ObservationCalendar: Hashable, Sendable {
  /// One answer that is awaited.
  package struct Commitment: Hashable, Sendable {
    /// The observation's number in the handover.
    package let number: Int
    /// What is to be mended or explained.
    package let text: String
    /// What it is about: codes or titles.
    package let subjects: [String]
    /// Who must answer; empty when nobody was named.
    package let responsible: String
    /// The last day.
    package let due: CalendarDate

    package init(number: Int, text: String, subjects: [String], responsible: String, due: CalendarDate) {
      self.number = number
      self.text = text
      self.subjects = subjects
      self.responsible = responsible
      self.due = due
    }
  }

  private let entity: String
  /// What names the handover, so that reception and registry name the same event alike.
  private let series: String
  private let made: CalendarDate
  private let commitments: [Commitment]

  package init(entity: String, series: String, made: CalendarDate, _ commitments: [Commitment]) {
    self.entity = entity
    self.series = series
    self.made = made
    self.commitments = commitments
  }

  /// The file of RFC 5545: one whole day per answer, with reminders five days and one day before.
  package var text: String {
    let place = entity.isEmpty ? "" : " — \(entity)"
    return CalendarText(
      name: "Observaciones del empalme\(place)", made: made,
      events: commitments.map { commitment in
        CalendarText.Event(
          uid: "observacion-\(commitment.number).\(series.isEmpty ? "sin-ficha" : series)@empalme",
          date: commitment.due,
          summary: "Vence la respuesta a la observación \(commitment.number)\(place)",
          description: Self.description(of: commitment), reminders: [5, 1])
      }
    ).text
  }

  private static func description(of commitment: Commitment) -> String {
    var lines = [commitment.text]
    if !commitment.subjects.isEmpty { lines.append("Sobre: \(commitment.subjects.joined(separator: "; ")).") }
    if !commitment.responsible.isEmpty { lines.append("Responde: \(commitment.responsible).") }
    lines.append("Último día: \(commitment.due.inWords).")
    return lines.joined(separator: "\n")
  }
}
