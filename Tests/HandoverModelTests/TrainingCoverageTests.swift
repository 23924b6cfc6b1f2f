import HandoverModel
import HandoverTestSupport
import Testing

struct `The coverage` {
  /// Nine people of two dependencias, some of whom came.
  private func kit() throws -> TrainingKit {
    var kit = try TrainingKit()
    kit.tool("H-01")
    kit.tool("H-02", months: 6)
    for number in 1...9 { kit.person("\(number)", number <= 6 ? "Planeación" : "Ágape") }
    kit.person("10", "Planeación", side: .outgoing)
    kit.need("H-01")
    kit.need("H-02", office: "Planeación")
    try kit.session("C-01", "H-01")
    for number in 1...7 { try kit.attendance("C-01", "\(number)") }
    try kit.session("C-02", "H-02", on: "2011-01-01")
    try kit.attendance("C-02", "1")
    try kit.session("C-03", "H-02", on: "2011-08-01")
    try kit.attendance("C-03", "2")
    try kit.session("C-04", "H-02", on: "2012-01-17", state: .planned)
    try kit.session("C-05", nil, on: "2012-01-10", state: .planned)
    return kit
  }

  private func coverage(_ scope: TrainingScope = TrainingScope(), _ edition: Edition = .integral) throws
    -> TrainingCoverage
  {
    .of(TrainingNeeds(try kit().registry), scope, edition: edition)
  }

  @Test func `counts who masters a tool of those who need it, and names the others by name`() throws {
    let coverage = try coverage()
    #expect(coverage.rows.map(\.office) == ["Ágape", "Planeación"])
    #expect(
      coverage.rows.map { $0.cells.map(\.text) } == [["1 de 3", "no requiere"], ["6 de 6", "1 de 6"]])
    #expect(coverage.totals.map(\.text) == ["7 de 9", "1 de 6"])
    #expect(coverage.rows.map(\.fullyTrained) == [1, 1])
    let missing = coverage.rows[1].cells[1].missing
    #expect(missing.map(\.name) == ["Persona 1", "Persona 3", "Persona 4", "Persona 5", "Persona 6"])
    #expect(missing.map(\.status) == [.expired, .missing, .missing, .missing, .missing])
  }

  @Test func `shows the side, the dependencias and the tools that are asked for`() throws {
    let one = try coverage(TrainingScope(offices: ["planeacion"], tools: ["H-02"]))
    #expect(one.rows.map(\.office) == ["Planeación"])
    #expect(one.totals.map(\.text) == ["1 de 6"])
    #expect(one.fullyTrained == 1)
    #expect(try coverage(TrainingScope(side: .outgoing)).rows.isEmpty)
  }

  @Test func `of a public edition names nobody and breaks down no small group`() throws {
    let coverage = try coverage(TrainingScope(), .public)
    #expect(coverage.rows.flatMap(\.cells).allSatisfy { $0.missing.isEmpty })
    #expect(coverage.rows.allSatisfy { $0.people >= TrainingCoverage.smallestPublicGroup })
    #expect(coverage.people == 9 && coverage.fullyTrained == 2)
  }

  @Test func `as a table has a row for every cell that somebody needs, and the totals`() throws {
    let registry = try kit().registry
    let table = CoverageTable(try coverage(), TrainingSchedule(registry))
    #expect(table.rows.map { $0[0] } == ["Ágape", "Planeación", "Planeación", "Total", "Total"])
    #expect(
      table.rows[2] == [
        "Planeación", "H-02", "Herramienta H-02", "6", "1", "0", "1", "4", "16.7",
        "Persona 1 (vencido); Persona 3 (falta); Persona 4 (falta); Persona 5 (falta); Persona 6 (falta)",
        "C-04", "2012-01-17",
      ])
    #expect(table.rows[0].suffix(2) == ["C-05", "2012-01-10"])
    #expect(
      table.rows.allSatisfy { $0.count == table.header.count && table.columns.count == table.header.count })
  }

  @Test func `person by person agrees with the coverage dependencia by dependencia`() throws {
    let needs = TrainingNeeds(try kit().registry)
    let matrix = TrainingMatrix.of(needs, TrainingScope())
    let coverage = TrainingCoverage.of(needs, edition: .integral)
    #expect(matrix.rows.count == coverage.people)
    #expect(matrix.rows.count { $0.trained == $0.needed } == coverage.fullyTrained)
    for (index, total) in coverage.totals.enumerated() {
      #expect(matrix.rows.count { $0.statuses[index] == .trained } == total.trained)
      #expect(matrix.rows.count { $0.statuses[index] != .notNeeded } == total.needed)
    }
    #expect(matrix.rows.map(\.person.document) == ["7", "8", "9", "1", "2", "3", "4", "5", "6"])
  }

  /// The rule once more, as slow and as plain as it can be said.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `agrees with a plain reading of the rule`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var kit = try TrainingKit()
    for number in 0..<3 { kit.tool("H-0\(number)", months: [nil, 3, 12][number]) }
    for number in 0..<12 { kit.person("\(number)", ["A", "B"].randomElement(using: &random) ?? "") }
    for tool in 0..<3 { kit.need("H-0\(tool)", office: ["", "A", "B"].randomElement(using: &random) ?? "") }
    kit.need("H-00", person: "3")
    kit.registry.file?.gradeRule = Bool.random(using: &random) ? .best : .last
    for number in 0..<8 {
      let states: [TrainingSession.State] = [.held, .held, .held, .planned, .cancelled]
      try kit.session(
        "C-\(number)", "H-0\(number % 3)", on: "201\(Int.random(in: 0...2, using: &random))-06-15",
        state: states.randomElement(using: &random) ?? .held,
        annulment: Int.random(in: 0...6, using: &random) == 0 ? "x" : "")
      for person in 0..<12 where Int.random(in: 0...2, using: &random) == 0 {
        let state = Attendance.State.allCases.randomElement(using: &random) ?? .attended
        try kit.attendance(
          "C-\(number)", "\(person)", state, hours: "\(Int.random(in: 0...4, using: &random))",
          annulment: Int.random(in: 0...6, using: &random) == 0 ? "x" : "")
        guard number % 2 == 0 else { continue }
        for attempt in 1...Int.random(in: 1...3, using: &random) {
          try kit.grade(
            "C-\(number)", "\(person)", "\(Int.random(in: 0...5, using: &random))", attempt: attempt)
        }
      }
    }
    let needs = TrainingNeeds(kit.registry)
    for person in kit.registry.people {
      for tool in kit.registry.tools {
        let plain = PlainRule(kit.registry).status(of: person, with: tool)
        #expect(needs.status(of: person, with: tool.code) == plain, "\(person.document) \(tool.code)")
      }
    }
  }
}

/// The rule of coverage, said once more without any care for speed.
private struct PlainRule {
  let registry: Registry
  let file: CaseFile
  let day: CalendarDate

  init(_ registry: Registry) {
    self.registry = registry
    file = registry.file ?? CaseFile()
    day = file.deliveryDate ?? CalendarDate(dayNumber: 0)
  }

  func status(of person: Person, with tool: Tool) -> TrainingStatus {
    guard registry.requirements.contains(where: { $0.tool == tool.code && $0.covers(person) }) else {
      return .notNeeded
    }
    let sessions = registry.sessions.filter {
      $0.tool == tool.code && !$0.isAnnulled && $0.state != .cancelled
    }
    let days = sessions.filter { passes(person, $0) }.compactMap(\.lastDay)
    if let last = days.max() {
      guard let months = tool.validMonths else { return .trained }
      return last < day.adding(months: -months) ? .expired : .trained
    }
    return sessions.contains { touches(person, $0) } ? .underway : .missing
  }

  private func passes(_ person: Person, _ session: TrainingSession) -> Bool {
    guard session.state == .held, let last = session.lastDay, last <= day else { return false }
    let evaluations = registry.evaluations.filter { $0.session == session.code && !$0.isAnnulled }
    if !evaluations.isEmpty {
      let own = evaluations.filter { $0.document == person.document }
      return file.countingGrade(of: own).map(file.isPassing) ?? false
    }
    return registry.attendances.contains { row in
      row.session == session.code && row.document == person.document && !row.isAnnulled
        && row.isSufficient(in: session, threshold: file.attendanceThreshold)
    }
  }

  private func touches(_ person: Person, _ session: TrainingSession) -> Bool {
    let isDone = session.state == .held && (session.lastDay.map { $0 <= day } ?? true)
    return registry.evaluations.contains {
      $0.session == session.code && $0.document == person.document && !$0.isAnnulled
    }
      || registry.attendances.contains { row in
        row.session == session.code && row.document == person.document && !row.isAnnulled
          && (row.wasThere || !isDone)
      }
  }
}
