import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The public edition` {
  private static let mark = "SECRETO"
  private static let templates = Result { try Templates(overrides: nil) }

  private static func page(
    _ registry: Registry, _ edition: Edition = .public, _ place: DocumentInput.Place = .insideBundle
  ) throws -> String {
    try HandoverDocument.render(
      Sample.input(registry, edition, place: place), templates: templates.get(), styleHash: { _ in "" })
  }

  private static func pages(_ registry: Registry, _ edition: Edition = .public) throws -> [String] {
    try [
      page(registry, edition), page(registry, edition, .besideBundle(sello: #require(Sample.sello))),
    ]
  }

  @Test func `holds no byte of what every table keeps as personal or restricted`() throws {
    for page in try Self.pages(Sample.marked(with: Self.mark)) {
      let found = page.matches(of: #/SECRETO[\w-]*|7[.,]7777/#).map { String($0.output) }
      #expect(found == [])
    }
  }

  @Test func `is searched for marks that the other edition does show`() throws {
    let shown = Set(
      try Self.pages(Sample.marked(with: Self.mark), .integral).joined()
        .matches(of: #/SECRETO-(\w+)/#).map { String($0.output.1) })

    #expect(shown.isSuperset(of: ["elementos", "personas", "sistemas", "plan", "recepciones"]))
  }

  @Test func `marks every personal column of every table`() throws {
    let registry = Sample.marked(with: Self.mark)
    for type in Registry.recordTypes { try Self.expectMarks(type, in: registry) }
  }

  private static func expectMarks<Row: Record>(_ type: Row.Type, in registry: Registry) throws {
    let personal = Row.table.columns.filter {
      ($0.access != .open || Row.table.role == .enteredPersonal) && $0.kind == .text
        && $0.name != "dependencia"
    }
    guard !personal.isEmpty else { return }
    let row = try #require(registry[type].first, "\(Row.table.name) has no row")
    for column in personal where column.reference == nil || column.name == "documento" {
      #expect(column.text(row).contains(mark), "\(Row.table.name).\(column.name)")
    }
  }

  /// What is shown, subtracted from a shown total, must leave nothing or no fewer than five people in two cells.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `gives no small group away by subtraction`(seed: UInt64) throws {
    let page = try Self.page(Sample.crowd(seed: seed))
    guard
      let table = page.firstMatch(
        of: #/(?s)id="t-cobertura".*?<tbody>(.*?)<\/tbody>.*?<tfoot>(.*?)<\/tfoot>/#)
    else { return }
    let rows = table.output.1.split(separator: "</tr>").map(Self.cells).filter { !$0.isEmpty }
    let total = Self.cells(table.output.2)

    for column in total.indices {
      let shown = rows.compactMap { $0[column] }
      #expect(shown.allSatisfy { $0 == 0 || $0 >= 5 }, "column \(column)")
      guard let whole = total[column] else { continue }
      let hidden = rows.count - shown.count
      let left = whole - shown.reduce(0, +)
      #expect(hidden == 0 ? left == 0 : hidden >= 2 && left >= 5, "column \(column)")
    }
  }

  /// How many need the tool in each cell of a row; nil where it is withheld.
  private static func cells(_ row: some StringProtocol) -> [Int?] {
    String(row).matches(of: #/<td>(?:(\d+) de (\d+)|(reservado)|(no requiere))/#).map { cell in
      cell.output.2.map { Int($0) } ?? (cell.output.4 == nil ? nil : 0)
    }
  }
}

extension Sample {
  /// The sample with a mark in every cell that no public page may hold, and in every reference to such a cell.
  static func marked(with mark: String) -> Registry {
    var registry = Sample.registry
    let person = registry.people[0].document
    var attendance = Attendance()
    (attendance.session, attendance.document, attendance.reason) = ("C-01", person, "x")
    registry.attendances = [attendance]
    var certificate = Certificate()
    (certificate.code, certificate.session, certificate.document) = ("K-1", "C-01", person)
    registry.certificates = [certificate]
    var evidence = Evidence()
    (evidence.session, evidence.path) = ("C-01", "registros/lista.pdf")
    registry.evidence = [evidence]
    registry.deliverables = registry.deliverables.map { veiled($0, mark) }
    let hidden = registry.deliverables.filter { $0.access != .open }
    for type in Registry.recordTypes { markPersonal(type, in: &registry, mark) }
    refer(to: hidden[0], in: &registry, mark)
    return registry
  }

  private static func veiled(_ deliverable: Deliverable, _ mark: String) -> Deliverable {
    guard deliverable.access != .open else { return deliverable }
    let inIndex: Set = [
      "codigo", "seccion", "titulo", "serie", "fecha_inicial", "fecha_final", "soporte", "idioma",
      "responsable_produccion", "responsable_informacion", "acceso", "fundamento", "objetivo_legitimo",
      "excepcion",
      "fecha_calificacion", "plazo", "datos_personales", "estado",
    ]
    return Deliverable.table.columns.reduce(into: deliverable) { row, column in
      guard !inIndex.contains(column.name), column.kind == .text || column.kind == .longText else { return }
      try? column.read(&row, "\(mark)-elementos-\(column.name)")
    }
  }

  private static func markPersonal<Row: Record>(_ type: Row.Type, in registry: inout Registry, _ mark: String)
  {
    // What is annulled, or needed by one person only, counts for nobody else: a twin of the first row is so.
    let counts = ["anulacion", "persona"]
    let twin = Row.table.columns.contains { counts.contains($0.name) } ? registry[type].prefix(1) : []
    registry[type] = (twin + registry[type]).enumerated().map { number, row in
      Row.table.columns.reduce(into: row) { row, column in
        guard number < twin.count || !counts.contains(column.name) else { return }
        guard column.access != .open || Row.table.role == .enteredPersonal else { return }
        // People stay in their offices, so that there are groups to count.
        guard !["dependencia", "sesion"].contains(column.name) else { return }
        let unique = column.name == "documento" ? "-\(number)" : ""
        switch column.kind {
        case .text, .longText: try? column.read(&row, "\(mark)-\(Row.table.name)-\(column.name)\(unique)")
        case .decimal: try? column.read(&row, "7.7777")
        default: return
        }
      }
    }
  }

  /// Points at a restricted element from every cell that may.
  private static func refer(to hidden: Deliverable, in registry: inout Registry, _ mark: String) {
    for index in registry.plan.indices {
      registry.plan[index].evidence = "Véase \(hidden.path), \(mark)-plan"
    }
    for index in registry.criteria.indices { registry.criteria[index].evidence = hidden.path }
    for index in registry.meetings.indices { registry.meetings[index].minutes = hidden.path }
    for index in registry.systems.indices { registry.systems[index].proof = hidden.path }
    for index in registry.sessions.indices { registry.sessions[index].material = hidden.path }
    for index in registry.versions.indices { registry.versions[index].integralSello = mark }
    var reception = Reception()
    (reception.version, reception.deliverable) = (1, hidden.code)
    (reception.observation, reception.name) = ("\(mark)-recepciones", mark)
    registry.receptions.append(reception)
  }

  /// Dependencias of one to nine people with tools that some of their posts need.
  static func crowd(seed: UInt64) -> Registry {
    var random = SplitMix64(seed: seed)
    var registry = Sample.registry
    (registry.people, registry.evaluations, registry.requirements) = ([], [], [])
    for office in 0..<Int.random(in: 1...6, using: &random) {
      for number in 0..<Int.random(in: 1...9, using: &random) {
        var person = Person()
        (person.document, person.name) = ("\(office)-\(number)", "Persona \(office)-\(number)")
        person.office = "Oficina \(office)"
        person.post = ["auxiliar", "secretario", "técnico"].randomElement(using: &random) ?? ""
        registry.people.append(person)
      }
      for tool in registry.tools {
        var requirement = Requirement()
        (requirement.tool, requirement.office) = (tool.code, "Oficina \(office)")
        requirement.post = ["", "auxiliar", "técnico"].randomElement(using: &random) ?? ""
        registry.requirements.append(requirement)
      }
    }
    return registry
  }
}
