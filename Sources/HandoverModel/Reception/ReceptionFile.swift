/// What a receiver decided about one bundle: the contents of a `recepcion.json` (`docs/reception-format.md`).
///
/// Whoever holds one may hold a file that breaks the rules; ``ReceptionRules`` tells.
package struct ReceptionFile: Hashable, Sendable {
  /// The bundle that is received, by its own `bag-info.txt`.
  package var bundle = ReceivedBundle()
  /// What verifying it found when the reception was begun.
  package var check = ReceivedCheck()
  /// The signed reception that this one continues; nil for a first one.
  package var earlier: EarlierReception?
  /// The observations that the bundle itself tells of, in order of number.
  package var clarifications: [ReceptionClarification] = []
  /// What there is to receive (C-10).
  package var items: [ReceptionItem] = []
  /// What the earlier reception had and this bundle has no longer.
  package var withdrawn: [WithdrawnItem] = []
  /// What was decided, first to last; nothing is ever removed (C-20).
  package var decisions: [ReceptionDecision] = []
  /// Nil until the reception is signed; afterwards nothing changes (C-31).
  package var signature: ReceptionSignature?

  package init() {}
}

/// The bundle of a reception, as its `bag-info.txt` describes it.
package struct ReceivedBundle: Hashable, Sendable {
  /// Its top folder.
  package var name = ""
  /// What the versions of one handover share (`Bag-Group-Identifier`); empty when it is not said.
  package var series = ""
  /// Its number in the chain of versions, 1 or more; nil when that is not said.
  package var version: Int?
  /// Integral or public; nil when that is not said.
  package var edition: Edition?
  /// The day that it bears, as it is written; empty when it is not said.
  package var date = ""
  /// Who hands over; empty when it is not said.
  package var entity = ""
  /// SHA-256 of its `tagmanifest-sha256.txt`; nil when that cannot be computed.
  package var sello: Digest?

  package init() {}
}

/// The outcome of verifying the bundle of a reception.
package struct ReceivedCheck: Hashable, Sendable {
  /// The outcome in one word.
  package var verdict = Verdict.intact
  /// How the sello compares with the code of the acta.
  package var match = SelloMatch.notCompared
  /// What it was compared with, 16 or 64 lower-case digits; empty when nothing was.
  package var code = ""
  /// How many defects were found.
  package var defects = 0
  /// How many warnings were found.
  package var warnings = 0
  /// When it was verified.
  package var moment = LocalMoment(instant: 0, offset: 0)
  /// The program that verified it, with its version.
  package var program = ""

  package init() {}
}

/// The signed reception that another one continues.
package struct EarlierReception: Hashable, Sendable {
  /// The name of its bundle.
  package var name = ""
  /// The version of its bundle; nil when that has none.
  package var version: Int?
  /// The sello of its bundle; nil when that has none.
  package var sello: Digest?
  /// The day of its signature.
  package var date = CalendarDate(dayNumber: 0)
  /// SHA-256 of its file.
  package var fingerprint = Digest.none
  /// The highest number of an observation that it knows; 0 for none.
  package var lastObservation = 0

  package init() {}
}

/// An observation that the bundle tells of, with the answer that it brings.
package struct ReceptionClarification: Hashable, Sendable {
  /// Its number in the handover.
  package var number = 0
  /// The version that it is about.
  package var version = 0
  /// The day on which it was made; nil when that is not said.
  package var date: CalendarDate?
  /// The codes of the elements that it is about.
  package var elements: [String] = []
  /// What was asked or found wanting.
  package var text = ""
  /// The day by which it is to be answered; nil when that is not said.
  package var due: CalendarDate?
  /// The answer; empty when there is none.
  package var answer = ""
  /// The day of the answer; nil without one.
  package var answeredOn: CalendarDate?
  /// Whether it was answered.
  package var state = Observation.State.open
  /// The version that brings the answer; nil without one.
  package var answeringVersion: Int?

  package init() {}
}

/// An item of the earlier reception that the bundle has no longer.
package struct WithdrawnItem: Hashable, Sendable {
  /// The item's code there.
  package var code = ""
  /// The item's title there.
  package var title = ""
  /// What was decided about it there; nil when nothing was.
  package var state: Reception.State?

  package init() {}
}

extension Digest {
  /// The digest of thirty-two zeros, which no file has: the value before there is one.
  package static let none = Digest(computed: [UInt8](repeating: 0, count: 32).span)
}
