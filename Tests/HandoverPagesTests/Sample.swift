import HandoverModel
import HandoverPages

/// A handover with something in every table, small enough for a golden file.
enum Sample {
  static func day(_ text: String) -> CalendarDate? { try? CalendarDate(fieldText: text) }

  static let sello = Digest(bytes: (0..<32).map { UInt8($0 * 7 + 3) })

  static var registry: Registry {
    var registry = Registry()
    registry.file = file
    registry.team = team
    registry.meetings = [meeting]
    registry.deliverables = deliverables
    registry.plan = plan
    fillPhases(&registry)
    registry.services = services
    registry.channels = [channel("4.1", "Trámites", true), channel("13.6", "Salas de conversación", false)]
    registry.systems = systems
    registry.support = [support]
    registry.alliances = [alliance]
    registry.incentives = [incentive]
    registry.norms = norms
    registry.pending = pending
    fillTraining(&registry)
    fillVersions(&registry)
    return registry
  }

  /// The document of a registry; the files are those of its visible deliverables.
  static func input(
    _ registry: Registry = registry, _ edition: Edition = .public, place: DocumentInput.Place = .insideBundle
  ) -> DocumentInput {
    let view = HandoverView(registry, in: edition)
    let files = view.registry.deliverables.filter { !$0.path.isEmpty && $0.state == .delivered }.compactMap(
      file)
    return DocumentInput(
      view: view, version: 2, date: day("2011-12-20") ?? CalendarDate(dayNumber: 0),
      author: "Secretaría de Gobierno",
      reason: "Se incorporan las actas de noviembre", previous: .init(number: 1, sello: sello),
      bundleName: "empalme_piedras_2011-12-20_v0002", files: files,
      changes: [DocumentChange(.added, "data/02_archivos/actas/Acta 019.pdf")], place: place,
      framework: framework)
  }

  /// A framework with a value of every degree of certainty.
  private static var framework: PhaseFramework {
    func text(_ text: String, _ certainty: Certainty) -> Sourced<String> {
      Sourced(text, source: "decreto", certainty)
    }
    func criterion(_ code: String, _ certainty: Certainty, rule: String?) -> FrameworkCriterion {
      FrameworkCriterion(
        code: code, text: text("Publica la información mínima", .verified),
        weight: Sourced(10, source: "decreto", certainty), rule: rule.map { text($0, .verified) })
    }
    let due = day("2008-11-01").map { Sourced($0, source: "decreto", Certainty.unverified) }
    let first = PhaseFramework.Component(
      number: 1, name: text("Información en línea", .verified), description: nil,
      due: due.map { [.territorial: $0] } ?? [:], note: text("La lista no está completa.", .verified),
      criteria: [
        criterion("C-11", .unverified, rule: "la página tiene fecha"),
        criterion("C-12", .indirect, rule: nil), criterion("C-13", .verified, rule: nil),
      ], withoutCriteria: nil)
    let second = PhaseFramework.Component(
      number: 2, name: text("Interacción en línea", .verified), description: nil, due: [:], note: nil,
      criteria: [], withoutCriteria: text("No se conocen los criterios.", .verified))
    return PhaseFramework(
      id: "gel-1151-2008", title: text("Gobierno en Línea, cinco fases", .verified),
      norm: text("Decreto 1151 de 2008", .verified), date: nil, description: nil,
      sources: ["decreto": "Decreto 1151 de 2008 y su manual"], components: [first, second])
  }

  private static func file(_ deliverable: Deliverable) -> DocumentFile? {
    guard let path = BundlePath("data/\(folder(of: deliverable).bundleFolder)/\(deliverable.path)"), let sello
    else {
      return nil
    }
    return DocumentFile(
      path: path, bytes: 1_234_567, sha256: sello, section: folder(of: deliverable),
      deliverable: deliverable.code)
  }

  private static func folder(of deliverable: Deliverable) -> Section {
    switch deliverable.kind {
    case .material: .material
    case .report: .reports
    case .record: .records
    case .archive, .physical, .system, .other: .archives
    }
  }

  private static var file: CaseFile {
    var file = CaseFile()
    file.entity = "Alcaldía Municipal de Piedras"
    file.nit = NIT(text: "800100136-4")
    (file.department, file.municipality, file.divipola) = ("Tolima", "Piedras", "73547")
    (file.address, file.phone) = ("Carrera 3 con calle 4, Palacio Municipal", "(8) 283 00 00")
    (file.email, file.website) = ("alcaldia@piedras-tolima.gov.co", "http://www.piedras-tolima.gov.co")
    (file.termStart, file.termEnd) = (day("2008-01-01"), day("2011-12-31"))
    (file.outgoingName, file.outgoingPost) = ("Arquímedes Ávila Rondón", "Alcalde municipal 2008-2011")
    (file.incomingName, file.incomingPost) = ("Beatriz Valencia Gómez", "Alcaldesa electa 2012-2015")
    (file.committee, file.framework) = ("Comité de Gobierno en Línea territorial", "gel-1151-2008")
    (file.actKind, file.actNumber, file.actDate) = ("Resolución", "289", day("2008-09-20"))
    (file.leavingDate, file.deliveryDate) = (day("2011-12-31"), day("2012-01-13"))
    file.presentation = .retirement
    file.infoOfficer = "Secretaría General y de Gobierno"
    file.summary = """
      El municipio adoptó la estrategia en 2008 y la sostuvo durante todo el periodo.

      Queda pendiente automatizar los pagos y renovar el contrato del sitio.
      """
    return file
  }

  private static var team: [TeamMember] {
    func member(_ side: TeamMember.Side, _ name: String, _ post: String, _ role: String) -> TeamMember {
      var member = TeamMember()
      (member.side, member.name, member.post, member.role) = (side, name, post, role)
      member.office = "Secretaría General y de Gobierno"
      return member
    }
    return [
      member(.outgoing, "Clara Inés Rojas", "Secretaria de Gobierno", "Coordina la entrega"),
      member(.outgoing, "Nelson Ortiz", "Técnico de sistemas", "Reúne los archivos electrónicos"),
      member(.incoming, "Beatriz Valencia Gómez", "", "Coordina la recepción"),
      member(.control, "Jaime Lozano", "Jefe de Control Interno", "Vela por la información"),
      member(.witness, "Rosa Elvira Páez", "Personera", "Da fe del acto"),
    ]
  }

  private static var meeting: Meeting {
    var meeting = Meeting()
    (meeting.code, meeting.date, meeting.subject) = ("R-01", day("2011-11-25"), "Instalación del empalme")
    (meeting.attendees, meeting.minutes) = ("Equipos saliente y entrante", "E-003")
    meeting.commitments = "Entregar el inventario antes del 5 de diciembre."
    return meeting
  }

  private static var plan: [PlanItem] {
    let areas = [
      "Procedimientos de actualización del sitio web", "Servicios", "Trámites",
      "Articulación con otras entidades",
      "Avance en las cinco fases",
      "Estrategias para que el comité GEL-T empalme con las nuevas administraciones",
    ]
    let progress = [87, 70, 45, 100, 62]
    return areas.enumerated().flatMap { index, area -> [PlanItem] in
      if index == 5 {
        return zip(["6.1", "6.2", "6.3"], [PlanItem.Computed.material, .training, .document]).map {
          code, computed in
          item(code, area, nil, nil, computed)
        }
      }
      let state: PlanItem.State = progress[index] == 100 ? .done : progress[index] > 60 ? .underway : .late
      return [item("\(index + 1).1", area, FixedDecimal(progress[index]), state, nil)]
    }
  }

  private static func item(
    _ code: String, _ area: String, _ progress: FixedDecimal?, _ state: PlanItem.State?,
    _ computed: PlanItem.Computed?
  ) -> PlanItem {
    var item = PlanItem()
    (item.code, item.area, item.progress, item.state, item.computed) = (code, area, progress, state, computed)
    item.action = "Mantener al día la información que el municipio publica"
    item.benefit = "La ciudadanía encuentra información confiable y completa"
    item.indicator = "Porcentaje de canales publicados y actualizados"
    (item.goal, item.activity) = ("100 %", "Actualizar el sitio cuatro veces al mes")
    (item.responsible, item.resources, item.time) = (
      "Comité GEL-T", "Equipo de cómputo, conectividad", "Permanente"
    )
    (item.reached, item.evidence) = ("41 de 47 canales", "E-004")
    return item
  }
}
