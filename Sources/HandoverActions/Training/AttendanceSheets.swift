package import Foundation
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the attendance list of a session to print, filled in or blank (lista).
package struct WriteAttendanceList: Sendable {
  let folder: CaseFolder
  let session: String
  let isBlank: Bool
  let date: CalendarDate
  let target: URL?
  let printing: Printing?

  package init(
    _ folder: CaseFolder, session: String, isBlank: Bool, date: CalendarDate, target: URL?,
    printing: Printing?
  ) {
    self.folder = folder
    self.session = session
    self.isBlank = isBlank
    self.date = date
    self.target = target
    self.printing = printing
  }

  /// Writes the page, and the PDF when somebody prints; gives the files and how many people are in the list.
  package func run() async throws -> (files: [TrainingFile], people: Int) {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    let session = try registry.session(session)
    let people = isBlank ? [] : registry.expected(at: session)
    let page = try AttendancePage.render(
      session, people: people, tool: registry.tools.first { $0.code == session.tool },
      of: TrainingPages(registry, date: date), templates: Templates(overrides: folder.existingTemplates),
      hash: CaseFolder.policyHash)
    var names = PlainNames()
    let name = "lista-" + names.name(for: session.code) + (isBlank ? "-en-blanco" : "")
    var printed = PrintedPages(printing, date: date)
    try await printed.add(name, "Listado de asistencia de la sesión \(session.code)", page)
    return (try folder.writeOwn(printed.files, in: "listas", or: target), people.count)
  }
}

extension Registry {
  /// Who was called to a session and who still needs its tool, by dependencia and name.
  ///
  /// A planned session that teaches no tool in particular is for everybody who still needs one.
  func expected(at session: TrainingSession) -> [Person] {
    let called = Set(
      attendances.filter { $0.session == session.code && !$0.isAnnulled }.map(\.document))
    let needs = TrainingNeeds(self)
    return people.filter { person in
      if called.contains(person.document) { return true }
      guard let tool = session.tool else {
        return session.state == .planned
          && needs.place(of: person.document).map { !needs.isFullyTrained(at: $0) } ?? false
      }
      return [.missing, .underway, .expired].contains(needs.status(of: person, with: tool))
    }
    .sorted {
      ($0.office.foldedForSearch, $0.name.foldedForSearch, $0.document)
        < ($1.office.foldedForSearch, $1.name.foldedForSearch, $1.document)
    }
  }
}

/// Writes a workbook with who still needs what, to be filled in and imported (plantilla).
package struct WriteAttendanceTemplate: Sendable {
  let folder: CaseFolder
  let date: CalendarDate
  let target: URL?

  package init(_ folder: CaseFolder, date: CalendarDate, target: URL?) {
    self.folder = folder
    self.date = date
    self.target = target
  }

  /// Writes `asistencias.xlsx` with one row per person and missing tool; gives the file and the number of rows.
  package func run() throws -> (file: TrainingFile, rows: Int) {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    let rows = Self.rows(of: registry)
    let sheet = Sheet(
      title: "Asistencias por registrar", author: registry.file?.entity ?? "", made: date,
      columns: Self.columns, rows: rows,
      choices: [
        0: registry.sessions.filter { $0.state != .cancelled && !$0.isAnnulled }.map(\.code),
        6: Attendance.State.allCases.map(\.rawValue),
      ])
    let file = Instruments.File(
      name: "asistencias.xlsx", title: sheet.title, isPublic: false, content: .sheet(sheet))
    return (try folder.writeOwn([file], in: "plantillas-capacitacion", or: target)[0], rows.count)
  }

  private static let columns: [InformationInstrument.Column] = [
    .init("sesion", 12), .init("documento", 16), .init("(nombre)", 34), .init("(dependencia)", 30),
    .init("(cargo)", 24), .init("(herramienta)", 34), .init("asistencia", 14), .init("horas", 10),
    .init("motivo", 30),
  ]

  /// Who still needs a tool, with the next session for it; columns in parentheses are for the reader.
  private static func rows(of registry: Registry) -> [[String]] {
    let needs = TrainingNeeds(registry)
    let planned = TrainingSchedule(registry)
    let names = Dictionary(registry.tools.map { ($0.code, $0.name) }) { first, _ in first }
    var seen: Set<[String]> = []
    return registry.people.flatMap { person in
      needs.tools(for: person).filter { needs.status(of: person, with: $0) != .trained }.map { tool in
        [
          planned.next(for: tool)?.code ?? "", person.document, person.name, person.office, person.post,
          names[tool] ?? tool, "", "", "",
        ]
      }
    }
    .filter { $0[0].isEmpty || seen.insert([$0[0], $0[1]]).inserted }
  }
}
