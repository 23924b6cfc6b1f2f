package import Foundation
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes what reminds people of sessions without a mail server: a calendar, and a text per dependencia.
package struct WriteReminders: Sendable {
  let folder: CaseFolder
  let date: CalendarDate
  let target: URL?

  package init(_ folder: CaseFolder, date: CalendarDate, target: URL?) {
    self.folder = folder
    self.date = date
    self.target = target
  }

  /// What was written.
  package struct Outcome: Sendable {
    /// The calendar first, then one text per dependencia.
    package let files: [TrainingFile]
    /// Sessions in the calendar.
    package let sessions: Int
    /// People who are missing, each once.
    package let people: Int
  }

  /// Writes `sesiones.ics` and the texts; those of an earlier run whose dependencia has nobody missing any more go.
  package func run() throws -> Outcome {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    let reminders = TrainingReminders(registry, on: date)
    var names = PlainNames()
    var files = [
      Instruments.File(
        name: "sesiones.ics", title: "Sesiones programadas, para la agenda", isPublic: false,
        content: .text(reminders.calendar.text))
    ]
    for office in reminders.offices {
      files.append(
        Instruments.File(
          name: "recordatorio-\(names.name(for: office.name)).txt", title: "Recordatorio para \(office.name)",
          isPublic: false, content: .text(office.text)))
    }
    return Outcome(
      files: try folder.writeOwn(files, in: "recordatorios", or: target, isWhole: true),
      sessions: reminders.sessions.count, people: reminders.offices.reduce(0) { $0 + $1.people })
  }
}

/// What is to be said to whom about the training that is still missing.
private struct TrainingReminders {
  /// The text for the head of one dependencia.
  struct Office {
    let name: String
    let people: Int
    let text: String
  }

  let sessions: [TrainingSession]
  private(set) var offices: [Office] = []
  private let registry: Registry
  private let date: CalendarDate
  private let toolNames: [String: String]

  init(_ registry: Registry, on date: CalendarDate) {
    self.registry = registry
    self.date = date
    let next = TrainingSchedule(registry)
    sessions = next.planned.filter { $0.starts != nil }
    toolNames = Dictionary(registry.tools.map { ($0.code, $0.name) }) { first, _ in first }
    let needs = TrainingNeeds(registry)
    let missing = registry.people.compactMap { person -> (person: Person, tools: [String])? in
      let tools = needs.tools(for: person).filter { needs.status(of: person, with: $0) != .trained }
      return tools.isEmpty ? nil : (person, tools)
    }
    offices = Dictionary(grouping: missing, by: \.person.office)
      .sorted { ($0.key.foldedForSearch, $0.key) < ($1.key.foldedForSearch, $1.key) }
      .map { office, missing in
        Office(name: office, people: missing.count, text: text(office, missing, next))
      }
  }

  var calendar: CalendarText {
    let entity = registry.file?.entity ?? ""
    let owner = registry.file?.nit?.fieldText ?? "sin-ficha"
    return CalendarText(
      name: "Capacitación del empalme — \(entity)", made: date,
      events: sessions.compactMap { session in
        guard let starts = session.starts else { return nil }
        return CalendarText.Event(
          uid: "sesion.\(session.code.foldedForSearch).\(owner)@empalme", date: starts,
          lastDate: session.ends,
          summary: "\(session.subject) (\(session.code))",
          description: Self.facts(of: session, toolNames).joined(separator: "\n"), reminders: [7, 1])
      })
  }

  private static func facts(of session: TrainingSession, _ tools: [String: String]) -> [String] {
    [
      "Tipo: \(session.kind.rawValue)", session.tool.map { "Herramienta: \(tools[$0] ?? $0)" },
      session.hours.map { "Intensidad: \($0.spanish) horas" },
      session.place.isEmpty ? nil : "Lugar: \(session.place)",
      session.facilitator.isEmpty ? nil : "Facilita: \(session.facilitator)",
    ].compactMap(\.self)
  }

  private func text(
    _ office: String, _ missing: [(person: Person, tools: [String])], _ next: TrainingSchedule
  ) -> String {
    let people = missing.sorted { $0.person.name.foldedForSearch < $1.person.name.foldedForSearch }
    var lines = [
      "Asunto: capacitación pendiente en \(office)", "",
      "Señor(a) jefe de \(office):", "",
      people.count == 1
        ? "Según los registros del empalme, a una persona de su dependencia le falta capacitación:"
        : "Según los registros del empalme, a \(people.count) personas de su dependencia les falta capacitación:",
      "",
    ]
    for entry in people {
      lines.append("- \(entry.person.name)" + (entry.person.post.isEmpty ? "" : ", \(entry.person.post)"))
      for tool in entry.tools { lines.append("    · \(toolNames[tool] ?? tool): \(when(tool, next))") }
    }
    lines += [
      "",
      "Le pido confirmar la asistencia y, si alguien no puede ir, decir el motivo, para citarlo otra vez.",
    ]
    let sender = [registry.file?.infoOfficer ?? "", registry.file?.entity ?? ""].filter { !$0.isEmpty }
    lines += ["", "Cordialmente,", ""] + sender + ["", "\(date.inWords)", ""]
    return lines.joined(separator: "\n")
  }

  private func when(_ tool: String, _ next: TrainingSchedule) -> String {
    guard let session = next.next(for: tool), let starts = session.starts else {
      return "aún no hay una sesión programada"
    }
    let place = session.place.isEmpty ? "" : ", \(session.place)"
    return "próxima sesión \(session.code), \(starts.weekday.name) \(starts.inWords)\(place)"
  }
}
