import HandoverModel

/// Alliances, norms, pending matters, training and versions of the sample.
extension Sample {
  static var alliance: Alliance {
    var alliance = Alliance()
    (alliance.code, alliance.entity, alliance.level) = ("A-01", "Gobernación del Tolima", .departmental)
    (alliance.kind, alliance.from) = ("Cooperación", day("2009-02-01"))
    return alliance
  }

  static var incentive: Incentive {
    var incentive = Incentive()
    (incentive.number, incentive.name) = (1, "Premio Excelencia en Gobierno en Línea")
    incentive.description = "Reconoce a los municipios que sostienen su sitio."
    return incentive
  }

  static var norms: [Norm] {
    var norm = Norm()
    (norm.number, norm.name, norm.date) = (1, "Decreto 1151 de 2008", day("2008-04-14"))
    norm.description = "Lineamientos de la estrategia de Gobierno en Línea"
    norm.link = "https://www.alcaldiabogota.gov.co/norma?i=29774&x=1"
    return [norm]
  }

  static var pending: [PendingMatter] {
    func matter(_ code: String, _ subject: String, _ priority: PendingMatter.Priority, _ due: String)
      -> PendingMatter
    {
      var matter = PendingMatter()
      (matter.code, matter.subject, matter.priority, matter.due) = (code, subject, priority, day(due))
      (matter.risk, matter.recommendation) = ("El sitio queda sin servicio.", "Renovar antes de que venza.")
      matter.responsible = "Secretaría de Gobierno"
      return matter
    }
    return [
      matter("P-01", "Digitalizar las encuestas", .low, "2012-06-30"),
      matter("P-02", "Renovar el contrato del sitio", .high, "2012-03-15"),
    ]
  }

  static func fillTraining(_ registry: inout Registry) {
    for (code, name) in [("H-01", "Administrador de contenidos"), ("H-02", "SUIT")] {
      var tool = Tool()
      (tool.code, tool.name) = (code, name)
      registry.tools.append(tool)
      var requirement = Requirement()
      (requirement.tool, requirement.office) = (code, code == "H-01" ? "" : "Planeación")
      registry.requirements.append(requirement)
    }
    var session = TrainingSession()
    (session.code, session.tool, session.subject) = ("C-01", "H-01", "Publicar y actualizar contenidos")
    (session.starts, session.hours, session.facilitator) = (
      day("2011-12-05"), FixedDecimal(8), "Nelson Ortiz"
    )
    session.material = "E-001"
    registry.sessions = [session]
    for number in 1...13 {
      var person = Person()
      (person.document, person.name) = ("9900\(number)", "Persona Inventada \(number)")
      person.office = number <= 6 ? "Planeación" : number <= 11 ? "Hacienda" : "Comisaría de Familia"
      registry.people.append(person)
      if number % 3 == 0 { continue }
      var evaluation = Evaluation()
      (evaluation.session, evaluation.document, evaluation.grade) = (
        "C-01", person.document, FixedDecimal(87)
      )
      registry.evaluations.append(evaluation)
    }
  }

  static func fillVersions(_ registry: inout Registry) {
    var version = SealedVersion()
    (version.number, version.date, version.name) = (1, day("2011-12-01"), "empalme_piedras_2011-12-01_v0001")
    (version.publicSello, version.integralSello) = (sello?.hex ?? "", "sello-integral-oculto")
    (version.files, version.bytes, version.reason) = (41, 18_400_000, "Primera entrega")
    registry.versions = [version]
    var publication = Publication()
    (publication.version, publication.address, publication.date) = (
      1, "http://www.piedras-tolima.gov.co/empalme", day("2011-12-02")
    )
    registry.publications = [publication]
    var reception = Reception()
    (reception.version, reception.deliverable, reception.state) = (1, "E-001", .withRemarks)
    reception.observation = "Falta el anexo 2"
    reception.integrity = .altered
    var plain = Reception()
    (plain.version, plain.deliverable) = (1, "E-002")
    registry.receptions = [reception, plain]
    var receipt = Receipt()
    (receipt.digest, receipt.version, receipt.date) = ("aa", 1, day("2011-12-12"))
    (receipt.place, receipt.receiver, receipt.giver) = (
      "Piedras", "Ana Ruiz (persona inventada)", "Luis Gil (persona inventada)"
    )
    (receipt.total, receipt.received, receipt.withRemarks) = (3, 2, 1)
    (receipt.missing, receipt.notApplicable, receipt.unreviewed) = (0, 0, 0)
    registry.receipts = [receipt]
    var observation = Observation()
    (observation.number, observation.version, observation.date) = (1, 1, day("2011-12-12"))
    (observation.text, observation.answer) = ("¿Dónde está el anexo 2?", "Se incluyó en la versión 2.")
    (observation.state, observation.answeringVersion) = (.answered, 2)
    (observation.deliverables, observation.name, observation.responsible) = (
      "E-001", "Ana Ruiz (persona inventada)", "Archivo"
    )
    registry.observations = [observation]
  }
}
