import Foundation
package import HandoverModel
import HandoverStore

/// The terms of observations for calendar programs (recibir calendario), from a signed reception or an expediente.
package enum ReceptionCalendar {
  /// What a signed reception asks for, dated the day of its signature.
  package static func of(_ reception: StoredReception) throws -> (text: String, count: Int) {
    let file = reception.file
    guard let signature = file.signature else {
      throw ActaError.unsigned(path: reception.path)
    }
    let titles = Dictionary(file.items.map { ($0.code, $0.title) }) { first, _ in first }
    let commitments = signature.observations.map { asked in
      ObservationCalendar.Commitment(
        number: asked.number, text: asked.text, subjects: asked.items.map { named($0, titles) },
        responsible: asked.mender, due: asked.due)
    }
    let calendar = ObservationCalendar(
      entity: file.bundle.entity, series: file.bundle.series, made: signature.date, commitments)
    return (calendar.text, commitments.count)
  }

  /// What an expediente still has to answer, dated `day`.
  package static func of(_ folder: CaseFolder, on day: CalendarDate) throws -> (text: String, count: Int) {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    let titles = Dictionary(registry.deliverables.map { ($0.code, $0.title) }) { first, _ in first }
    let commitments = Observation.byUrgency(registry.observations).compactMap { observation in
      observation.state == .open
        ? observation.due.map { due in
          ObservationCalendar.Commitment(
            number: observation.number, text: observation.text,
            subjects: observation.codes.map { named($0, titles) }, responsible: observation.responsible,
            due: due)
        } : nil
    }
    let calendar = ObservationCalendar(
      entity: registry.file?.entity ?? "", series: registry.file?.series ?? "", made: day, commitments)
    return (calendar.text, commitments.count)
  }

  private static func named(_ code: String, _ titles: [String: String]) -> String {
    guard let title = titles[code], title != code, !title.isEmpty else { return code }
    return "\(code) «\(title)»"
  }
}
