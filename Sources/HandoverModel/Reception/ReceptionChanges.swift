extension ReceptionFile {
  /// Adds a decision about some items; a refusal leaves the file as it was.
  ///
  /// Number, moment and the order of the items are filled in.
  package mutating func decide(
    _ draft: ReceptionDecision, about codes: [String], at moment: LocalMoment
  ) throws(ReceptionRefusal) {
    let positions = ReceptionRules.positions(of: items)
    var decision = draft
    decision.action = .decide
    decision.items = codes.sorted { positions[ByteText($0)] ?? .max < positions[ByteText($1)] ?? .max }
    try append(decision, positions, at: moment)
  }

  /// Undoes a decision, the last one that is not undone unless a number is given; returns what was undone.
  package mutating func undo(
    _ number: Int?, by person: Signatory, at moment: LocalMoment
  ) throws(ReceptionRefusal) -> ReceptionDecision {
    let ledger = ReceptionLedger(self)
    let found =
      if let number { decisions.first { $0.number == number } } else { ledger.lastDecision }
    guard let found else {
      let problem = number.map { "no hay una decisión \($0)" } ?? "no hay nada que deshacer"
      throw ReceptionRefusal([ReceptionViolation("C-21", "", problem)])
    }
    var decision = ReceptionDecision()
    decision.action = .undo
    decision.undone = found.number
    decision.name = person.name
    decision.post = person.post
    try append(decision, [:], at: moment)
    return found
  }

  private mutating func append(
    _ draft: ReceptionDecision, _ positions: [ByteText: Int], at moment: LocalMoment
  ) throws(ReceptionRefusal) {
    try checkUnsigned()
    var decision = draft
    decision.number = (decisions.last?.number ?? 0) + 1
    decision.moment = moment
    let undone = ReceptionLedger(self).undone
    let open = Set(decisions.lazy.filter { $0.action == .decide }.map(\.number)).subtracting(undone)
    let found = ReceptionRules.violations(
      of: decision, after: decisions.last, items, positions, open: open)
    guard found.isEmpty else { throw ReceptionRefusal(found) }
    decisions.append(decision)
  }

  private func checkUnsigned() throws(ReceptionRefusal) {
    guard let signature else { return }
    let problem = "la recepción se firmó el \(signature.date.inWords) y ya no cambia"
    throw ReceptionRefusal([ReceptionViolation("C-31", "", problem)])
  }

  // MARK: Signature

  /// Closes the reception and fills in its observations.
  ///
  /// A refusal leaves the file as it was.
  package mutating func sign(_ draft: ReceptionSignature) throws(ReceptionRefusal) {
    try checkUnsigned()
    var signed = self
    signed.signature = draft
    signed.signature?.observations = observations(signedOn: draft.date)
    let found = ReceptionRules.violations(of: signed)
    guard found.isEmpty else { throw ReceptionRefusal(found) }
    self = signed
  }

  /// The numbered observations that a signature on that day leaves to be answered (C-32, C-33).
  package func observations(signedOn date: CalendarDate) -> [ReceptionObservation] {
    let ledger = ReceptionLedger(self)
    let titles = Dictionary(items.map { (ByteText($0.code), $0.title) }) { first, _ in first }
    var number = lastNumber
    return decisions.compactMap { decision in
      guard decision.state == .withRemarks || decision.state == .missing else { return nil }
      let codes = ledger.items(decidedBy: decision)
      guard !codes.isEmpty else { return nil }
      number += 1
      var observation = ReceptionObservation()
      observation.number = number
      observation.items = codes
      observation.text = decision.observation
      if decision.observation.isEmpty {
        let names = codes.map { code in
          let title = titles[ByteText(code)] ?? ""
          return title.isEmpty ? code : title
        }
        observation.text = "Falta: \(names.joined(separator: "; "))".withoutOuterSpace
      }
      observation.term = decision.term
      observation.due = WorkingDays.date(decision.term ?? Self.legalTerm, after: date)
      observation.mender = decision.mender
      return observation
    }
  }

  /// Working days to check what was handed over and to ask for clarifications (Ley 951 de 2005).
  package static let legalTerm = 30

  /// The highest number that an observation of this handover had before this reception; 0 for none.
  private var lastNumber: Int {
    max(clarifications.map(\.number).max() ?? 0, earlier?.lastObservation ?? 0)
  }

  /// The highest number of an observation that this reception knows, with those that it signed; 0 for none.
  package var lastObservation: Int { max(lastNumber, signature?.observations.map(\.number).max() ?? 0) }
}
