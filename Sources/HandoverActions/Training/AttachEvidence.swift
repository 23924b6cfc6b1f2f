package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverStore

/// Attaches a signed sheet to a session as evidence with its hash (adjuntar).
package struct AttachEvidence: Sendable {
  let folder: CaseFolder
  let request: Request
  let surroundings: Surroundings

  /// What the user says.
  package struct Request: Sendable {
    /// The session that the sheet belongs to.
    package var session: String
    /// The scanned sheet, inside the expediente or outside.
    package var file: URL
    /// What it proves.
    package var kind: Evidence.Kind
    /// Anything worth knowing.
    package var notes: String

    package init(session: String, file: URL, kind: Evidence.Kind, notes: String) {
      self.session = session
      self.file = file
      self.kind = kind
      self.notes = notes
    }
  }

  package init(_ folder: CaseFolder, _ request: Request, _ surroundings: Surroundings) {
    self.folder = folder
    self.request = request
    self.surroundings = surroundings
  }

  /// Copies the sheet beside the others unless it lies in a section already, and records its hash.
  ///
  /// No file is replaced: the same sheet again changes nothing, another one of that name gets a number.
  package func run() throws -> (evidence: Evidence, element: Deliverable?) {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry()
    let session = try registry.session(request.session)
    let source = request.file.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: source) else { throw ActionError.pathMissing(path: source) }
    let digest = try Hashing.sha256(ofFile: source)
    var evidence = Evidence()
    (evidence.session, evidence.kind) = (session.code, request.kind)
    (evidence.digest, evidence.date, evidence.notes) = (digest.hex, surroundings.today, request.notes)
    evidence.path = try place(digest, session: session.code)
    let known = registry.evidence.first { $0.session == session.code && $0.path == evidence.path }
    if let known, known.digest == evidence.digest { evidence.date = known.date }
    let element = RestrictedRecord(
      path: evidence.path, title: "\(evidence.kind.sheetName) de la sesión \(session.code), firmada",
      subject: "los asistentes", on: surroundings.today)
    return (
      evidence: try {
        try store.upsert([evidence], stamp: surroundings.stamp); return evidence
      }(),
      element: try element.catalogue(in: store, registry, surroundings.stamp)
    )
  }

  /// The path in the expediente under which the sheet stands, where it is put if it is not there.
  private func place(_ digest: HandoverModel.Digest, session: String) throws -> String {
    let path = request.file.standardizedFileURL.path(percentEncoded: false)
    let root = folder.path + "/"
    if path.hasPrefix(root) {
      let inside = Catalogue.normalized(String(path.dropFirst(root.count)))
      guard Section.of(inside) != nil else { throw ActionError.outsideSections(path: inside) }
      return inside
    }
    var names = PlainNames()
    let parent = "\(Section.records.folder)/evidencias/\(names.name(for: session))"
    let stem = request.file.deletingPathExtension().lastPathComponent
    let ending = request.file.pathExtension.isEmpty ? "" : "." + request.file.pathExtension.lowercased()
    var free = PlainNames()
    while true {
      let inside = "\(parent)/\(free.name(for: stem))\(ending)"
      let target = folder.url.appending(path: inside)
      guard FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) else {
        try copy(to: target)
        return inside
      }
      if try Hashing.sha256(ofFile: target.path(percentEncoded: false)) == digest { return inside }
    }
  }

  private func copy(to target: URL) throws(ActionError) {
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: request.file.resolvingSymlinksInPath(), to: target)
    } catch {
      throw ActionError.cannotWrite(
        path: target.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}

extension Evidence.Kind {
  fileprivate var sheetName: String {
    switch self {
    case .attendance: "Lista de asistencia"
    case .evaluation: "Evaluación"
    case .impact: "Encuesta de satisfacción e impacto"
    }
  }
}

/// A file of the training that holds personal data, as an element that only the integral edition carries.
struct RestrictedRecord {
  let path: String
  let title: String
  /// Whose data it holds, with the article.
  let subject: String
  let on: CalendarDate

  init(path: String, title: String, subject: String, on day: CalendarDate) {
    self.path = path
    self.title = title
    self.subject = subject
    on = day
  }

  /// Records the element; nil when one covers the path already.
  func catalogue(in store: Store, _ registry: Registry, _ stamp: Stamp) throws -> Deliverable? {
    guard Catalogue(registry.deliverables).element(of: path) == nil else { return nil }
    var codes = ElementCodes(registry.deliverables)
    var element = Deliverable()
    (element.code, element.kind, element.title, element.path) = (codes.next(), .record, title, path)
    (element.access, element.personalData, element.extent) = (.classified, .personal, .total)
    element.ground = "Ley 1581 de 2012, protección de datos personales"
    element.objective = "Proteger los datos personales de \(subject)"
    element.qualifiedOn = on
    element.lastDate = .day(on)
    element.custodian = registry.file?.infoOfficer ?? ""
    try store.upsert([element], stamp: stamp)
    return element
  }
}
