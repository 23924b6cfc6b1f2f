import HandoverBundle
package import HandoverModel
import HandoverStore

/// Annuls a certificate, or issues another one in its place (certificado anular, reexpedir).
package struct ChangeCertificate: Sendable {
  let folder: CaseFolder
  let code: String
  let reason: String
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, code: String, reason: String, _ surroundings: Surroundings) {
    self.folder = folder
    self.code = code
    self.reason = reason
    self.surroundings = surroundings
  }

  /// Annuls it; its number is never given again, and the bitácora keeps who, when and why.
  package func annul() throws -> Certificate {
    let store = try Store.open(at: folder.registryPath)
    var certificate = try store.registry().certificate(code)
    guard certificate.state == .valid else {
      throw CertificateError.alreadyEnded(code: certificate.code, state: certificate.state)
    }
    (certificate.state, certificate.reason) = (.annulled, reason)
    try store.changeCertificates(stamp: surroundings.stamp) { _ in [certificate] }
    return certificate
  }

  /// Issues another one with what the registry says today, under a new number; gives the old and the new one.
  package func reissue(on date: CalendarDate) throws -> (former: Certificate, issued: Certificate) {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry()
    var former = try registry.certificate(code)
    guard former.state != .reissued else {
      throw CertificateError.alreadyEnded(code: former.code, state: former.state)
    }
    guard let claim = CertificateRegister(registry).claim(of: former) else {
      throw CertificateError.unearned(former.code)
    }
    if let day = former.date, date < day {
      throw CertificateError.beforeFormer(code: former.code, date: day)
    }
    (former.state, former.reason) = (.reissued, reason)
    let salt = try store.secret(.salt, orMake: Keyed.freshSecret, stamp: surroundings.stamp)
    let stored = try store.changeCertificates(stamp: surroundings.stamp) { registry in
      let register = CertificateRegister(registry)
      let next = CertificateCode(year: date.year, number: register.nextNumber(in: date.year)).text
      return [
        former, register.certificate(for: claim, code: next, on: date, replacing: former.code).marked(salt),
      ]
    }
    return (stored[0], stored[1])
  }
}

/// Reads and changes how certificates are made out (certificado ajustes).
package struct CertificateSetup: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// The settings as they are.
  package func current() throws -> CertificateSettings {
    try Store.open(at: folder.registryPath, for: .reading).registry().certification ?? CertificateSettings()
  }

  /// Stores what `change` makes of the settings.
  package func change(_ change: (inout CertificateSettings) -> Void) throws -> CertificateSettings {
    let store = try Store.open(at: folder.registryPath)
    var settings = try store.registry().certification ?? CertificateSettings()
    change(&settings)
    try store.upsert([settings], stamp: surroundings.stamp)
    return settings
  }
}
