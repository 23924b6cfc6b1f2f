/// What a norm asks of a municipality, phase by phase and criterion by criterion: data, not rules of the program.
package struct PhaseFramework: Hashable, Sendable {
  /// The name that the ficha and the tables use: `gel-1151-2008`.
  package let id: String
  /// What it is called.
  package let title: Sourced<String>
  /// The norm that sets it, as it is cited.
  package let norm: Sourced<String>
  /// When the norm was issued; nil when the framework does not say.
  package let date: Sourced<CalendarDate>?
  /// What there is to know of it as a whole.
  package let description: Sourced<String>?
  /// What the sources are, by their keys.
  package let sources: [String: String]
  /// Its phases or components, in the order of their numbers.
  package let components: [Component]

  package init(
    id: String, title: Sourced<String>, norm: Sourced<String>, date: Sourced<CalendarDate>?,
    description: Sourced<String>?, sources: [String: String], components: [Component]
  ) {
    self.id = id
    self.title = title
    self.norm = norm
    self.date = date
    self.description = description
    self.sources = sources
    self.components = components
  }

  /// One phase or component.
  package struct Component: Hashable, Sendable {
    /// Its number, 1 or more.
    package let number: Int
    /// What it is called.
    package let name: Sourced<String>
    /// What it asks for.
    package let description: Sourced<String>?
    /// When it has to be complete, by order of town; no entry where no date is known.
    package let due: [TownOrder: Sourced<CalendarDate>]
    /// What a reader must know of the list of criteria.
    package let note: Sourced<String>?
    /// In the order of the file; empty when ``withoutCriteria`` says why.
    package let criteria: [FrameworkCriterion]
    /// Why it has no criteria; nil when it has some.
    package let withoutCriteria: Sourced<String>?

    package init(
      number: Int, name: Sourced<String>, description: Sourced<String>?,
      due: [TownOrder: Sourced<CalendarDate>], note: Sourced<String>?, criteria: [FrameworkCriterion],
      withoutCriteria: Sourced<String>?
    ) {
      self.number = number
      self.name = name
      self.description = description
      self.due = due
      self.note = note
      self.criteria = criteria
      self.withoutCriteria = withoutCriteria
    }
  }

  /// Whose terms apply.
  package enum TownOrder: String, CaseIterable, Hashable, Sendable {
    /// Departments, districts and municipalities.
    case territorial
    /// The nation's own entities.
    case national = "nacional"
  }

  /// All criteria of all components.
  package var criteria: [FrameworkCriterion] { components.flatMap(\.criteria) }

  /// The component of that number.
  package func component(_ number: Int) -> Component? { components.first { $0.number == number } }

  /// What a source is and how sure a value of it is: «Manual 3.0 (por verificar)».
  package func citation<Value>(of stated: Sourced<Value>) -> String {
    let source = sources[stated.source] ?? stated.source
    return stated.certainty.remark.isEmpty ? source : "\(source) (\(stated.certainty.remark))"
  }
}

/// One criterion of a phase framework.
package struct FrameworkCriterion: Hashable, Sendable {
  /// Its code, once in the framework: `I-03`.
  package let code: String
  /// What is asked.
  package let text: Sourced<String>
  /// Its share of the phase's points, 1 or more.
  package let weight: Sourced<Int>
  /// When it counts as met: «se cumple si…»; nil when no source says.
  package let rule: Sourced<String>?

  package init(code: String, text: Sourced<String>, weight: Sourced<Int>, rule: Sourced<String>?) {
    self.code = code
    self.text = text
    self.weight = weight
    self.rule = rule
  }

  /// What is to be said of how sure it is: the least sure of its text, weight and rule.
  package var certainty: Certainty {
    let all = [text.certainty, weight.certainty, rule?.certainty].compactMap(\.self)
    return all.contains(.unverified) ? .unverified : all.contains(.indirect) ? .indirect : .verified
  }
}
