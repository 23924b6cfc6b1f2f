/// Days that are possible and yet ask for a second look: what is said to have happened after the handover.
package enum DoubtfulDates {
  /// The columns of a row that hold such a day, with what is said about each.
  package static func doubts<Row: Record>(about row: Row, with caseFile: CaseFile) -> [(
    column: String, problem: FieldProblem
  )] {
    guard let handover = caseFile.deliveryDate ?? caseFile.leavingDate else { return [] }
    return days(of: row).compactMap { column, day in
      guard let day, handover < day else { return nil }
      let problem = FieldProblem(
        "es posterior a la entrega (\(handover.inWords)): revise que la fecha esté bien", allowed: "")
      return (column, problem)
    }
  }

  private static func days<Row: Record>(of row: Row) -> [(column: String, day: CalendarDate?)] {
    if let session = row as? TrainingSession, session.state == .held {
      return [("fecha_inicio", session.starts), ("fecha_fin", session.ends)]
    }
    if let evaluation = row as? Evaluation { return [("fecha", evaluation.date)] }
    return []
  }
}
