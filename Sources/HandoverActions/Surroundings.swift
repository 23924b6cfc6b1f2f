package import HandoverBundle
package import HandoverModel

/// What an action takes from outside: the clock, the user, the machine.
///
/// A test replaces all of it.
package struct Surroundings: Sendable {
  /// The day on which the action happens, in Colombia.
  package let today: CalendarDate
  /// The moment for the log: ISO 8601 in UTC, whole seconds.
  package let moment: String
  /// Who acts, for the log.
  package let user: String
  /// How many files are worked on at once, 1 or more.
  package let workers: Int
  /// The program that reads the text of PDFs; nil when there is none, and then it is not looked at.
  package let pdfText: PDFTextTool?
  /// Called now and then while bytes are packed or verified.
  package let progress: @Sendable (WorkProgress) -> Void

  package init(
    today: CalendarDate, moment: String, user: String, workers: Int, pdfText: PDFTextTool? = nil,
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) {
    self.today = today
    self.moment = moment
    self.user = user
    self.workers = workers
    self.pdfText = pdfText
    self.progress = progress
  }

  /// How the log of the registry names who acts and when.
  var stamp: Stamp { Stamp(who: user, moment: moment) }
}

/// How far a long piece of work is.
package struct WorkProgress: Hashable, Sendable {
  /// What is being done, in Spanish: «Edición integral».
  package let task: String
  /// Bytes dealt with so far.
  package let bytesDone: UInt64
  /// Bytes to deal with in this task, as far as they are known when it begins.
  package let bytesTotal: UInt64
}

/// The program as it names itself in bundles and on the command line.
package enum Product {
  /// The command that users type.
  package static let name = "empalme"
  /// As CHANGELOG.md names it.
  package static let version = "0.1.0"
  /// What the RO-Crate gives as the program's identity; the product has no site of its own yet.
  package static let address = "https://example.com/empalme"
}
