package import HandoverModel
import HandoverStore

/// Writes down a question of whoever receives (recibir observar): numbered, with the day by which it is to be answered.
package struct AskObservation: Sendable {
  let folder: CaseFolder
  let request: Request
  let surroundings: Surroundings

  /// What is asked.
  package struct Request: Hashable, Sendable {
    /// The question, as it was typed.
    package var text: String
    /// The codes of the elements that it is about; empty when it is about the whole.
    package var elements: [String]
    /// Who asks; empty when it is not said.
    package var name: String
    /// That person's post.
    package var post: String
    /// Who must answer.
    package var responsible: String
    /// The version that it is about; nil stands for the newest.
    package var version: Int?
    /// The day of the question.
    package var date: CalendarDate
    /// The term in working days, 1 or more.
    package var term: Int

    package init(
      text: String, elements: [String] = [], name: String = "", post: String = "", responsible: String = "",
      version: Int? = nil, date: CalendarDate, term: Int = LegalTerm.clarificationDays
    ) {
      self.text = text
      self.elements = elements
      self.name = name
      self.post = post
      self.responsible = responsible
      self.version = version
      self.date = date
      self.term = term
    }
  }

  /// What was written down.
  package struct Outcome: Hashable, Sendable {
    /// The question as it stands in the registry.
    package let observation: Observation
    /// The day of the signature from which its term runs; nil when it runs from the question itself.
    package let signedOn: CalendarDate?
    /// The last day of the term from the signature when the question came after it.
    package let missedTerm: CalendarDate?
  }

  package init(_ folder: CaseFolder, _ request: Request, _ surroundings: Surroundings) {
    self.folder = folder
    self.request = request
    self.surroundings = surroundings
  }

  /// Gives the question the next number and stores it.
  package func run() throws -> Outcome {
    let text = CellText.tidied(request.text)
    guard !text.isEmpty else { throw ObservationError.withoutText(what: "la observación") }
    var outcome: Outcome?
    try Store.open(at: folder.registryPath).changeReception(stamp: surroundings.stamp) { registry in
      let made = try observation(text, registry)
      outcome = made
      var rows = ReceptionRows()
      rows.observations = [made.observation]
      return rows
    }
    guard let outcome else { throw ObservationError.nothingSealed }
    return outcome
  }

  private func observation(_ text: String, _ registry: Registry) throws -> Outcome {
    let version = try version(in: registry)
    var observation = Observation()
    observation.number = (registry.observations.map(\.number).max() ?? 0) + 1
    observation.version = version
    observation.date = request.date
    observation.text = text
    observation.deliverables = try codes(in: registry).joined(separator: Observation.separator)
    (observation.name, observation.post) = (request.name, request.post)
    observation.responsible = request.responsible
    let signed = registry.receipts.filter { $0.version == version }.compactMap(\.date)
      .filter { $0 <= request.date }.max()
    let legal = signed.map { WorkingDays.date(request.term, after: $0) }
    if let legal, legal >= request.date {
      observation.due = legal
      return Outcome(observation: observation, signedOn: signed, missedTerm: nil)
    }
    observation.due = WorkingDays.date(request.term, after: request.date)
    return Outcome(observation: observation, signedOn: nil, missedTerm: legal)
  }

  private func version(in registry: Registry) throws(ObservationError) -> Int {
    let known = registry.versions.map(\.number).sorted()
    guard let newest = known.last else { throw .nothingSealed }
    guard let wanted = request.version else { return newest }
    guard known.contains(wanted) else { throw .unknownVersion(wanted, known: known) }
    return wanted
  }

  private func codes(in registry: Registry) throws(ObservationError) -> [String] {
    let known = registry.deliverables.map(\.code) + ReceptionRules.folders
    var codes: [String] = []
    for wanted in request.elements.map(CellText.tidied) where !wanted.isEmpty {
      guard let code = known.first(where: { $0.foldedForSearch == wanted.foldedForSearch }) else {
        throw .unknownElement(wanted)
      }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}
