/// A term that the law sets: so many days from an event of the handover.
package struct LegalTerm: Hashable, Sendable {
  /// The name by which an adjustment replaces it: `acta-informe-gestion`.
  package let code: String
  /// What is due, in Spanish.
  package let subject: String
  /// Who must do it, in Spanish.
  package let responsible: String
  /// What the days are counted from.
  package let event: Event
  /// How many days, 0 or more.
  package let days: Int
  /// Which days count.
  package let counting: Counting
  /// The norm that sets it, as it is cited.
  package let norm: String
  /// Where the norm was read.
  package let source: String
  /// Whether the term was read in a source; one that was not is shown as to be checked.
  package let isVerified: Bool

  package init(
    code: String, subject: String, responsible: String, event: Event, days: Int, counting: Counting,
    norm: String, source: String, isVerified: Bool
  ) {
    self.code = code
    self.subject = subject
    self.responsible = responsible
    self.event = event
    self.days = days
    self.counting = counting
    self.norm = norm
    self.source = source
    self.isVerified = isVerified
  }

  /// The day from which a term runs.
  package enum Event: Hashable, Sendable {
    /// The outgoing servant leaves the post.
    case leaving
    /// The acta is signed; while that day is unknown, the last one on which it may be.
    case delivery
    /// The administration's term ends.
    case termEnd
    /// The last day of another term, by its code.
    case end(of: String)
  }

  /// Which days a term counts.
  package enum Counting: String, Choice {
    case working = "hábiles"
    case calendar = "calendario"

    /// The last day of a term of `days` after `date`.
    package func date(_ days: Int, after date: CalendarDate) -> CalendarDate {
      self == .working ? WorkingDays.date(days, after: date) : date.adding(days: days)
    }
  }
}

extension LegalTerm {
  /// The terms of Ley 951 de 2005 that were read in a source; no article is cited, because none was.
  package static let settled = [
    LegalTerm(
      code: report, subject: "Entrega del acta de informe de gestión",
      responsible: "Servidor público saliente", event: .leaving, days: 15, counting: .working,
      norm: "Ley 951 de 2005",
      source: "Registraduría Nacional, «Informes de empalme»; Instrucción Administrativa 12 de 2005",
      isVerified: true),
    LegalTerm(
      code: "verificacion-aclaraciones", subject: "Verificación de lo recibido y solicitud de aclaraciones",
      responsible: "Servidor público entrante", event: .delivery, days: clarificationDays,
      counting: .working, norm: "Ley 951 de 2005", source: "Instrucción Administrativa 12 de 2005",
      isVerified: true),
    LegalTerm(
      code: "irregularidades", subject: "Aviso de irregularidades al órgano de control",
      responsible: "Servidor público entrante", event: .delivery, days: 30, counting: .working,
      norm: "Ley 951 de 2005", source: "Instrucción Administrativa 12 de 2005", isVerified: true),
  ]

  /// Working days for checking what was received and asking for clarifications.
  package static let clarificationDays = 30

  /// The term for handing in the report, which also bounds a signature whose day is unknown.
  package static let report = "acta-informe-gestion"

  /// `terms` with those of an adjustment: a known code takes its place, a new one goes behind.
  package static func adjusting(_ terms: [LegalTerm], by own: [LegalTerm]) -> [LegalTerm] {
    terms.map { term in own.last { $0.code == term.code } ?? term }
      + own.filter { term in !terms.contains { $0.code == term.code } }
  }
}
