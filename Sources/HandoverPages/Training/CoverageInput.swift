package import HandoverModel

/// All that the page of the training coverage tells.
package struct CoverageInput: Sendable {
  /// What the matrix has in its rows.
  package enum Content: Sendable {
    case offices(TrainingCoverage)
    case people(TrainingMatrix)
  }

  let file: CaseFile
  let scope: TrainingScope
  /// The day for which the statuses hold; nil when none is known.
  let day: CalendarDate?
  let content: Content
  let schedule: TrainingSchedule

  package init(
    file: CaseFile, scope: TrainingScope, day: CalendarDate?, content: Content, schedule: TrainingSchedule
  ) {
    self.file = file
    self.scope = scope
    self.day = day
    self.content = content
    self.schedule = schedule
  }
}

extension CoverageInput {
  /// A page of each kind in which every list has an element, to hold the template against.
  static let specimens: [CoverageInput] = {
    var registry = Registry()
    var tool = Tool()
    tool.description = "a"
    registry.tools = [tool]
    registry.people = [Person()]
    registry.requirements = [Requirement()]
    var session = TrainingSession()
    session.state = .planned
    registry.sessions = [session]
    let needs = TrainingNeeds(registry)
    let scope = TrainingScope()
    return [
      .offices(.of(needs, scope, edition: .integral)), .people(.of(needs, scope)),
    ].map { content in
      CoverageInput(
        file: CaseFile(), scope: scope, day: nil, content: content, schedule: TrainingSchedule(registry))
    }
  }()
}
