/// What the records prove, person by person and tool by tool.
///
/// Computed over numbers instead of names: a large municipality has hundreds of thousands of attendances.
struct TrainingEvidence {
  /// The number of the last day on which somebody passed, for person × tools + tool; ``none`` without one.
  private(set) var passedOn: [Int32]
  /// Whether there is any record at all.
  private(set) var isTouched: [Bool]

  /// Stands for no day.
  static let none = Int32.min

  private let file: CaseFile
  private let day: Int32
  private let toolCount: Int
  private let people: [String: Int]
  private var sessions: [String: Int] = [:]
  private var facts: [SessionFacts] = []

  /// What is to be known of a session about a tool.
  private struct SessionFacts {
    let session: TrainingSession
    let tool: Int
    let lastDay: Int32
    /// Whether it was held by the day of reference; any other is only planned as yet.
    let isHeld: Bool
    var isEvaluated = false
  }

  /// Holds the records up to `day` against people and tools by their place in the registry.
  init(_ registry: Registry, on day: CalendarDate?, people: [String: Int], tools: [String: Int]) {
    file = registry.file ?? CaseFile()
    self.day = day.map { Int32($0.dayNumber) } ?? .max
    self.people = people
    toolCount = tools.count
    passedOn = Array(repeating: Self.none, count: people.count * tools.count)
    isTouched = Array(repeating: false, count: people.count * tools.count)
    for session in registry.sessions where !session.isAnnulled && session.state != .cancelled {
      guard let tool = session.tool.flatMap({ tools[$0] }) else { continue }
      let last = session.lastDay.map { Int32($0.dayNumber) } ?? self.day
      sessions[session.code] = facts.count
      facts.append(
        SessionFacts(
          session: session, tool: tool, lastDay: last, isHeld: session.state == .held && last <= self.day))
    }
    weigh(registry.evaluations)
    weigh(registry.attendances)
  }

  private mutating func weigh(_ evaluations: [Evaluation]) {
    // The attempt that decides for a person in a session, under the number of both.
    var last: [Int: Evaluation] = [:]
    for evaluation in evaluations where !evaluation.isAnnulled {
      guard let index = sessions[evaluation.session] else { continue }
      facts[index].isEvaluated = true
      guard let person = people[evaluation.document] else { continue }
      if file.gradeRule == .best {
        weigh(evaluation, of: person, in: facts[index])
      } else {
        let key = index * people.count + person
        if last[key].map({ $0.attempt < evaluation.attempt }) ?? true { last[key] = evaluation }
      }
    }
    for (key, evaluation) in last {
      weigh(evaluation, of: key % people.count, in: facts[key / people.count])
    }
  }

  private mutating func weigh(_ evaluation: Evaluation, of person: Int, in facts: SessionFacts) {
    let place = person * toolCount + facts.tool
    isTouched[place] = true
    let date = evaluation.date.map { Int32($0.dayNumber) } ?? facts.lastDay
    guard facts.isHeld, date <= day, let grade = evaluation.grade, file.isPassing(grade) else { return }
    passedOn[place] = max(passedOn[place], date)
  }

  private mutating func weigh(_ attendances: [Attendance]) {
    var known: (code: String, index: Int?) = ("", nil)
    for attendance in attendances where !attendance.isAnnulled {
      // Those of one session mostly stand together.
      if attendance.session != known.code { known = (attendance.session, sessions[attendance.session]) }
      guard let index = known.index, let person = people[attendance.document] else { continue }
      let place = person * toolCount + facts[index].tool
      guard facts[index].isHeld else {
        isTouched[place] = true
        continue
      }
      if attendance.wasThere { isTouched[place] = true }
      if !facts[index].isEvaluated,
        attendance.isSufficient(in: facts[index].session, threshold: file.attendanceThreshold)
      {
        passedOn[place] = max(passedOn[place], facts[index].lastDay)
      }
    }
  }
}
