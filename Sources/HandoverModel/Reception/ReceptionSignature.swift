/// What closes a reception: who signed, where and when, and the observations that remain to be answered.
package struct ReceptionSignature: Hashable, Sendable {
  /// The day on which it was signed: terms count from it.
  package var date = CalendarDate(dayNumber: 0)
  /// Where it was signed.
  package var place = ""
  /// Who receives.
  package var receiver = Signatory()
  /// Who hands over.
  package var deliverer = Signatory()
  /// Who witnessed it.
  package var witnesses: [Signatory] = []
  /// What the parties want to have said; empty for nothing.
  package var note = ""
  /// One for every decision that asks for something (C-32).
  package var observations: [ReceptionObservation] = []

  package init() {}
}

/// Somebody who signs.
package struct Signatory: Hashable, Sendable {
  /// The person's name.
  package var name = ""
  /// The person's post; empty when it was not said.
  package var post = ""

  package init() {}

  package init(name: String, post: String) {
    self.name = name
    self.post = post
  }
}

/// A numbered observation of a signed reception: what is to be mended or explained, and by when.
package struct ReceptionObservation: Hashable, Sendable {
  /// Goes on from the highest number that the handover has had.
  package var number = 0
  /// The codes of the items that it is about.
  package var items: [String] = []
  /// What is to be mended or explained.
  package var text = ""
  /// The term in working days; nil for the legal one.
  package var term: Int?
  /// The last day of the term (C-33).
  package var due = CalendarDate(dayNumber: 0)
  /// Who must mend it; empty when nobody was named.
  package var mender = ""

  package init() {}
}
