import HandoverModel

extension DocumentInput {
  /// A document in which every list has an element, to hold templates against; its texts are empty.
  static let specimen: DocumentInput = {
    let day = CalendarDate(dayNumber: 0)
    let file = BundlePath("data/a").flatMap { path in
      Digest(bytes: [UInt8](repeating: 0, count: 32)).map { digest in
        DocumentFile(path: path, bytes: 0, sha256: digest, section: nil, deliverable: "")
      }
    }
    return DocumentInput(
      view: HandoverView(.specimen(on: day), in: .integral), version: 1, date: day, author: "", reason: "",
      previous: Previous(number: 0, sello: nil), bundleName: "", files: [file].compactMap { $0 },
      changes: [DocumentChange(.added, "a")],
      reports: [file].compactMap { $0.map { DocumentReport(deliverable: "", path: $0.path, text: "a") } },
      place: .insideBundle, framework: .specimen)
  }()
}

extension PhaseFramework {
  /// A framework whose one criterion is that of the specimen's registry.
  fileprivate static var specimen: PhaseFramework {
    let text = Sourced("a", source: "a", .unverified)
    let criterion = FrameworkCriterion(
      code: "", text: text, weight: Sourced(1, source: "a", .unverified), rule: text)
    let component = Component(
      number: 0, name: text, description: nil, due: [:], note: text, criteria: [criterion],
      withoutCriteria: nil)
    return PhaseFramework(
      id: "", title: text, norm: text, date: nil, description: nil, sources: ["a": "a"],
      components: [component])
  }
}

extension Registry {
  /// One row in every table, bound together so that everything that is computed has a row too.
  fileprivate static func specimen(on day: CalendarDate) -> Registry {
    var registry = Registry()
    var file = CaseFile()
    file.leavingDate = day
    file.summary = "a"
    registry.file = file
    registry.team = [TeamMember()]
    var meeting = Meeting()
    (meeting.attendees, meeting.commitments) = ("a", "a")
    registry.meetings = [meeting]
    registry.deliverables = Deliverable.Kind.allCases.flatMap(deliverables)
    registry.plan = [PlanItem()]
    registry.phases = [specimenPhase]
    registry.criteria = [
      specimenCriterion(on: CalendarDate(dayNumber: day.dayNumber - 1), .yes),
      specimenCriterion(on: day, .no),
    ]
    registry.services = [Service()]
    var alliance = Alliance()
    alliance.published = "a"
    registry.alliances = [alliance]
    registry.channels = [Channel()]
    registry.systems = [SystemAccount()]
    var support = SupportCase()
    (support.procedure, support.assistance) = ("a", "a")
    registry.support = [support]
    fillContext(&registry)
    fillTraining(&registry)
    return registry
  }

  private static func deliverables(_ kind: Deliverable.Kind) -> [Deliverable] {
    [Deliverable.Access.open, .reserved].flatMap { access in
      [Deliverable.State.delivered, .missing].map { state in
        var deliverable = Deliverable()
        (deliverable.kind, deliverable.access, deliverable.state) = (kind, access, state)
        (deliverable.description, deliverable.notes, deliverable.retentionCode) = ("a", "a", "a")
        return deliverable
      }
    }
  }

  private static var specimenPhase: Phase {
    var phase = Phase()
    phase.description = "a"
    return phase
  }

  private static func specimenCriterion(on day: CalendarDate, _ answer: Criterion.Answer) -> Criterion {
    var criterion = Criterion()
    (criterion.cutoff, criterion.answer) = (day, answer)
    (criterion.observation, criterion.pending) = ("a", "a")
    return criterion
  }

  private static func fillContext(_ registry: inout Registry) {
    var incentive = Incentive()
    incentive.description = "a"
    registry.incentives = [incentive]
    var norm = Norm()
    norm.description = "a"
    registry.norms = [norm]
    var matter = PendingMatter()
    (matter.risk, matter.recommendation) = ("a", "a")
    registry.pending = [matter]
    registry.versions = [SealedVersion()]
    registry.publications = [Publication()]
    var reception = Reception()
    reception.observation = "a"
    registry.receptions = [reception]
    registry.receipts = [Receipt()]
    var observation = Observation()
    (observation.text, observation.answer) = ("a", "a")
    registry.observations = [observation]
  }

  private static func fillTraining(_ registry: inout Registry) {
    var tool = Tool()
    tool.description = "a"
    registry.tools = [tool]
    registry.requirements = [Requirement()]
    registry.people = [Person()]
    registry.sessions = [TrainingSession()]
  }
}
