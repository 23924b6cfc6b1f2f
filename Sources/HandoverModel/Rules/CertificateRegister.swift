/// The certificates of an expediente: which were issued, which are due, and which number comes next.
package struct CertificateRegister: Sendable {
  /// Every certificate, in the order of the codes.
  package let certificates: [Certificate]
  private let registry: Registry
  private let people: [String: Person]
  private let sessions: [String: TrainingSession]

  package init(_ registry: Registry) {
    self.registry = registry
    certificates = registry.certificates
    people = Dictionary(registry.people.map { ($0.document, $0) }) { first, _ in first }
    sessions = Dictionary(registry.sessions.map { ($0.code, $0) }) { first, _ in first }
  }

  /// The certificate of a code as somebody typed it.
  package func certificate(_ typed: String) -> Certificate? {
    let wanted = Self.key(typed)
    return certificates.first { Self.key($0.code) == wanted }
  }

  private static func key(_ code: String) -> String {
    code.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The certificate that stands in the place of another one.
  package func successor(of certificate: Certificate) -> Certificate? {
    certificates.first { $0.replaces == certificate.code }
  }

  /// What was earned and never certified, in one session or in all.
  ///
  /// An annulled certificate is not issued again by itself: somebody annulled it for a reason.
  package func due(in session: String?) -> [CertificateClaim] {
    let known = Set(certificates.map { Key($0.document, $0.session, $0.kind) })
    return CertificateClaim.all(of: registry).filter { claim in
      (session == nil || claim.session == session)
        && !known.contains(Key(claim.document, claim.session, claim.kind))
    }
  }

  /// Valid certificates that the records no longer give a right to.
  package var unfounded: [Certificate] {
    let earned = Set(CertificateClaim.all(of: registry).map { Key($0.document, $0.session, $0.kind) })
    return certificates.filter {
      $0.state == .valid && !earned.contains(Key($0.document, $0.session, $0.kind))
    }
  }

  /// Certificates that do not say what their paper says, as those that come from another program's table.
  package var incomplete: [Certificate] { certificates.filter { $0.mark.isEmpty && $0.state == .valid } }

  /// The first number of a year that no certificate has had.
  package func nextNumber(in year: Int) -> Int {
    let used = certificates.compactMap { certificate -> Int? in
      if let code = try? CertificateCode(typed: certificate.code) {
        return code.year == year ? code.number : nil
      }
      let parts = certificate.code.split(separator: "-")
      return parts.count >= 3 && parts[1] == "\(year)" ? Int(parts[2]) : nil
    }
    return (used.max() ?? 0) + 1
  }

  /// The certificate of a claim with everything that its paper will say, but for its mark.
  package func certificate(
    for claim: CertificateClaim, code: String, on date: CalendarDate, replacing former: String = ""
  ) -> Certificate {
    var certificate = Certificate()
    (certificate.code, certificate.date, certificate.replaces) = (code, date, former)
    (certificate.document, certificate.session, certificate.kind) = (
      claim.document, claim.session, claim.kind
    )
    return filled(certificate, claim)
  }

  /// The certificate with what the registry says today in the place of what its paper says.
  package func filled(_ certificate: Certificate, _ claim: CertificateClaim?) -> Certificate {
    var filled = certificate
    let file = registry.file ?? CaseFile()
    let settings = registry.certification ?? CertificateSettings()
    let person = people[certificate.document]
    let session = sessions[certificate.session]
    filled.documentKind = person?.documentKind
    filled.name = person?.name ?? ""
    filled.course = session?.subject ?? ""
    filled.courseKind = session?.kind
    filled.hours = claim?.hours ?? session?.hours
    filled.starts = session?.starts
    filled.ends = session?.ends ?? session?.starts
    filled.level = settings.showsLevel ? claim?.level ?? "" : ""
    filled.signer = settings.signer.isEmpty ? file.outgoingName : settings.signer
    filled.signerPost = settings.signer.isEmpty ? file.outgoingPost : settings.signerPost
    filled.city = settings.city.isEmpty ? file.municipality : settings.city
    return filled
  }

  /// The claim behind a certificate; nil when the records no longer have it.
  package func claim(of certificate: Certificate) -> CertificateClaim? {
    CertificateClaim.all(of: registry).first {
      $0.document == certificate.document && $0.session == certificate.session && $0.kind == certificate.kind
    }
  }

  private struct Key: Hashable {
    let document: String
    let session: String
    let kind: Certificate.Kind

    init(_ document: String, _ session: String, _ kind: Certificate.Kind) {
      (self.document, self.session, self.kind) = (document, session, kind)
    }
  }
}

extension Certificate {
  /// What its mark is computed from: everything that its paper says, and nothing that may change afterwards.
  package var canonicalText: String {
    let lasting = Self.table.columns.filter { Self.lastingColumns.contains($0.name) }
    return "empalme: certificado 1\n" + lasting.map { "\($0.name)=\(Self.oneLine($0.text(self)))\n" }.joined()
  }

  /// Never changed: a mark that is on paper must come out the same in ten years.
  private static let lastingColumns: Set = [
    "codigo", "documento", "sesion", "clase", "fecha", "tipo_documento", "nombre", "curso", "tipo_curso",
    "horas",
    "fecha_inicio", "fecha_fin", "nivel", "firmante", "cargo_firmante", "ciudad", "reemplaza",
  ]

  private static func oneLine(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  /// «22 de noviembre de 2011», or «del … al …» when it took several days.
  package var period: String {
    guard let starts else { return "" }
    guard let ends, ends != starts else { return starts.inWords }
    return "\(starts.inWords) a \(ends.inWords)"
  }
}
