package import HandoverModel
package import HandoverStore

/// Holds the registry and the files of an expediente against each other.
package struct Review: Sendable {
  let registry: Registry
  let scan: MaterialScan
  let material: CataloguedMaterial
  /// Where the files are, to be read again when a session keeps the hash of its material.
  let folder: CaseFolder
  /// The day on which terms are looked at.
  let today: CalendarDate
  /// What the public edition withholds of free text.
  let personalText: PersonalText
  /// What only the files and secrets of the expediente can tell.
  private let training: [Finding]
  /// The framework that the ficha names; nil when it names none or one that there is not.
  let framework: PhaseFramework?

  /// `training` is what ``TrainingReview`` finds.
  package init(
    _ registry: Registry, _ scan: MaterialScan, in folder: CaseFolder, on today: CalendarDate,
    training: [Finding] = [], framework: PhaseFramework? = nil
  ) {
    self.today = today
    personalText = PersonalText(of: registry)
    self.training = training
    self.framework = framework
    self.registry = registry
    self.scan = scan
    self.folder = folder
    material = CataloguedMaterial(scan, registry.deliverables)
  }

  /// The review of an expediente whose registry is open; `registry` is what it holds.
  package static func of(
    _ registry: Registry, in store: Store, _ scan: MaterialScan, in folder: CaseFolder, on today: CalendarDate
  ) throws -> Review {
    let training = TrainingReview(folder, registry, salt: try store.secret(.salt))
    return Review(
      registry, scan, in: folder, on: today, training: training.findings,
      framework: try folder.framework(of: registry))
  }

  /// Everything that is wrong or missing, heaviest first.
  package var findings: [Finding] {
    (aboutFiles + aboutNames + aboutDeliverables + aboutRestrictions + aboutPlan + aboutPhases + aboutTraining
      + aboutTheCase + aboutPeople + aboutReceptions + aboutArchives + training)
      .sorted()
  }

  private var aboutFiles: [Finding] {
    scan.links.map { Finding(.symbolicLink, at: $0) }
      + scan.unreadable.map { Finding(.unreadableFile, at: $0) }
      + scan.junk.map { Finding(.junkFile, at: $0) }
      + scan.emptyFolders.map { Finding(.emptyFolder, at: $0) }
      + scan.files.filter { $0.size == 0 }.map { Finding(.emptyFile, at: $0.path) }
      + material.files.filter { $0.entry == nil }.map { Finding(.notCatalogued, at: $0.file.path) }
      + Section.allCases.filter { section in !scan.files.contains { $0.section == section } }
      .map { Finding(.emptySection, at: $0.folder + "/", ["seccion": $0.title]) }
  }

  private var aboutNames: [Finding] {
    MaterialLayout(
      scan.files.map(\.path),
      inBundleNamed: BundleName.longest(municipality: registry.file?.municipality ?? "")
    ).placements
      .filter(\.isMapped)
      .map { Finding(.mappedName, at: $0.original, ["nombre": $0.path.text]) }
  }

  private var aboutDeliverables: [Finding] {
    let byPath = Dictionary(
      grouping: registry.deliverables.filter { !$0.path.isEmpty }, by: { Catalogue.normalized($0.path) })
    return material.absent.map { element in
      Finding(.fileAbsent, at: element.path, ["codigo": element.code, "titulo": element.title])
    }
      + byPath.filter { $0.value.count > 1 }.map { path, elements in
        Finding(.sharedPath, at: path, ["codigos": elements.map(\.code).joined(separator: ", ")])
      }
      + registry.deliverables.flatMap(gaps)
  }

  private func gaps(of element: Deliverable) -> [Finding] {
    let place = "elementos · \(element.code)"
    let values = ["codigo": element.code, "titulo": element.title, "estado": element.state.rawValue]
    var findings: [Finding] = []
    if element.producer.isEmpty, element.custodian.isEmpty, element.state != .notApplicable {
      findings.append(Finding(.withoutResponsible, at: place, values))
    }
    if element.state != .delivered, element.reason.isEmpty {
      findings.append(Finding(.withoutReason, at: place, values))
    }
    let places = [
      element.path, element.box, element.folder, element.volume, element.otherUnit, element.location,
    ]
    if element.state == .delivered, places.allSatisfy(\.isEmpty) {
      findings.append(Finding(.withoutPlace, at: place, values))
    }
    return findings
  }

  private var aboutRestrictions: [Finding] {
    registry.deliverables.flatMap { element -> [Finding] in
      let place = "elementos · \(element.code)"
      if element.access == .open {
        return element.personalData == .none
          ? [] : [Finding(.publicWithPersonalData, at: place, ["codigo": element.code])]
      }
      guard !element.ground.isEmpty else {
        let values = ["codigo": element.code, "acceso": element.access.rawValue]
        return [Finding(.restrictedWithoutGround, at: place, values)]
      }
      let missing = [
        element.objective.isEmpty ? "el objetivo legítimo" : nil,
        element.extent == nil ? "si es total o parcial" : nil,
        element.qualifiedOn == nil ? "la fecha de la calificación" : nil,
        element.term.isEmpty ? "el plazo" : nil,
      ].compactMap(\.self)
      return missing.map {
        Finding(.incompleteRestriction, at: place, ["codigo": element.code, "campo": $0])
      }
    }
  }
}
