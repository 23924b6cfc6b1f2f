package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Issues certificates to all who earned one and writes them to be printed (certificar).
package struct IssueCertificates: Sendable {
  let folder: CaseFolder
  let request: Request
  let surroundings: Surroundings

  /// What the user decides.
  package struct Request: Sendable {
    /// Only those of one session; nil stands for all.
    package var session: String?
    /// The day that new certificates bear.
    package var date: CalendarDate
    /// Where they are written; nil stands for `certificados` in the expediente.
    package var target: URL?
    /// Who makes PDFs; nil when none are wanted.
    package var printing: Printing?
    /// Whether only to tell what would be issued.
    package var isSimulated: Bool

    package init(
      session: String?, date: CalendarDate, target: URL?, printing: Printing?, isSimulated: Bool
    ) {
      self.session = session
      self.date = date
      self.target = target
      self.printing = printing
      self.isSimulated = isSimulated
    }
  }

  /// What came of it.
  package struct Outcome: Sendable {
    /// The certificates that were issued now.
    package let issued: [Certificate]
    /// Certificates of another table that were completed now with what their paper says.
    package let completed: [Certificate]
    /// How many are valid after all.
    package let valid: Int
    /// What was written.
    package let files: [TrainingFile]
    /// Whether the paper leads to a page of verification.
    package let hasAddress: Bool
  }

  package init(_ folder: CaseFolder, _ request: Request, _ surroundings: Surroundings) {
    self.folder = folder
    self.request = request
    self.surroundings = surroundings
  }

  /// Issues what is due and not yet issued, and writes every valid certificate; a second run issues nothing.
  package func run() async throws -> Outcome {
    let store = try Store.open(at: folder.registryPath)
    let before = try store.registry()
    try check(before)
    var issued: [Certificate] = []
    var completed: [Certificate] = []
    if request.isSimulated {
      (issued, completed) = due(in: before, salt: nil)
    } else {
      let salt = try store.secret(.salt, orMake: Keyed.freshSecret, stamp: surroundings.stamp)
      try store.changeCertificates(stamp: surroundings.stamp) { registry in
        (issued, completed) = due(in: registry, salt: salt)
        return issued + completed
      }
    }
    let after = request.isSimulated ? before : try store.registry()
    let files = request.isSimulated ? [] : try await write(after)
    return Outcome(
      issued: issued, completed: completed, valid: after.certificates.count { $0.state == .valid },
      files: files, hasAddress: !(after.certification?.address ?? "").isEmpty)
  }

  private func check(_ registry: Registry) throws {
    guard registry.file != nil else { throw ActionError.noFile }
    let session = try request.session.map { try registry.session($0).code }
    let due = CertificateRegister(registry).due(in: session)
    guard !due.isEmpty || !CertificateRegister(registry).incomplete.isEmpty else { return }
    let signer = [registry.certification?.signer, registry.file?.outgoingName].compactMap(\.self)
    if signer.allSatisfy(\.isEmpty) { throw CertificateError.noSigner }
    for claim in due {
      let session = try registry.session(claim.session)
      if let ends = session.ends ?? session.starts, request.date < ends {
        throw CertificateError.tooEarly(session: session.code, ends: ends)
      }
    }
  }

  /// What is to be issued and completed, with marks when there is a salt.
  private func due(in registry: Registry, salt: [UInt8]?) -> (issued: [Certificate], completed: [Certificate])
  {
    let register = CertificateRegister(registry)
    let session = request.session.flatMap { try? registry.session($0).code }
    var number = register.nextNumber(in: request.date.year)
    let issued = register.due(in: session).map { claim in
      defer { number += 1 }
      let code = CertificateCode(year: request.date.year, number: number).text
      return register.certificate(for: claim, code: code, on: request.date)
    }
    let completed = register.incomplete.map { register.filled($0, register.claim(of: $0)) }
    return (issued.map { $0.marked(salt) }, completed.map { $0.marked(salt) })
  }

  private func write(_ registry: Registry) async throws -> [TrainingFile] {
    try await CertificateFiles(folder, registry, printing: request.printing, date: request.date)
      .write(to: request.target)
  }
}

extension Certificate {
  /// With the mark under a salt; without one as it is.
  func marked(_ salt: [UInt8]?) -> Certificate {
    guard let salt else { return self }
    var certificate = self
    certificate.mark = CertificateMark(of: self, salt: salt).text
    return certificate
  }
}

/// Every valid certificate of an expediente as pages: one file per person and one with all.
struct CertificateFiles {
  private let folder: CaseFolder
  private let registry: Registry
  private let printing: Printing?
  private let date: CalendarDate

  init(_ folder: CaseFolder, _ registry: Registry, printing: Printing?, date: CalendarDate) {
    self.folder = folder
    self.registry = registry
    self.printing = printing
    self.date = date
  }

  /// The name of the folder in the expediente.
  static let folderName = "certificados"

  /// Writes them; files of certificates that are no longer valid go.
  func write(to target: URL?) async throws -> [TrainingFile] {
    let valid = registry.certificates.filter { $0.state == .valid && !$0.mark.isEmpty }
    let templates = try Templates(overrides: folder.existingTemplates)
    let pages = TrainingPages(registry, date: date)
    var printed = PrintedPages(printing, date: date)
    func page(_ certificates: [Certificate]) throws -> String {
      try CertificatePage.render(certificates, of: pages, templates: templates, hash: CaseFolder.policyHash)
    }
    if !valid.isEmpty {
      try await printed.add("todos", "Todos los certificados", page(valid))
    }
    var names = PlainNames()
    _ = names.name(for: "todos")
    let byPerson = Dictionary(grouping: valid, by: \.document)
      .sorted { ($0.value[0].name.foldedForSearch, $0.key) < ($1.value[0].name.foldedForSearch, $1.key) }
    for (_, certificates) in byPerson {
      let name = certificates[0].name
      try await printed.add(names.name(for: name), "Certificados de \(name)", page(certificates))
    }
    return try folder.writeOwn(printed.files, in: Self.folderName, or: target, isWhole: true)
  }
}
