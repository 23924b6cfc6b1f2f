/// That somebody earned a certificate: by attendance or by a passed evaluation, which are kept apart.
package struct CertificateClaim: Hashable, Sendable {
  /// Who earned it, by document number.
  package let document: String
  /// In which session.
  package let session: String
  /// By what.
  package let kind: Certificate.Kind
  /// The hours to certify: of attendance those that were attended, of approval those of the session.
  package let hours: FixedDecimal?
  /// The grade that counts in tens of a percentage, for example «80 % a 89 %»; empty for attendance.
  package let level: String

  /// All that the records of a registry give a right to, by session, kind and document.
  ///
  /// Attendance: a held session and enough of its hours. Approval: a held session whose grade passes, of several
  /// attempts the one that counts by the rule of the ficha. Annulled records give no right.
  package static func all(of registry: Registry) -> [CertificateClaim] {
    let file = registry.file ?? CaseFile()
    let registry = registry.withoutAnnulled
    let sessions = Dictionary(
      registry.sessions.filter { $0.state == .held }.map { ($0.code, $0) }
    ) { first, _ in first }
    let attended = registry.attendances.compactMap { attendance -> CertificateClaim? in
      guard let session = sessions[attendance.session],
        attendance.isSufficient(in: session, threshold: file.attendanceThreshold)
      else { return nil }
      let hours = [attendance.hours, session.hours].compactMap(\.self).min()
      return CertificateClaim(
        document: attendance.document, session: session.code, kind: .attendance, hours: hours, level: "")
    }
    let evaluated = Dictionary(grouping: registry.evaluations) { [$0.session, $0.document] }.values
    let approved = evaluated.compactMap { attempts -> CertificateClaim? in
      guard let first = attempts.first, let session = sessions[first.session],
        let grade = file.countingGrade(of: attempts), file.isPassing(grade)
      else { return nil }
      return CertificateClaim(
        document: first.document, session: session.code, kind: .approval, hours: session.hours,
        level: level(of: grade, upTo: file.gradeScale.maximum))
    }
    return (attended + approved).sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  private var order: [String] { [session, kind == .attendance ? "0" : "1", document] }

  /// The ten percent in which a grade lies; the highest grade belongs to the last ten.
  private static func level(of grade: FixedDecimal, upTo maximum: FixedDecimal) -> String {
    guard maximum.tenThousandths > 0 else { return "" }
    let tens = min(9, max(0, grade.tenThousandths * 10 / maximum.tenThousandths))
    return tens == 9 ? "90 % a 100 %" : "\(tens)0 % a \(tens)9 %"
  }
}
