/// What a signed reception writes into the registry of an expediente.
package struct ReceptionIntake: Hashable, Sendable {
  /// The rows, old ones that change among them.
  package private(set) var rows = ReceptionRows()
  /// The row of the reception itself.
  package let receipt: Receipt
  /// Observations that get another number here than on the acta, because theirs is taken.
  package private(set) var renumbered: [Renumbering] = []
  /// Codes of elements that were received and that the expediente no longer has.
  package private(set) var leftOut: [String] = []

  /// An observation with the number that it has on the acta and the one that it gets.
  package struct Renumbering: Hashable, Sendable {
    /// On the acta.
    package let onActa: Int
    /// In the registry.
    package let number: Int
  }

  /// Decides what a reception with that hash comes to in that registry, or why it cannot be taken.
  ///
  /// Nil stands for one that is there already.
  package static func of(
    _ file: ReceptionFile, fingerprint: Digest, in registry: Registry
  ) throws(ReceptionProblem) -> ReceptionIntake? {
    guard let signature = file.signature else { throw .unsigned }
    guard let sello = file.bundle.sello else { throw .withoutSello }
    guard let (version, edition) = Self.sealed(sello, in: registry) else {
      throw .stranger(name: file.bundle.name, sello: sello)
    }
    if let number = file.bundle.version, number != version {
      throw .otherVersion(number, sealed: version)
    }
    if registry.receipts.contains(where: { $0.digest == fingerprint.hex }) { return nil }
    try checkPlace(of: file, version, in: registry)
    var receipt = Receipt(file, signature)
    (receipt.digest, receipt.version, receipt.edition) = (fingerprint.hex, version, edition)
    return ReceptionIntake(file, signature, receipt, registry)
  }

  private init(
    _ file: ReceptionFile, _ signature: ReceptionSignature, _ receipt: Receipt, _ registry: Registry
  ) {
    self.receipt = receipt
    rows.receipts = [receipt]
    takeItems(of: file, signature, registry)
    takeObservations(of: signature, registry)
  }

  private static func sealed(_ sello: Digest, in registry: Registry) -> (Int, Receipt.EditionName)? {
    for version in registry.versions {
      if Digest(hex: version.integralSello) == sello { return (version.number, .integral) }
      if Digest(hex: version.publicSello) == sello { return (version.number, .public) }
    }
    return nil
  }

  /// A reception stands behind the one that it continues, and two never continue the same one.
  private static func checkPlace(
    of file: ReceptionFile, _ version: Int, in registry: Registry
  ) throws(ReceptionProblem) {
    guard let earlier = file.earlier else {
      if let other = registry.receipts.first(where: { $0.version == version }) {
        throw .notContinuing(version: version, signedOn: other.date)
      }
      return
    }
    guard registry.receipts.contains(where: { $0.digest == earlier.fingerprint.hex }) else {
      throw .earlierMissing(version: earlier.version, signedOn: earlier.date)
    }
    if let other = registry.receipts.first(where: { $0.previous == earlier.fingerprint.hex }) {
      throw .continuedAlready(signedOn: other.date)
    }
  }

  private mutating func takeItems(
    of file: ReceptionFile, _ signature: ReceptionSignature, _ registry: Registry
  ) {
    let ledger = ReceptionLedger(file)
    let known = Set(registry.deliverables.map(\.code))
    let before = Dictionary(
      registry.receptions.map { (Reception.table.keyTexts(of: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    for item in file.items where item.kind == .element {
      guard let standing = ledger.standing(of: item).inheritance(from: receipt.version) else { continue }
      guard known.contains(item.code) else {
        leftOut.append(item.code)
        continue
      }
      var row = Reception(standing, item)
      row.version = receipt.version
      let asked = signature.observations.first { $0.items.contains(item.code) }
      row.due = asked?.due ?? before[["\(standing.version ?? receipt.version)", item.code]]?.due
      rows.receptions.append(row)
    }
  }

  private mutating func takeObservations(of signature: ReceptionSignature, _ registry: Registry) {
    var taken = Set(registry.observations.map(\.number))
    let last = max(taken.max() ?? 0, signature.observations.map(\.number).max() ?? 0)
    var next = last + 1
    for asked in signature.observations {
      var observation = Observation()
      observation.number = asked.number
      if taken.contains(asked.number) {
        observation.number = next
        next += 1
        renumbered.append(Renumbering(onActa: asked.number, number: observation.number))
      }
      taken.insert(observation.number)
      observation.version = receipt.version
      observation.date = signature.date
      observation.deliverables = asked.items.joined(separator: Observation.separator)
      observation.text = asked.text
      (observation.name, observation.post) = (signature.receiver.name, signature.receiver.post)
      (observation.due, observation.responsible) = (asked.due, asked.mender)
      rows.observations.append(observation)
    }
  }
}

extension Receipt {
  fileprivate init(_ file: ReceptionFile, _ signature: ReceptionSignature) {
    let progress = ReceptionProgress(file.items, ReceptionLedger(file))
    self.init()
    sello = file.bundle.sello?.hex ?? ""
    (date, place) = (signature.date, signature.place)
    (receiver, receiverPost) = (signature.receiver.name, signature.receiver.post)
    (giver, giverPost) = (signature.deliverer.name, signature.deliverer.post)
    verdict = file.check.verdict.rawValue
    (total, unreviewed) = (progress.total, progress.pending)
    (received, withRemarks) = (progress.count(.received), progress.count(.withRemarks))
    (missing, notApplicable) = (progress.count(.missing), progress.count(.notApplicable))
    previous = file.earlier?.fingerprint.hex ?? ""
  }
}

extension Reception {
  fileprivate init(_ standing: InheritedDecision, _ item: ReceptionItem) {
    self.init()
    (deliverable, state, integrity) = (item.code, standing.state, item.integrity)
    (name, post, date) = (standing.name, standing.post, standing.moment.date)
    (observation, mender) = (standing.observation, standing.mender)
    (boxes, folders) = (standing.counted?.boxes, standing.counted?.folders)
    (volumes, sheets) = (standing.counted?.volumes, standing.counted?.sheets)
  }
}

/// Why a reception cannot be taken into a registry.
package enum ReceptionProblem: Error, Hashable, Sendable {
  case unsigned
  case withoutSello
  /// Its sello is that of no sealed version of the expediente.
  case stranger(name: String, sello: Digest)
  /// It calls itself the reception of another version than the one whose sello it bears.
  case otherVersion(Int, sealed: Int)
  /// The reception that it continues is not there.
  case earlierMissing(version: Int?, signedOn: CalendarDate)
  /// Another one continues the same reception.
  case continuedAlready(signedOn: CalendarDate?)
  /// The version was received before, and this one does not continue that.
  case notContinuing(version: Int, signedOn: CalendarDate?)
}

extension ReceptionProblem: Explained {
  package var message: String {
    func on(_ date: CalendarDate?) -> String { date.map { " del \($0.inWords)" } ?? "" }
    switch self {
    case .unsigned: return "la recepción no está firmada"
    case .withoutSello: return "la recepción no dice el sello de su paquete"
    case .stranger(let name, let sello):
      return
        "la recepción es de otro paquete: el sello \(sello.short), de «\(name)», no es el de ninguna versión "
        + "sellada de este expediente"
    case .otherVersion(let number, let sealed):
      return "la recepción dice ser de la versión \(number) y su sello es el de la versión \(sealed)"
    case .earlierMissing(let version, let date):
      return
        "esta recepción continúa otra\(version.map { ", de la versión \($0)," } ?? "") que no se ha importado, "
        + "la\(on(date))"
    case .continuedAlready(let date):
      return "ya se importó otra recepción\(on(date)) que continúa la misma"
    case .notContinuing(let version, let date):
      return "la versión \(version) ya tiene una recepción firmada\(on(date)), y esta no la continúa"
    }
  }

  package var hint: String? {
    switch self {
    case .unsigned: "fírmela con «empalme recibir firmar», o en la pestaña Recibir del verificador"
    case .withoutSello: "reciba de nuevo, desde una copia íntegra del paquete"
    case .stranger: "revise que sea el expediente correcto; compare con «empalme estado»"
    case .otherVersion: "el archivo no es de fiar: pida otra copia a quien recibió"
    case .earlierMissing: "importe primero esa recepción"
    case .continuedAlready: "continúe esa otra con «empalme recibir abrir --anterior»"
    case .notContinuing: "ábrala de nuevo con «empalme recibir abrir --anterior», sobre la que ya está"
    }
  }

  package var status: ExitStatus { .data }
}
