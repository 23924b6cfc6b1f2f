import HandoverModel

extension InstrumentInput {
  /// Instruments in which every list has an element, to hold templates against; the texts are empty.
  static let specimen: InstrumentInput = {
    let day = CalendarDate(dayNumber: 0)
    var registry = Registry()
    var file = CaseFile()
    (file.leavingDate, file.summary) = (day, "a")
    registry.file = file
    registry.team = [TeamMember.Side.outgoing, .incoming, .control, .witness].map { side in
      var member = TeamMember()
      member.side = side
      return member
    }
    var missing = Deliverable()
    (missing.state, missing.description, missing.notes) = (.missing, "a", "a")
    registry.deliverables = [Deliverable(), missing]
    registry.plan = [PlanItem()]
    registry.systems = [SystemAccount()]
    registry.alliances = [Alliance()]
    var matter = PendingMatter()
    (matter.risk, matter.recommendation) = ("a", "a")
    registry.pending = [matter]
    let version = SealedContents(
      record: SealedVersion(),
      packages: [.init(edition: .integral, name: "", bytes: 0, sello: nil)],
      parts: [.init(title: "", files: 0, bytes: 0)], registry: registry)
    return InstrumentInput(registry: registry, date: day, version: version, absent: [])
  }()
}

extension InformationInstrument {
  /// An instrument with a row of two cells, to hold the template against.
  static let specimen: InformationInstrument = {
    var registry = Registry()
    registry.deliverables = [Deliverable()]
    return InformationInstrument.all(of: registry)[1]
  }()
}
