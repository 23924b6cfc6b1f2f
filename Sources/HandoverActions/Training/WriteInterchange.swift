package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the training in the forms that other systems take (credenciales, xapi).
package struct WriteInterchange: Sendable {
  let folder: CaseFolder
  let kind: Kind
  let target: URL?
  let isForBundle: Bool
  let surroundings: Surroundings

  /// Which form.
  package enum Kind: String, Hashable, Sendable {
    /// Signed Open Badges 3.0 credentials, one file per certificate.
    case credentials = "credenciales"
    /// Statements of the Experience API, one per line.
    case statements = "xapi"
  }

  /// With `isForBundle` they lie among the expediente's records, as an element that only the integral edition carries.
  package init(
    _ folder: CaseFolder, _ kind: Kind, target: URL?, isForBundle: Bool, _ surroundings: Surroundings
  ) {
    self.folder = folder
    self.kind = kind
    self.target = target
    self.isForBundle = isForBundle
    self.surroundings = surroundings
  }

  /// What was written.
  package struct Outcome: Sendable {
    /// The folder with everything.
    package let folder: URL
    /// The files in it.
    package let files: [TrainingFile]
    /// Credentials or statements.
    package let count: Int
    /// The new element of the expediente; nil when there was one already or none was wanted.
    package let element: Deliverable?
  }

  /// Writes the files; what an earlier run wrote and is no longer valid goes.
  package func run() throws -> Outcome {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry()
    guard registry.file != nil else { throw ActionError.noFile }
    let salt = try store.secret(.salt, orMake: Keyed.freshSecret, stamp: surroundings.stamp)
    let (files, count) =
      try kind == .credentials ? credentials(registry, salt, store) : statements(registry, salt)
    let inside = "\(Section.records.folder)/intercambio/\(kind.rawValue)"
    let place = target ?? folder.url.appending(path: isForBundle ? inside : kind.rawValue)
    let written = try folder.writeOwn(files, in: kind.rawValue, or: place, isWhole: true)
    var element: Deliverable?
    if isForBundle {
      element = try RestrictedRecord(
        path: inside,
        title: kind == .credentials ? "Credenciales firmadas" : "Registros de capacitación en xAPI",
        subject: "las personas capacitadas", on: surroundings.today
      ).catalogue(in: store, registry, surroundings.stamp)
    }
    return Outcome(folder: place, files: written, count: count, element: element)
  }

  private func credentials(
    _ registry: Registry, _ salt: [UInt8], _ store: Store
  ) throws -> ([Instruments.File], Int) {
    let secret = try store.secret(.key, orMake: Keyed.freshSecret, stamp: surroundings.stamp)
    guard let key = CredentialKey(secret: secret), let file = registry.file else { throw ActionError.noFile }
    let badges = BadgeCredential(of: file, key: key, salt: salt)
    let valid = registry.certificates.filter { $0.state == .valid && !$0.mark.isEmpty }
    var files = [
      Instruments.File(
        name: "emisor.json", title: "La entidad con su llave pública", isPublic: true,
        content: .text(try badges.issuerProfile() + "\n"))
    ]
    var names = PlainNames()
    for certificate in valid {
      files.append(
        Instruments.File(
          name: "\(names.name(for: certificate.code).uppercased()).jwt",
          title: "Credencial del certificado \(certificate.code)", isPublic: false,
          content: .text(try badges.token(for: certificate))))
    }
    return (files, valid.count)
  }

  private func statements(_ registry: Registry, _ salt: [UInt8]) throws -> ([Instruments.File], Int) {
    let lines = try LearningStatements(of: registry, salt: salt).lines(registry)
    let file = Instruments.File(
      name: "xapi.jsonl", title: "Registros de capacitación en xAPI", isPublic: false,
      content: .text(lines.map { $0 + "\n" }.joined()))
    return ([file], lines.count)
  }
}
