package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Who masters which tool and who is missing, by dependencia or by person (capacitacion cobertura).
package enum CoverTraining {
  /// The coverage and what it was computed from.
  package struct Outcome: Sendable {
    /// The ficha, for thresholds and rule.
    package let file: CaseFile
    /// Whom and what it is about; names as the registry writes them.
    package let scope: TrainingScope
    /// The day for which it holds; nil when none is known.
    package let day: CalendarDate?
    /// Dependencia × tool.
    package let coverage: TrainingCoverage
    /// Person × tool.
    package let matrix: TrainingMatrix
    /// The sessions to come.
    package let schedule: TrainingSchedule
    /// The first table without which there is nothing to compute; nil when all are there.
    package let lacks: String?
  }

  /// Computes for the people and tools in `scope`, on `day` or else on the delivery date of the ficha.
  package static func run(
    _ folder: CaseFolder, _ scope: TrainingScope, on day: CalendarDate?
  ) throws -> Outcome {
    let registry = try Store.open(at: folder.registryPath, for: .reading, reading: tables).registry(
      of: tables)
    let scope = try settled(scope, in: registry)
    let needs = TrainingNeeds(registry, on: day)
    return Outcome(
      file: registry.file ?? CaseFile(), scope: scope, day: needs.day,
      coverage: .of(needs, scope, edition: .integral), matrix: .of(needs, scope),
      schedule: TrainingSchedule(registry), lacks: registry.lacksForCoverage)
  }

  /// The tables that say who needs what and who learned what.
  static let tables: [any Record.Type] = [
    CaseFile.self, Tool.self, Requirement.self, Person.self, TrainingSession.self, Attendance.self,
    Evaluation.self,
  ]

  /// The scope with every name as the registry has it; a name that nobody bears is an error.
  private static func settled(
    _ scope: TrainingScope, in registry: Registry
  ) throws(TrainingError) -> TrainingScope {
    var settled = scope
    settled.tools = try scope.tools.map { text throws(TrainingError) in
      let wanted = text.foldedForSearch
      let tool = registry.tools.first {
        $0.code.foldedForSearch == wanted || $0.name.foldedForSearch == wanted
      }
      guard let tool else {
        throw .unknownName(kind: "una herramienta", name: text, known: registry.tools.map(\.code))
      }
      return tool.code
    }
    guard !scope.offices.isEmpty else { return settled }
    let offices = Set(registry.people.filter { $0.side == scope.side }.map(\.office)).sorted()
    settled.offices = try scope.offices.map { text throws(TrainingError) in
      let wanted = text.foldedForSearch
      if let office = offices.first(where: { $0.foldedForSearch == wanted }) { return office }
      let similar = offices.filter { $0.foldedForSearch.contains(wanted) }
      guard let office = similar.first, similar.count == 1 else {
        throw .unknownName(kind: "una dependencia", name: text, known: similar.isEmpty ? offices : similar)
      }
      return office
    }
    return settled
  }
}

extension Registry {
  /// The first empty table of those without which there is no coverage; nil when all have rows.
  var lacksForCoverage: String? {
    tools.isEmpty ? "herramientas" : people.isEmpty ? "personas" : requirements.isEmpty ? "requisitos" : nil
  }
}

extension CoverTraining.Outcome {
  /// The table for spreadsheets.
  package func table(byPerson: Bool) -> CoverageTable {
    byPerson ? CoverageTable(matrix) : CoverageTable(coverage, schedule)
  }

  /// The page that stands on its own, with the municipality's own templates where there are any.
  package func page(byPerson: Bool, in folder: CaseFolder) throws -> String {
    let input = CoverageInput(
      file: file, scope: scope, day: day, content: byPerson ? .people(matrix) : .offices(coverage),
      schedule: schedule)
    return try CoveragePage.render(input, templates: Templates(overrides: folder.existingTemplates)) {
      style in Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
  }

  /// Writes the workbook to a new file, beside its place first.
  package func writeWorkbook(byPerson: Bool, to url: URL) throws {
    let table = table(byPerson: byPerson)
    let sheet = Sheet(
      title: byPerson ? "Cobertura por persona" : "Cobertura de la capacitación", author: file.entity,
      made: day ?? CalendarDate(dayNumber: 0), columns: table.columns, rows: table.rows)
    let partial = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).partial")
    try? FileManager.default.removeItem(at: partial)
    defer { try? FileManager.default.removeItem(at: partial) }
    try Workbook.write(sheet, to: partial.path(percentEncoded: false))
    do {
      try FileManager.default.moveItem(at: partial, to: url)
    } catch {
      throw ActionError.cannotWrite(
        path: url.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}
