/// The one rule that decides what an edition shows: files, rows, cells, counts and references alike.
///
/// Source: Ley 1712 de 2014 (pública, clasificada, reservada) and Ley 1581 de 2012 (personal data).
package struct Visibility: Hashable, Sendable {
  /// The edition for which it decides.
  package let edition: Edition

  package init(_ edition: Edition) { self.edition = edition }

  /// Whether the edition shows a deliverable and carries its files.
  ///
  /// An element that holds personal or sensitive data is not published even when its access says otherwise.
  package func shows(_ deliverable: Deliverable) -> Bool {
    edition == .integral || (deliverable.access == .open && deliverable.personalData == .none)
  }

  /// Whether the edition carries the rows of a table at all.
  package func shows(_ role: TableRole) -> Bool { edition == .integral || role != .enteredPersonal }

  /// Whether the edition carries a column.
  package func shows(_ access: FieldAccess) -> Bool { edition == .integral || access == .open }

  /// What stands where a restricted element would have been named.
  package static let withheldReference = "información clasificada o reservada: véase el índice"

  /// The part of a registry that the edition shows.
  package func filter(_ registry: Registry) -> Registry {
    guard edition == .public else { return registry }
    var visible = registry
    let hidden = registry.deliverables.filter { !shows($0) }
    visible.deliverables = registry.deliverables.filter(shows)
    let veil = Veil(hidden)
    visible.plan = registry.plan.map { veil($0, \.evidence) }
    visible.criteria = registry.criteria.map { veil($0, \.evidence) }
    visible.meetings = registry.meetings.map { veil($0, \.minutes) }
    visible.requirements = registry.requirements.filter { !$0.isPersonal && !$0.isAnnulled }
    visible.sessions = registry.sessions.filter { !$0.isAnnulled }.map { session in
      var session = session
      if let material = session.material, veil.hides(material) {
        (session.material, session.materialDigest) = (nil, "")
      }
      return session
    }
    visible.systems = registry.systems.map { system in
      var system = veil(system, \.proof)
      system.recovery = ""
      return system
    }
    let personal = PersonalText(of: registry)
    visible.receptions = registry.receptions.filter { !veil.hides($0.deliverable) }.map {
      personal.veiled(veil($0, \.observation), \.observation)
    }
    visible.receipts = registry.receipts.map(Self.published)
    visible.observations = registry.observations.map { observation in
      let isShown = Self.isWholly(about: visible.deliverables, observation)
      return personal.veiled(
        isShown ? veil(veil(observation, \.text), \.answer) : Self.withheld(observation), \.text, \.answer)
    }
    visible.people = []
    visible.attendances = []
    visible.evaluations = []
    visible.certificates = []
    visible.evidence = []
    visible.versions = registry.versions.map { version in
      var version = version
      version.integralSello = ""
      return version
    }
    return visible
  }

  /// Counts over the integral edition would tell of what the public one hides, and its sello is nobody's business.
  private static func published(_ receipt: Receipt) -> Receipt {
    guard receipt.edition == .integral else { return receipt }
    var receipt = receipt
    receipt.sello = ""
    (receipt.total, receipt.received, receipt.withRemarks) = (nil, nil, nil)
    (receipt.missing, receipt.notApplicable, receipt.unreviewed) = (nil, nil, nil)
    return receipt
  }

  /// Whether every element that an observation names is one that anyone may see, or what every bundle has.
  private static func isWholly(about shown: [Deliverable], _ observation: Observation) -> Bool {
    let known = Set(shown.map(\.code)).union(ReceptionRules.folders)
    return observation.codes.allSatisfy(known.contains)
  }

  private static func withheld(_ observation: Observation) -> Observation {
    var observation = observation
    (observation.deliverables, observation.text) = (withheldReference, withheldReference)
    if !observation.answer.isEmpty { observation.answer = withheldReference }
    return observation
  }
}

extension PersonalText {
  /// The row without the cells in which somebody's personal data stand.
  fileprivate func veiled<Row>(_ row: Row, _ paths: WritableKeyPath<Row, String>...) -> Row {
    var row = row
    for path in paths where isIn(row[keyPath: path]) { row[keyPath: path] = Self.withheld }
    return row
  }
}

/// Takes references to restricted elements out of free text cells.
private struct Veil {
  private let codes: Set<String>
  private let paths: [String]

  init(_ hidden: [Deliverable]) {
    codes = Set(hidden.map(\.code))
    paths = hidden.map(\.path).filter { !$0.isEmpty }
  }

  /// Whether a cell names a restricted element by its code or path, alone or within a sentence.
  func hides(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }.map { word in
      word.hasSuffix(".") ? String(word.dropLast()) : String(word)
    }
    return words.contains(where: codes.contains) || paths.contains { text.contains($0) }
  }

  func callAsFunction<Row>(_ row: Row, _ path: WritableKeyPath<Row, String>) -> Row {
    guard hides(row[keyPath: path]) else { return row }
    var row = row
    row[keyPath: path] = Visibility.withheldReference
    return row
  }
}
