import HandoverModel
import Testing

/// A small reception that tests make and change: three electronic elements, two physical ones, and what is generated.
enum SampleReception {
  static let moment = LocalMoment(instant: 1_326_208_860, offset: LocalMoment.colombianOffset)
  static let receiver = Signatory(name: "Ana Ruiz (persona inventada)", post: "Alcaldesa")

  /// A digest that follows from a number.
  static func digest(_ number: UInt8) -> Digest {
    Digest(bytes: Array(repeating: number, count: 32)) ?? .none
  }

  static func element(
    _ code: String, _ title: String, section: String = "material", series: String = "",
    integrity: ReceptionItem.Integrity = .intact, problems: [String] = []
  ) -> ReceptionItem {
    var item = ReceptionItem()
    item.code = code
    item.title = title
    item.section = section
    item.series = series
    item.integrity = integrity
    item.problems = problems
    item.files = integrity == .withoutFiles ? 0 : 1
    item.bytes = item.files * 100
    item.fingerprint = digest(UInt8(truncatingIfNeeded: code.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    return item
  }

  static func generated(_ code: String, _ kind: ReceptionItem.Kind) -> ReceptionItem {
    var item = element(code, "")
    item.kind = kind
    item.takeNameFromCode()
    return item
  }

  static let items: [ReceptionItem] = {
    var box = element("E-004", "Actas del comité", section: "archivo físico", integrity: .withoutFiles)
    var units = InventoriedUnits()
    units.box = "1-3"
    units.folder = "4, 6 y 8"
    units.sheets = 120
    box.units = units
    var gone = element("E-005", "Video", integrity: .withoutFiles)
    gone.declared = .missing
    gone.reason = "No se grabó"
    return [
      element("E-001", "Guía del editor", series: "Guías"),
      element("E-002", "Acta 1", section: "archivo electrónico", series: "Actas"),
      element(
        "E-003", "Acta 2", section: "archivo electrónico", series: "Actas", integrity: .altered,
        problems: ["H001"]),
      box, gone, generated("documentos", .folder), generated("05_tablas", .folder),
      generated("02_archivos/suelto.txt", .file),
    ]
  }()

  /// A reception about which nobody has decided.
  static var fresh: ReceptionFile {
    var file = ReceptionFile()
    file.bundle.name = "empalme_prueba_2011-12-28_v0001"
    file.bundle.series = "prueba"
    file.bundle.version = 1
    file.bundle.edition = .integral
    file.bundle.date = "2011-12-28"
    file.bundle.entity = "Municipio de Prueba"
    file.bundle.sello = digest(0xAB)
    file.check.verdict = .altered
    file.check.match = .equal
    file.check.code = String(repeating: "ab", count: 8)
    file.check.defects = 1
    file.check.moment = moment
    file.check.program = "empalme 0.1.0"
    file.items = items
    return file
  }

  /// A decision to be taken.
  static func draft(_ state: Reception.State, _ observation: String = "") -> ReceptionDecision {
    var draft = ReceptionDecision()
    draft.state = state
    draft.name = receiver.name
    draft.post = receiver.post
    draft.observation = observation
    return draft
  }

  /// The moment so many minutes after the reception was begun.
  static func minute(_ minutes: Int) -> LocalMoment {
    LocalMoment(instant: moment.instant + minutes * 60, offset: LocalMoment.colombianOffset)
  }

  static func signature(on date: CalendarDate = CalendarDate(dayNumber: 15_352)) -> ReceptionSignature {
    var signature = ReceptionSignature()
    signature.date = date
    signature.place = "Piedras"
    signature.receiver = receiver
    signature.deliverer = Signatory(name: "Luis Gil (persona inventada)", post: "Alcalde saliente")
    signature.witnesses = [Signatory(name: "Eva Paz (persona inventada)", post: "Personera")]
    return signature
  }

  /// A reception with decisions of every kind, signed.
  static func signed() throws -> ReceptionFile {
    var file = fresh
    try file.decide(draft(.received), about: ["E-001", "E-002"], at: minute(1))
    var remark = draft(.withRemarks, "Falta la página 2")
    remark.term = 10
    remark.mender = "Luis Gil (persona inventada)"
    try file.decide(remark, about: ["E-003"], at: minute(2))
    try file.decide(draft(.missing), about: ["E-005"], at: minute(3))
    try file.decide(draft(.notApplicable), about: ["02_archivos/suelto.txt"], at: minute(4))
    _ = try file.undo(nil, by: receiver, at: minute(5))
    try file.sign(signature())
    return file
  }
}

/// The rules that a change is refused by; empty when it is not.
func rules(of change: () throws -> Void) -> [String] {
  do {
    try change()
    return []
  } catch let refusal as ReceptionRefusal {
    return refusal.violations.map(\.rule)
  } catch {
    return ["\(error)"]
  }
}
