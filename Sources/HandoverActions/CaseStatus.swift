package import HandoverModel
import HandoverStore

/// What is there and what is missing, on one screen (estado).
package struct CaseStatus: Sendable {
  /// How one section of the handover stands.
  package struct SectionStatus: Sendable {
    /// The folder of the expediente that is meant.
    package let section: Section
    /// Files found in the folder that can be packed.
    package let files: Int
    /// Bytes of those files together.
    package let bytes: Int
    /// How many of those files no element covers.
    package let uncatalogued: Int
  }

  /// How many rows a table holds.
  package struct TableStatus: Sendable {
    /// The table as the registry, the CSV file and JSON call it.
    package let name: String
    /// The heading for readers, in Spanish.
    package let title: String
    /// How many rows are stored, 0 or more.
    package let rows: Int
  }

  /// A deadline and how far away it is.
  package struct DeadlineStatus: Sendable {
    /// What is due, when, and by which rule.
    package let deadline: Deadline
    /// Calendar days from today; negative when it is over.
    package let daysLeft: Int
  }

  /// The ficha; nil until someone fills it in.
  package let file: CaseFile?
  /// The four sections in their fixed order, also the empty ones.
  package let sections: [SectionStatus]
  /// How many elements are in each state, every state in its declared order.
  package let elements: [(state: Deliverable.State, count: Int)]
  /// Every table, a referenced one before those that refer to it.
  package let tables: [TableStatus]
  /// The three indicators of the handover, in the order of the plan's row.
  package let indicators: [Indicator]
  /// How each phase of the framework advances, in order of phase.
  package let phases: [PhaseProgress]
  /// The systems and accounts that something endangers, those that end first in front.
  package let accountsAtRisk: [AccountRisk]
  /// The legal terms in order of date; empty while the leaving date is unknown.
  package let deadlines: [DeadlineStatus]
  /// The sealed versions on record, oldest first.
  package let versions: [SealedVersion]
  /// How many questions of whoever receives are in which state.
  package let observations: ObservationStatus
  /// What `revisar` finds, by severity.
  package let findings: [(severity: Severity, count: Int)]

  /// Reads the registry and looks through the folders; changes nothing.
  package init(of folder: CaseFolder, _ surroundings: Surroundings) throws {
    let store = try Store.open(at: folder.registryPath, for: .reading)
    let registry = try store.registry()
    let scan = MaterialScan(folder)
    let review = try Review.of(registry, in: store, scan, in: folder, on: surroundings.today)
    let view = HandoverView(registry, in: .integral, absent: review.material.absentCodes)
    let found = review.findings
    file = registry.file
    sections = Section.allCases.map { section in
      let files = review.material.files.filter { $0.file.section == section }
      return SectionStatus(
        section: section, files: files.count, bytes: files.reduce(0) { $0 + $1.file.size },
        uncatalogued: files.count { $0.entry == nil })
    }
    elements = Deliverable.State.allCases.map { state in
      (state, registry.deliverables.count { $0.state == state })
    }
    tables = Registry.recordTypes.map { Self.table($0, registry) }
    indicators = view.indicators
    phases = view.phases
    accountsAtRisk = AccountRisk.all(of: registry).filter { !$0.reasons.isEmpty }
    deadlines = view.deadlines.map { deadline in
      DeadlineStatus(deadline: deadline, daysLeft: deadline.date.dayNumber - surroundings.today.dayNumber)
    }
    versions = registry.versions
    observations = ObservationStatus(registry.observations, on: surroundings.today)
    findings = Severity.allCases.map { severity in (severity, found.count { $0.severity == severity }) }
  }

  private static func table<Row: Record>(_ type: Row.Type, _ registry: Registry) -> TableStatus {
    TableStatus(name: Row.table.name, title: Row.table.title, rows: registry[type].count)
  }
}

extension CaseStatus: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var root = encoder.container(keyedBy: Key.self)
    try root.encode(file?.entity ?? "", forKey: "entidad")
    try root.encode(
      sections.map { ["archivos": $0.files, "bytes": $0.bytes, "sin_catalogar": $0.uncatalogued] }
        .keyed(by: sections.map(\.section.folder)), forKey: "secciones")
    try root.encode(elements.map(\.count).keyed(by: elements.map(\.state.rawValue)), forKey: "elementos")
    try root.encode(tables.map(\.rows).keyed(by: tables.map(\.name)), forKey: "tablas")
    try root.encode(indicators.map(IndicatorJSON.init), forKey: "indicadores")
    try root.encode(phases.map(PhaseJSON.init), forKey: "fases")
    try root.encode(accountsAtRisk.map(AccountJSON.init), forKey: "cuentas_en_riesgo")
    try root.encode(deadlines.map(DeadlineJSON.init), forKey: "plazos")
    try root.encode(versions.map(VersionJSON.init), forKey: "versiones")
    try root.encode(observations, forKey: "observaciones")
    try root.encode(
      findings.map(\.count).keyed(by: findings.map(\.severity.rawValue)), forKey: "hallazgos")
  }

  private struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct IndicatorJSON: Encodable {
    let titulo: String
    let numerador: Int
    let denominador: Int
    let porcentaje: String?
    let formula: String

    init(_ indicator: Indicator) {
      titulo = indicator.title
      numerador = indicator.part
      denominador = indicator.total
      porcentaje = indicator.percent?.fieldText
      formula = indicator.formula
    }
  }

  private struct PhaseJSON: Encodable {
    let fase: Int
    let nombre: String
    let corte: String?
    let porcentaje: String?
    let nivel: String?
    let cambio: String?

    init(_ progress: PhaseProgress) {
      fase = progress.phase.number
      nombre = progress.phase.name
      corte = progress.latest?.cutoff.description
      porcentaje = progress.latest?.percent?.fieldText
      nivel = progress.latest?.band?.rawValue
      cambio = progress.gain?.fieldText
    }
  }

  private struct AccountJSON: Encodable {
    let codigo: String
    let nombre: String
    let vence: String?
    let riesgos: [String]

    init(_ risk: AccountRisk) {
      codigo = risk.account.code
      nombre = risk.account.name
      vence = risk.account.expires?.description
      riesgos = risk.reasons.map(\.summary)
    }
  }

  private struct DeadlineJSON: Encodable {
    let asunto: String
    let fecha: String
    let dias: Int
    let fundamento: String

    init(_ status: DeadlineStatus) {
      asunto = status.deadline.subject
      fecha = status.deadline.date.description
      dias = status.daysLeft
      fundamento = status.deadline.basis
    }
  }

  private struct VersionJSON: Encodable {
    let numero: Int
    let fecha: String?
    let motivo: String
    let sello: String

    init(_ version: SealedVersion) {
      numero = version.number
      fecha = version.date?.description
      motivo = version.reason
      sello = version.integralSello
    }
  }
}

extension Array {
  /// The elements under names.
  fileprivate func keyed(by names: [String]) -> [String: Element] {
    Dictionary(zip(names, self)) { first, _ in first }
  }
}
