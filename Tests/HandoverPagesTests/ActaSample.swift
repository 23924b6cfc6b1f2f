import HandoverModel

@testable import HandoverPages

/// Receptions to write actas of; everybody in them is invented.
enum ActaSample: String, CaseIterable {
  case signed = "firmada"
  case draft = "borrador"
  case partial = "parcial"
  case clean = "sin-novedad"
  case large = "300-excepciones"

  /// What the acta is made from.
  var input: ReceptionActa.Input {
    ReceptionActa.Input(
      file: file, fileName: "recepcion.json",
      fingerprint: Digest(hex: String(repeating: "4d5e", count: 16)) ?? .none,
      zipName: self == .signed ? "empalme_piedras_2012-01-20_v0002.zip" : "")
  }

  /// The page.
  func page() throws -> String { try Self.page(input) }

  static func page(_ input: ReceptionActa.Input) throws -> String {
    try ReceptionActa.render(input, templates: Templates(overrides: nil)) { _ in "huella" }
  }

  var file: ReceptionFile {
    var file = Self.opened
    switch self {
    case .signed, .draft: Self.decide(&file)
    case .partial:
      Self.decide(&file)
      file.decisions.removeLast()
    case .clean:
      file.items = file.items.filter { $0.integrity.isSound && $0.declared == .delivered && $0.units == nil }
      (file.clarifications, file.withdrawn, file.earlier) = ([], [], nil)
      file.items = file.items.map { item in
        var item = item
        (item.change, item.inherited) = (nil, nil)
        return item
      }
      (file.check.verdict, file.check.defects, file.check.warnings) = (.intact, 0, 0)
      file.decisions = [Self.decision(1, file.items.map(\.code), .received)]
    case .large: Self.enlarge(&file)
    }
    if self != .draft { Self.sign(&file) }
    return file
  }

  private static var opened: ReceptionFile {
    var file = ReceptionFile()
    file.bundle.name = "empalme_piedras_2012-01-20_v0002"
    (file.bundle.version, file.bundle.edition, file.bundle.date) = (2, .integral, "2012-01-20")
    (file.bundle.entity, file.bundle.sello) = ("Municipio de Piedras", Sample.sello)
    (file.check.verdict, file.check.match, file.check.defects) = (.altered, .equal, 1)
    file.check.code = Sample.sello.map { String($0.hex.prefix(16)) } ?? ""
    file.check.moment = moment(0)
    file.check.program = "empalme 0.1.0"
    file.earlier = EarlierReception()
    file.earlier?.version = 1
    file.earlier?.date = CalendarDate(year: 2012, month: 1, day: 10) ?? CalendarDate(dayNumber: 0)
    file.earlier?.fingerprint = Digest(hex: String(repeating: "0a1b", count: 16)) ?? .none
    file.clarifications = [clarification]
    file.items = items
    var gone = WithdrawnItem()
    (gone.code, gone.title, gone.state) = ("E-050", "Borrador del manual", .received)
    file.withdrawn = [gone]
    return file
  }

  private static var clarification: ReceptionClarification {
    var asked = ReceptionClarification()
    (asked.number, asked.version, asked.elements) = (1, 1, ["E-002"])
    asked.date = CalendarDate(year: 2012, month: 1, day: 10)
    (asked.text, asked.answer) = ("Falta el anexo 2 del acta.", "El anexo 2 va en la versión 2.")
    (asked.state, asked.answeredOn) = (.answered, CalendarDate(year: 2012, month: 1, day: 18))
    asked.answeringVersion = 2
    return asked
  }

  private static var items: [ReceptionItem] {
    var same = item("E-001", "Guía del editor", "material", .same)
    var inherited = InheritedDecision()
    (inherited.version, inherited.name, inherited.moment) = (
      1, "Carmen Ñáñez (persona inventada)", moment(-864_000)
    )
    same.inherited = inherited
    var altered = item("E-002", "Acta de la reunión de noviembre", "archivo electrónico", .changed)
    (altered.integrity, altered.problems) = (.altered, ["H001"])
    var missing = item("E-003", "Video de inducción", "material", .changed)
    (missing.declared, missing.reason, missing.integrity) = (.missing, "No se grabó", .withoutFiles)
    var boxes = item("E-004", "Expedientes de la estrategia", "archivo físico", .new)
    boxes.integrity = .withoutFiles
    boxes.location = "Archivo central, estante 4"
    var units = InventoriedUnits()
    (units.box, units.folder, units.sheets) = ("1-3", "1-12", 640)
    boxes.units = units
    var tables = item("05_tablas", "Tablas del registro", "tablas", .changed)
    tables.kind = .folder
    return [same, altered, missing, boxes, tables]
  }

  private static func item(
    _ code: String, _ title: String, _ section: String, _ change: ReceptionItem.Change
  ) -> ReceptionItem {
    var item = ReceptionItem()
    (item.code, item.title, item.section, item.change) = (code, title, section, change)
    (item.integrity, item.files, item.bytes) = (.intact, 1, 1000)
    return item
  }

  static func moment(_ seconds: Int) -> LocalMoment {
    LocalMoment(instant: 1_327_330_800 + seconds, offset: LocalMoment.colombianOffset)
  }

  private static func decision(_ number: Int, _ codes: [String], _ state: Reception.State)
    -> ReceptionDecision
  {
    var decision = ReceptionDecision()
    (decision.number, decision.items, decision.state) = (number, codes, state)
    (decision.name, decision.post) = ("Carmen Ñáñez (persona inventada)", "Secretaria de Planeación")
    decision.moment = moment(number * 60)
    return decision
  }

  private static func decide(_ file: inout ReceptionFile) {
    var altered = decision(1, ["E-002"], .withRemarks)
    altered.observation = "El archivo no abre.\nSe pide otra copia, con el anexo 2."
    (altered.term, altered.mender) = (5, "Archivo municipal")
    var boxes = decision(3, ["E-004"], .received)
    boxes.observation = "Falta una caja: la 2"
    var counted = CountedUnits()
    (counted.boxes, counted.folders, counted.sheets) = (2, 12, 641)
    boxes.counted = counted
    file.decisions = [
      altered, decision(2, ["E-003"], .missing), boxes, decision(4, ["05_tablas"], .received),
    ]
  }

  private static func enlarge(_ file: inout ReceptionFile) {
    file.items = (1...300).map { number in
      var item = item("E-\(1000 + number)", "Carpeta número \(number)", "archivo electrónico", .new)
      (item.integrity, item.problems) = number % 2 == 0 ? (.altered, ["H001", "H002"]) : (.absent, ["B013"])
      return item
    }
    (file.earlier, file.withdrawn, file.clarifications) = (nil, [], [])
    var asked = decision(1, file.items.map(\.code), .withRemarks)
    asked.observation = "No se puede leer: se pide otra copia."
    file.decisions = [asked]
  }

  private static func sign(_ file: inout ReceptionFile) {
    var signature = ReceptionSignature()
    signature.date = CalendarDate(year: 2012, month: 1, day: 23) ?? CalendarDate(dayNumber: 0)
    signature.place = "Piedras, Tolima"
    signature.receiver = Signatory(name: "Carmen Ñáñez (persona inventada)", post: "Secretaria de Planeación")
    signature.deliverer = Signatory(
      name: "Arquímedes Ávila (persona inventada)", post: "Coordinador saliente")
    signature.witnesses = [Signatory(name: "Rosa Páez (persona inventada)", post: "Personera")]
    signature.note = file.decisions.count > 1 ? "Se recibió en la oficina de sistemas." : ""
    let ledger = ReceptionLedger(file)
    for decision in file.decisions where decision.state == .withRemarks || decision.state == .missing {
      var observation = ReceptionObservation()
      observation.number = signature.observations.count + 2
      observation.items = ledger.items(decidedBy: decision)
      observation.text = decision.observation.isEmpty ? "Falta: Video de inducción" : decision.observation
      (observation.term, observation.mender) = (decision.term, decision.mender)
      observation.due = WorkingDays.date(decision.term ?? LegalTerm.clarificationDays, after: signature.date)
      signature.observations.append(observation)
    }
    file.signature = signature
  }
}
