import HandoverModel

extension Scope {
  /// A row of the registry: every column by the name that its CSV header has, as readers see it.
  ///
  /// A long text also gives `<name>_parrafos`, a list of `texto`.
  init<Row: Record>(_ row: Row) {
    var values: [String: Value] = [:]
    for column in Row.table.columns {
      let text = column.text(row)
      values[column.name] = .text(Self.printed(text, column.kind))
      if column.kind == .longText { values["\(column.name)_parrafos"] = .paragraphs(text) }
    }
    self.init(values)
  }

  /// The canonical text of a cell as it is read in Colombia.
  private static func printed(_ text: String, _ kind: FieldKind) -> String {
    switch kind {
    case .date:
      let parts = text.split(separator: "-")
      return parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : text
    case .decimal: return FixedDecimal(text: text)?.spanish ?? text
    case .nit: return NIT(text: text)?.printed ?? text
    case .yesNo: return text == "sí" ? "Sí" : text == "no" ? "No" : ""
    case .text, .longText, .integer, .archivalDate, .choice: return text
    }
  }
}

extension Scope.Value {
  /// The paragraphs of a long text, each with `texto`.
  static func paragraphs(_ text: String) -> Scope.Value { texts(Wording.paragraphs(text)) }

  /// A list of scopes that hold only `texto`.
  static func texts(_ texts: [String]) -> Scope.Value { .list(texts.map { Scope(["texto": .text($0)]) }) }

  /// A whole number with points between thousands.
  static func number(_ number: Int) -> Scope.Value { .text(number.grouped(by: ".")) }

  /// A date in words, empty when there is none.
  static func words(_ date: CalendarDate?) -> Scope.Value { .text(date?.inWords ?? "") }

  /// A percentage, «sin dato» when unknown.
  static func percent(_ value: FixedDecimal?) -> Scope.Value { .text(Wording.percent(value)) }

  /// An address that may be followed, empty when the text is none.
  static func address(_ text: String) -> Scope.Value { .text(Markup.safeAddress(text) ?? "") }
}

/// How a state is shown: always a word, with a symbol and a tone that only repeat it.
struct StateMark {
  /// The classes of the style sheet.
  enum Tone: String, CaseIterable {
    case good = "bien"
    case underway = "curso"
    case bad = "mal"
    case neutral = "neutro"
  }

  let text: String
  let symbol: String
  let tone: Tone

  init(_ text: String, _ symbol: String, _ tone: Tone) {
    self.text = text
    self.symbol = symbol
    self.tone = tone
  }

  static let unknown = StateMark("sin registrar", "·", .neutral)

  /// What the partial `documento/estado` names.
  var scope: Scope.Value {
    .scope(Scope(["texto": .text(text), "simbolo": .text(symbol), "clase": .text(tone.rawValue)]))
  }
}

extension StateMark {
  init(_ state: PlanItem.State?) {
    switch state {
    case .done: self.init("cumplido", "✓", .good)
    case .underway: self.init("en curso", "◐", .underway)
    case .late: self.init("atrasado", "▲", .bad)
    case .notStarted: self.init("sin iniciar", "○", .bad)
    case .dropped: self.init("descartado", "–", .neutral)
    case nil: self = .unknown
    }
  }

  init(_ state: Deliverable.State) {
    switch state {
    case .delivered: self.init("entregado", "✓", .good)
    case .inProgress: self.init("en trámite", "◐", .underway)
    case .missing: self.init("faltante", "✗", .bad)
    case .notApplicable: self.init("no aplica", "–", .neutral)
    }
  }

  init(_ criterion: Criterion) {
    switch criterion.answer {
    case .notApplicable: self.init("no aplica", "–", .neutral)
    case nil: self = .unknown
    case .yes where criterion.awarded >= criterion.weight: self.init("cumple", "✓", .good)
    case _ where criterion.awarded > FixedDecimal(0): self.init("cumple en parte", "◐", .underway)
    case .yes, .no: self.init("abierto", "✗", .bad)
    }
  }

  init(_ state: Service.SuitState?) {
    switch state {
    case .registered: self.init("inscrito", "✓", .good)
    case .drafting: self.init("en creación", "◐", .underway)
    case .correcting: self.init("en corrección", "◐", .underway)
    case Service.SuitState.none?: self.init("sin registrar", "✗", .bad)
    case .removed: self.init("eliminado", "–", .neutral)
    case nil: self.init("sin dato", "·", .neutral)
    }
  }

  /// An answer of yes or no.
  init(_ answer: Bool?) {
    switch answer {
    case true: self.init("sí", "✓", .good)
    case false: self.init("no", "✗", .bad)
    case nil: self.init("sin dato", "·", .neutral)
    }
  }

  init(_ state: TrainingSession.State) {
    switch state {
    case .held: self.init("realizada", "✓", .good)
    case .planned: self.init("programada", "◐", .underway)
    case .cancelled: self.init("cancelada", "–", .neutral)
    }
  }

  init(_ priority: PendingMatter.Priority) {
    switch priority {
    case .high: self.init("alta", "▲", .bad)
    case .medium: self.init("media", "◐", .underway)
    case .low: self.init("baja", "○", .neutral)
    }
  }

  init(_ state: Reception.State) {
    switch state {
    case .received: self.init("recibido", "✓", .good)
    case .withRemarks: self.init("con observaciones", "◐", .underway)
    case .missing: self.init("faltante", "✗", .bad)
    case .notApplicable: self.init("no aplica", "–", .neutral)
    }
  }

  init(_ state: Observation.State) {
    switch state {
    case .open: self.init("abierta", "○", .bad)
    case .answered: self.init("respondida", "◐", .underway)
    case .closed: self.init("cerrada", "✓", .good)
    }
  }
}
