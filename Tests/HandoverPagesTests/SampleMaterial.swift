import HandoverModel

/// Deliverables, phases, services and systems of the sample.
extension Sample {
  static var deliverables: [Deliverable] {
    var guide = element(
      "E-001", .material, "Guía para autores y editores del sitio", path: "guías/Guía de editores (2011).pdf")
    (guide.tool, guide.audience, guide.level) = ("H-01", "Funcionarios de todas las dependencias", "básico")
    var video = element(
      "E-002", .material, "Video: cómo se inscribe un trámite en el SUIT", state: .inProgress)
    (video.tool, video.audience, video.reason) = ("H-02", "Secretaría de Planeación", "Está en edición")
    var minutes = element("E-003", .archive, "Actas del comité GEL-T", path: "actas/Acta 019.pdf")
    (minutes.series, minutes.subseries, minutes.retentionCode) = ("Actas", "Actas de comité", "110-02-07")
    (minutes.firstDate, minutes.lastDate) = (
      .day(day("2008-10-03") ?? CalendarDate(dayNumber: 0)), .year(2011)
    )
    let report = element(
      "E-004", .report, "Informe de avance, diciembre de 2011", path: "2011-12-15/informe.html")
    var box = element("E-005", .physical, "Encuestas de satisfacción diligenciadas")
    (box.support, box.box, box.folder, box.sheets) = (.paper, "3", "12", 184)
    (box.series, box.location, box.firstDate) = ("Encuestas", "Archivo de gestión, estante 2", .undated)
    var key = element("E-006", .archive, "Configuración de la red interna", path: "red/plano.pdf")
    (key.series, key.access, key.extent) = ("Infraestructura", .reserved, .total)
    (key.ground, key.objective) = ("Ley 1712 de 2014, artículo 19", "Seguridad de los sistemas del municipio")
    (key.qualifiedOn, key.term, key.producer) = (day("2011-06-01"), "15 años", "Sistemas")
    var list = element("E-007", .record, "Listados de asistencia firmados", path: "listados.pdf")
    (list.series, list.personalData) = ("Capacitaciones", .personal)
    var lost = element("E-008", .archive, "Contrato de conectividad de 2009", state: .missing)
    (lost.series, lost.reason) = ("Contratos", "No se encontró en el archivo central")
    return [guide, video, minutes, report, box, key, list, lost]
  }

  private static func element(
    _ code: String, _ kind: Deliverable.Kind, _ title: String, path: String = "",
    state: Deliverable.State = .delivered
  ) -> Deliverable {
    var deliverable = Deliverable()
    (deliverable.code, deliverable.kind, deliverable.title) = (code, kind, title)
    (deliverable.path, deliverable.state) = (path, state)
    deliverable.custodian = "Secretaría General"
    return deliverable
  }

  static func fillPhases(_ registry: inout Registry) {
    let names = ["Información", "Interacción", "Transacción", "Transformación", "Democracia en línea"]
    let scores = [[20, 24, 27], [12, 18, 24], [4, 10, 16], [2, 6, 9], [0, 4, 8]]
    let cutoffs = ["2010-12-31", "2011-06-30", "2011-12-15"]
    for (index, name) in names.enumerated() {
      var phase = Phase()
      (phase.framework, phase.number, phase.name) = ("gel-1151-2008", index + 1, name)
      (phase.due, phase.source) = (day("\(2008 + index)-11-01"), "plan de acción")
      registry.phases.append(phase)
      for (cutoff, score) in zip(cutoffs, scores[index]) {
        for number in 1...3 { registry.criteria.append(criterion(index + 1, cutoff, number, score)) }
      }
    }
  }

  private static func criterion(_ phase: Int, _ cutoff: String, _ number: Int, _ score: Int) -> Criterion {
    let texts = [
      "Publica la información mínima", "Responde las peticiones en término", "Mide la satisfacción",
    ]
    var criterion = Criterion()
    (criterion.framework, criterion.phase, criterion.cutoff) = ("gel-1151-2008", phase, day(cutoff))
    (criterion.code, criterion.text, criterion.weight) = (
      "C-\(phase)\(number)", texts[number - 1], FixedDecimal(10)
    )
    let points = min(10, max(0, score - (number - 1) * 10))
    (criterion.points, criterion.answer) = (FixedDecimal(points), points > 0 ? .yes : .no)
    criterion.evidence = number == 1 ? "E-004" : ""
    criterion.pending = points == 10 ? "" : "Completar y publicar"
    criterion.responsible = "Comité GEL-T"
    return criterion
  }

  static var services: [Service] {
    func service(_ code: String, _ kind: Service.Kind, _ name: String, _ suit: Service.SuitState) -> Service {
      var service = Service()
      (service.code, service.kind, service.name, service.suit) = (code, kind, name, suit)
      (service.office, service.isPublished, service.isOnline) = ("Planeación", suit == .registered, false)
      return service
    }
    var permit = service("T-01", .procedure, "Licencia de construcción", .registered)
    (permit.streamlining, permit.streamliningAction) = (.administrative, "Se eliminó un requisito")
    return [
      permit, service("T-02", .procedure, "Paz y salvo predial", .drafting),
      service("V-01", .service, "Biblioteca", .none),
    ]
  }

  static var systems: [SystemAccount] {
    var site = SystemAccount()
    (site.code, site.name, site.url) = ("S-01", "Sitio web municipal", "http://www.piedras-tolima.gov.co")
    (site.provider, site.purpose, site.role) = (
      "Programa nacional", "Publicar la información del municipio", "administrador"
    )
    (site.holder, site.recovery, site.expires) = (
      "Técnico de sistemas", "Mesa de ayuda 01 8000 000", day("2012-03-31")
    )
    (site.transfer, site.transferredOn, site.proof) = (.reset, day("2011-12-19"), "E-003")
    var mail = SystemAccount()
    (mail.code, mail.name, mail.holder) = ("S-02", "Correo institucional", "Secretaria de Gobierno")
    return [site, mail]
  }

  static func channel(_ code: String, _ name: String, _ isPublished: Bool) -> Channel {
    var channel = Channel()
    (channel.code, channel.name, channel.isPublished) = (code, name, isPublished)
    (channel.responsible, channel.frequency, channel.lastUpdate) = (
      "Planeación", "4 veces al mes", day("2011-12-01")
    )
    return channel
  }

  static var support: SupportCase {
    var support = SupportCase()
    (support.number, support.problem) = (1, "Se olvidó la clave del sitio")
    support.procedure = "Llamar al centro de atención y pedir el reinicio.\n\nConfirmar por correo."
    support.assistance = "Centro de Interacción Multimedia"
    return support
  }
}
