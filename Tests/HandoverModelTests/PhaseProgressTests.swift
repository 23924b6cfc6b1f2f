import HandoverModel
import HandoverTestSupport
import Testing

struct `The progress of a phase` {
  private static func criterion(
    _ code: String, _ weight: Int, _ answer: Criterion.Answer?, points: Int? = nil, day: Int = 0
  ) -> Criterion {
    var criterion = Criterion()
    (criterion.framework, criterion.phase, criterion.code) = ("m", 1, code)
    (criterion.cutoff, criterion.weight) = (CalendarDate(dayNumber: day), FixedDecimal(weight))
    (criterion.answer, criterion.points) = (answer, points.map { FixedDecimal($0) })
    return criterion
  }

  private static func progress(_ criteria: [Criterion], due: Int? = nil) -> PhaseProgress? {
    var registry = Registry()
    var phase = Phase()
    (phase.framework, phase.number, phase.due) = ("m", 1, due.map { CalendarDate(dayNumber: $0) })
    registry.phases = [phase]
    registry.criteria = criteria
    return PhaseProgress.all(of: registry).first
  }

  @Test func `is what was awarded of what applies, and NA leaves both sides`() {
    let point = Self.progress([
      Self.criterion("A", 4, .yes), Self.criterion("B", 3, .no), Self.criterion("C", 8, .notApplicable),
      Self.criterion("D", 2, .yes, points: 1), Self.criterion("E", 1, nil),
    ])?.latest
    #expect(point?.awarded == FixedDecimal(5) && point?.applicable == FixedDecimal(10))
    #expect(point?.percent == FixedDecimal(50) && point?.band == .middle)
    #expect(point?.open.map(\.code) == ["B", "D", "E"] && point?.unanswered.map(\.code) == ["E"])
  }

  @Test func `is unknown when nothing applies, and absent when nothing is answered`() {
    #expect(Self.progress([Self.criterion("A", 4, .notApplicable)])?.latest?.percent == nil)
    #expect(Self.progress([Self.criterion("A", 4, nil), Self.criterion("B", 4, nil)])?.points == [])
  }

  @Test func `changes criterion by criterion`() {
    func answers(_ a: Criterion.Answer?, _ points: Int?) -> Criterion {
      Self.criterion("A", 4, a, points: points)
    }
    let steps: [(Criterion?, Criterion?, CriterionChange.Kind?)] = [
      (answers(.no, nil), answers(.yes, nil), .met), (answers(.yes, nil), answers(.no, nil), .reopened),
      (answers(.no, 1), answers(.no, 2), .raised), (answers(.no, 2), answers(.no, 1), .lowered),
      (answers(.yes, nil), answers(.notApplicable, nil), .notApplicable),
      (answers(.notApplicable, nil), answers(.no, nil), .applicable),
      (nil, answers(.no, nil), .added), (answers(.no, nil), nil, .removed),
      (answers(.yes, nil), Self.criterion("A", 5, .yes), .reweighed),
      (answers(.yes, nil), answers(.yes, 4), nil), (answers(.no, nil), answers(nil, nil), nil),
      (answers(.notApplicable, nil), answers(.notApplicable, nil), nil),
    ]
    for (before, after, kind) in steps {
      let found = CriterionChange.between([before].compactMap(\.self), [after].compactMap(\.self))
      #expect(found.map(\.kind) == [kind].compactMap(\.self), "\(String(describing: kind))")
    }
  }

  @Test func `is told against the score before it`() {
    let progress = Self.progress([
      Self.criterion("A", 1, .no, day: 1), Self.criterion("B", 3, .yes, day: 1),
      Self.criterion("A", 1, .yes, day: 9), Self.criterion("B", 3, .no, day: 9),
      Self.criterion("A", 1, nil, day: 20),
    ])
    #expect(progress?.latest?.cutoff == CalendarDate(dayNumber: 9))
    #expect(progress?.gain == FixedDecimal(-50))
    #expect(progress?.changes.map(\.kind) == [.met, .reopened])
    #expect(progress?.until(CalendarDate(dayNumber: 8)).points.count == 1)
  }

  @Test func `is overdue from the day after its term while a criterion is open`() {
    let open = Self.progress([Self.criterion("A", 1, .no)], due: 5)
    #expect(open?.isOverdue(on: CalendarDate(dayNumber: 5)) == false)
    #expect(open?.isOverdue(on: CalendarDate(dayNumber: 6)) == true)
    let done = Self.progress([Self.criterion("A", 1, .yes)], due: 5)
    #expect(done?.isOverdue(on: CalendarDate(dayNumber: 6)) == false)
  }

  /// Any answers at all.
  @Test(arguments: 0..<100)
  func `never leaves 0 to 100 and is complete exactly when nothing is open`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let criteria = (0..<Int.random(in: 1...12, using: &random)).map { index in
      let weight = Int.random(in: 1...20, using: &random)
      let answer = [Criterion.Answer.yes, .no, .notApplicable, nil].randomElement(using: &random) ?? nil
      let points = Bool.random(using: &random) ? nil : Int.random(in: 0...weight, using: &random)
      return Self.criterion("C\(index)", weight, answer, points: points)
    }
    guard let point = Self.progress(criteria)?.latest else { return }
    if let percent = point.percent {
      #expect(FixedDecimal(0) <= percent && percent <= FixedDecimal(100))
      #expect(point.open.isEmpty == (point.awarded == point.applicable))
    } else {
      #expect(criteria.allSatisfy { $0.answer == .notApplicable })
    }
    #expect(zip(point.open, point.open.dropFirst()).allSatisfy { $1.weight <= $0.weight })
  }

  @Test(arguments: [
    (0, ScoreBand.lowest), (200_000, .lowest), (201_000, .low), (400_000, .low), (401_000, .middle),
    (600_000, .middle), (800_000, .high), (801_000, .highest), (1_000_000, .highest),
  ])
  func `falls into one of five bands`(tenThousandths: Int, band: ScoreBand) {
    #expect(ScoreBand(FixedDecimal(tenThousandths: tenThousandths)) == band)
  }
}

struct `The accounts at risk` {
  @Test func `come in the order in which they end, and without a date by their codes`() {
    let days: [(String, Int?)] = [("S-3", nil), ("S-2", 9), ("S-1", nil), ("S-4", 3), ("S-0", 9)]
    var registry = Registry()
    registry.systems = days.map { code, day in
      var account = SystemAccount()
      (account.code, account.expires) = (code, day.map { CalendarDate(dayNumber: $0) })
      return account
    }
    #expect(AccountRisk.all(of: registry).map(\.account.code) == ["S-4", "S-0", "S-2", "S-1", "S-3"])
  }

  @Test func `say nothing about days when nobody knows the day of the handover`() {
    var registry = Registry()
    var account = SystemAccount()
    (account.transfer, account.holder, account.recovery) = (.reset, "Técnico", "Mesa")
    account.expires = CalendarDate(dayNumber: 1)
    registry.systems = [account]
    #expect(AccountRisk.all(of: registry)[0].reasons == [.unproven("la fecha ni la prueba")])
  }
}
