package import HandoverModel
import HandoverStore

/// Answers a question of whoever receives, closes it, or opens it again (recibir responder, cerrar, reabrir).
package struct AnswerObservation: Sendable {
  let folder: CaseFolder
  let number: Int
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, number: Int, _ surroundings: Surroundings) {
    self.folder = folder
    self.number = number
    self.surroundings = surroundings
  }

  /// Stores the answer; the next version that is sealed tells of it.
  package func answer(_ text: String, on date: CalendarDate) throws -> Observation {
    let text = CellText.tidied(text)
    guard !text.isEmpty else { throw ObservationError.withoutText(what: "la respuesta") }
    return try change("responder") { observation throws(ObservationError) in
      if observation.state == .closed { throw .closed(observation.number) }
      try Self.check(date, observation)
      observation.answer = text
      observation.answeredOn = date
      observation.state = .answered
      observation.answeringVersion = nil
    }
  }

  /// Closes a question that is answered to everyone's content, or, for `reason`, one that needs no answer.
  package func close(_ reason: String, on date: CalendarDate) throws -> Observation {
    let reason = CellText.tidied(reason)
    return try change("cerrar", reason: reason) { observation throws(ObservationError) in
      if observation.state == .closed { throw .closed(observation.number) }
      try Self.check(date, observation)
      if observation.state == .open {
        guard !reason.isEmpty else { throw .withoutReason(observation.number) }
        observation.answer = "Se cerró sin respuesta: \(reason)"
        observation.answeredOn = date
        observation.answeringVersion = nil
      }
      observation.state = .closed
    }
  }

  /// Opens a question whose answer does not do; the answer stays in the bitácora.
  package func reopen(_ reason: String) throws -> Observation {
    let reason = CellText.tidied(reason)
    guard !reason.isEmpty else { throw ObservationError.withoutText(what: "el motivo") }
    return try change("reabrir", reason: reason) { observation throws(ObservationError) in
      if observation.state == .open { throw .notClosed(observation.number) }
      observation.state = .open
      (observation.answer, observation.answeredOn, observation.answeringVersion) = ("", nil, nil)
    }
  }

  private static func check(_ date: CalendarDate, _ observation: Observation) throws(ObservationError) {
    guard let asked = observation.date, date < asked else { return }
    throw .beforeQuestion(observation.number, asked)
  }

  private func change(
    _ verb: String, reason: String = "", _ body: (inout Observation) throws(ObservationError) -> Void
  ) throws -> Observation {
    var changed = Observation()
    let facts = reason.isEmpty ? [:] : ["motivo": reason]
    try Store.open(at: folder.registryPath).changeReception(
      verb: verb, facts: facts, stamp: surroundings.stamp
    ) {
      registry in
      guard let found = registry.observations.first(where: { $0.number == number }) else {
        throw ObservationError.unknownNumber(number, known: registry.observations.map(\.number).sorted())
      }
      changed = found
      try body(&changed)
      var rows = ReceptionRows()
      rows.observations = [changed]
      return rows
    }
    return changed
  }
}
