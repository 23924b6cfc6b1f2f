/// Who needs which tool and how they stand with it on one day, computed once from a registry.
package struct TrainingNeeds: Sendable {
  /// The day for which everything is computed; nil when the ficha has no delivery date: then nothing expires.
  package let day: CalendarDate?
  /// The people in the order of the registry.
  package let people: [Person]
  /// The tools in the order of their codes.
  package let tools: [Tool]
  private let personIndex: [String: Int]
  private let toolIndex: [String: Int]
  /// For person × tools + tool.
  private let statuses: [TrainingStatus]
  private let passedOn: [Int32]

  /// Computes for `day`, or else for the delivery date of the ficha.
  ///
  /// What lies after the day is not counted as done, and annulled records are not counted at all.
  package init(_ registry: Registry, on day: CalendarDate? = nil) {
    let day = day ?? registry.file?.deliveryDate
    self.day = day
    people = registry.people
    tools = registry.tools
    personIndex = Dictionary(people.enumerated().map { ($0.element.document, $0.offset) }) { first, _ in first
    }
    toolIndex = Dictionary(tools.enumerated().map { ($0.element.code, $0.offset) }) { first, _ in first }
    let evidence = TrainingEvidence(registry, on: day, people: personIndex, tools: toolIndex)
    passedOn = evidence.passedOn
    let dueBefore = tools.map { Self.firstGoodDay(for: $0, on: day) }
    var statuses = Array(repeating: TrainingStatus.notNeeded, count: people.count * tools.count)
    for (person, needed) in Needed(registry.requirements, tools: toolIndex).lists(for: people).enumerated() {
      for tool in needed {
        let place = person * tools.count + tool
        let passed = evidence.passedOn[place]
        statuses[place] =
          if passed != TrainingEvidence.none { passed < dueBefore[tool] ? .expired : .trained } else {
            evidence.isTouched[place] ? .underway : .missing
          }
      }
    }
    self.statuses = statuses
  }

  /// Whoever passed before that day has to pass again.
  private static func firstGoodDay(for tool: Tool, on day: CalendarDate?) -> Int32 {
    guard let day, let months = tool.validMonths else { return TrainingEvidence.none }
    return Int32(day.adding(months: -months).dayNumber)
  }

  /// How the person at one place of ``people`` stands with the tool at one place of ``tools``.
  package subscript(person: Int, tool: Int) -> TrainingStatus { statuses[person * tools.count + tool] }

  /// The last day on which that person passed with that tool; nil without one.
  package func passedOn(_ person: Int, _ tool: Int) -> CalendarDate? {
    let day = passedOn[person * tools.count + tool]
    return day == TrainingEvidence.none ? nil : CalendarDate(dayNumber: Int(day))
  }

  /// The place of a person in ``people``, by document number.
  package func place(of document: String) -> Int? { personIndex[document] }

  /// The codes of the tools that a person of the registry needs, in the order of the tools.
  package func tools(for person: Person) -> [String] {
    guard let index = personIndex[person.document] else { return [] }
    return tools.indices.filter { self[index, $0] != .notNeeded }.map { tools[$0].code }
  }

  /// How `person` stands with the tool of that code.
  package func status(of person: Person, with tool: String) -> TrainingStatus {
    guard let index = personIndex[person.document], let tool = toolIndex[tool] else { return .notNeeded }
    return self[index, tool]
  }

  /// Whether the person at that place needs any tool.
  package func needsAny(at index: Int) -> Bool { tools.indices.contains { self[index, $0] != .notNeeded } }

  /// Whether the person at that place masters every tool that they need.
  package func isFullyTrained(at index: Int) -> Bool {
    tools.indices.allSatisfy { self[index, $0] == .trained || self[index, $0] == .notNeeded }
  }
}

/// The table of needs, ready to be asked for many people.
private struct Needed {
  private struct Post: Hashable {
    let side: Requirement.Side
    let office: String
    let post: String
  }

  private let general: [(tool: Int, post: Post)]
  private let personal: [String: [Int]]

  init(_ requirements: [Requirement], tools: [String: Int]) {
    var personal: [String: [Int]] = [:]
    var general: [(tool: Int, post: Post)] = []
    for requirement in requirements where !requirement.isAnnulled {
      guard let tool = tools[requirement.tool] else { continue }
      if requirement.isPersonal {
        personal[requirement.person, default: []].append(tool)
      } else {
        let post = Post(
          side: requirement.side, office: requirement.office.foldedForSearch,
          post: requirement.post.foldedForSearch)
        general.append((tool, post))
      }
    }
    (self.general, self.personal) = (general, personal)
  }

  /// The places of the tools that each person needs, some perhaps twice.
  ///
  /// People of one side, dependencia and cargo need the same tools, so each combination is looked up once.
  func lists(for people: [Person]) -> [[Int]] {
    var known: [Post: [Int]] = [:]
    return people.map { person in
      let written = Post(side: person.side, office: person.office, post: person.post)
      let tools = known[written] ?? self.tools(for: written)
      known[written] = tools
      return personal.isEmpty ? tools : tools + personal[person.document, default: []]
    }
  }

  private func tools(for written: Post) -> [Int] {
    let (office, post) = (written.office.foldedForSearch, written.post.foldedForSearch)
    return general.filter { need in
      need.post.side == written.side && (need.post.office.isEmpty || need.post.office == office)
        && (need.post.post.isEmpty || need.post.post == post)
    }.map(\.tool)
  }
}
