package import HandoverModel
import HandoverStore

/// What a training coordinator has to do next (capacitacion resumen).
package struct TrainingOverview: Sendable {
  /// How many people of one side master all that they need.
  package struct Share: Sendable {
    /// Incoming or outgoing.
    package let side: Requirement.Side
    /// People who need at least one tool.
    package let people: Int
    /// Those of them who master all that they need.
    package let trained: Int
  }

  /// A tool that not everybody masters who needs it.
  package struct OpenTool: Sendable {
    /// The tool.
    package let tool: Tool
    /// Of both sides together.
    package let needed: Int
    /// Those of them who master it.
    package let trained: Int
    /// The session to come; nil when none is planned.
    package let next: TrainingSession?
  }

  /// The day for which the statuses hold; nil when none is known.
  package let day: CalendarDate?
  /// The sides that need anything, the incoming one first.
  package let shares: [Share]
  /// The weakest first.
  package let openTools: [OpenTool]
  /// The sessions to come, the earliest first.
  package let planned: [TrainingSession]
  /// Planned sessions whose day is over: they were held or they were not.
  package let overdue: [TrainingSession]
  /// Held sessions in which nobody's attendance is recorded.
  package let unattended: [TrainingSession]
  /// Sessions with grades in which somebody who was there has none, with how many.
  package let ungraded: [(session: TrainingSession, people: Int)]
  /// The first table without which there is nothing to compute; nil when all are there.
  package let lacks: String?

  /// Reads the registry; changes nothing.
  package init(of folder: CaseFolder, _ surroundings: Surroundings) throws {
    let registry = try Store.open(at: folder.registryPath, for: .reading, reading: CoverTraining.tables)
      .registry(of: CoverTraining.tables)
    let needs = TrainingNeeds(registry)
    day = needs.day
    lacks = registry.lacksForCoverage
    let sides = [Requirement.Side.incoming, .outgoing].map { side in
      (side, TrainingCoverage.of(needs, TrainingScope(side: side), edition: .integral))
    }
    shares = sides.filter { $0.1.people > 0 }.map { side, coverage in
      Share(side: side, people: coverage.people, trained: coverage.fullyTrained)
    }
    let schedule = TrainingSchedule(registry)
    openTools = needs.tools.indices.map { index in
      OpenTool(
        tool: needs.tools[index], needed: sides.reduce(0) { $0 + $1.1.totals[index].needed },
        trained: sides.reduce(0) { $0 + $1.1.totals[index].trained },
        next: schedule.next(for: needs.tools[index].code))
    }
    .filter { $0.trained < $0.needed }
    .sorted { ($0.trained * $1.needed, $0.tool.code) < ($1.trained * $0.needed, $1.tool.code) }
    let today = surroundings.today
    overdue = schedule.planned.filter { $0.lastDay.map { $0 < today } ?? false }
    planned = schedule.planned.filter { $0.lastDay.map { $0 >= today } ?? true }
    let held = registry.sessions.filter { $0.state == .held && !$0.isAnnulled }
    let present = Dictionary(grouping: registry.attendances.filter { !$0.isAnnulled }, by: \.session)
    let graded = Dictionary(grouping: registry.evaluations.filter { !$0.isAnnulled }, by: \.session)
    unattended = held.filter { present[$0.code] == nil }
    ungraded = held.compactMap { session in
      guard let grades = graded[session.code] else { return nil }
      let known = Set(grades.map(\.document))
      let without = (present[session.code] ?? []).count {
        ($0.state == .attended || $0.state == .late) && !known.contains($0.document)
      }
      return without == 0 ? nil : (session, without)
    }
  }
}
