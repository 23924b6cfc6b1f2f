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
  /// The best grade in tens of a percentage, for example «80 % a 89 %»; empty for attendance.
  package let level: String

  /// All that the records of a registry give a right to, by session, kind and document.
  ///
  /// Attendance: a held session and enough of its hours. Approval: a held session and an attempt that passes.
  package static func all(of registry: Registry) -> [CertificateClaim] {
    let file = registry.file ?? CaseFile()
    let sessions = Dictionary(
      registry.sessions.filter { $0.state == .held }.map { ($0.code, $0) }) { first, _ in first }
    let attended = registry.attendances.compactMap { attendance -> CertificateClaim? in
      guard let session = sessions[attendance.session],
        attendance.isSufficient(in: session, threshold: file.attendanceThreshold)
      else { return nil }
      let hours = [attendance.hours, session.hours].compactMap(\.self).min()
      return CertificateClaim(
        document: attendance.document, session: session.code, kind: .attendance, hours: hours, level: "")
    }
    let passed = registry.evaluations.filter { evaluation in
      sessions[evaluation.session] != nil && evaluation.grade.map(file.isPassing) ?? false
    }
    let approved = Dictionary(grouping: passed) { [$0.session, $0.document] }.values.compactMap { attempts in
      attempts.max { ($0.grade ?? FixedDecimal(0)) < ($1.grade ?? FixedDecimal(0)) }
    }
    .map { best in
      CertificateClaim(
        document: best.document, session: best.session, kind: .approval, hours: sessions[best.session]?.hours,
        level: best.grade.map { level(of: $0, upTo: file.gradeScale.maximum) } ?? "")
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
