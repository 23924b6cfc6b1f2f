import HandoverModel
import Testing

private func broken<Row: Record>(
  _ type: Row.Type, scale: CaseFile.GradeScale = .hundred, _ fill: (inout Row) throws -> Void
) throws -> [String] {
  var row = Row()
  try fill(&row)
  var file = CaseFile()
  file.gradeScale = scale
  return Row.table.brokenRules(of: row, with: file, file: "x", number: 2).compactMap(\.column)
}

private func date(_ text: String) throws -> CalendarDate { try CalendarDate(fieldText: text) }

struct `A row` {
  @Test(arguments: [(0, true), (100, true), (101, false), (-1, false)])
  func `has progress from 0 to 100`(percent: Int, isSound: Bool) throws {
    #expect(try broken(PlanItem.self) { $0.progress = FixedDecimal(percent) }.isEmpty == isSound)
  }

  @Test(arguments: [
    (CaseFile.GradeScale.five, 5, true), (.five, 6, false), (.hundred, 100, true), (.hundred, 101, false),
  ])
  func `has a grade within the scale of the ficha`(scale: CaseFile.GradeScale, grade: Int, isSound: Bool)
    throws
  {
    #expect(try broken(Evaluation.self, scale: scale) { $0.grade = FixedDecimal(grade) }.isEmpty == isSound)
  }

  @Test func `gives a criterion no more points than its weight`() throws {
    #expect(
      try broken(Criterion.self) {
        $0.weight = FixedDecimal(2)
        $0.points = FixedDecimal(3)
      } == ["puntaje"])
  }

  @Test func `does not end before it begins`() throws {
    #expect(
      try broken(TrainingSession.self) {
        $0.starts = try date("2011-11-02")
        $0.ends = try date("2011-11-01")
      } == ["fecha_fin"])
    #expect(
      try broken(Alliance.self) {
        $0.from = try date("2011-11-02")
        $0.until = try date("2011-11-01")
      } == ["hasta"])
  }

  @Test(arguments: [
    ("2011", "2010", false), ("2011", "2011-05", true), ("2011-06", "2011", true), ("s.f.", "2000", true),
  ])
  func `has archival dates in order as far as they are known`(first: String, last: String, isSound: Bool)
    throws
  {
    let found = try broken(Deliverable.self) {
      $0.firstDate = try ArchivalDate(fieldText: first)
      $0.lastDate = try ArchivalDate(fieldText: last)
    }
    #expect(found.isEmpty == isSound)
  }

  @Test(arguments: [
    ("material/guía.pdf", true), ("../otro.pdf", false), ("/etc/passwd", false), ("C:\\x.pdf", false),
    ("a/..b", true),
  ])
  func `stays within the expediente`(path: String, isSound: Bool) throws {
    #expect(try broken(Deliverable.self) { $0.path = path }.isEmpty == isSound)
  }

  @Test(arguments: [("1110456789", true), ("AB-123", true), ("1,11E+09", false), ("N/A", false)])
  func `has a document number that Excel did not spoil`(document: String, isSound: Bool) throws {
    #expect(try broken(Person.self) { $0.document = document }.isEmpty == isSound)
  }

  @Test func `that is empty breaks no rule`() {
    for type in Registry.recordTypes { expectSound(type) }
  }

  private func expectSound<Row: Record>(_ type: Row.Type) {
    #expect(type.table.brokenRules(of: Row(), with: CaseFile(), file: "x", number: nil).isEmpty)
  }
}
