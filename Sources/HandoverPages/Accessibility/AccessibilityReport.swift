/// How the page of a document stands against the 32 criteria of annex 1 of Resolución 1519 de 2020.
package struct AccessibilityReport: Hashable, Sendable {
  /// The 32 results, in order of number.
  package let results: [CriterionResult]

  /// Examines the text of a page with its style sheet inside.
  package init(of page: String) {
    let page = ExaminedPage(page)
    results = AccessibilityCriterion.all.map { criterion in
      CriterionResult(
        number: criterion.number, name: criterion.name, wcag: criterion.wcag, outcome: criterion.examine(page)
      )
    }
  }

  /// How many results are of a kind.
  package func count(_ kind: CriterionResult.Kind) -> Int { results.count { $0.outcome.kind == kind } }
}

/// What came of one criterion.
package struct CriterionResult: Hashable, Sendable {
  /// 1 to 32.
  package let number: Int
  /// As the criterion is called in short.
  package let name: String
  /// The success criteria of WCAG 2.1 that it stands for; empty when it stands for none.
  package let wcag: String
  /// What was found.
  package let outcome: Outcome

  /// The four answers that there are.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case met = "cumple"
    case unmet = "no cumple"
    case notApplicable = "no aplica"
    case human = "revisión humana"
  }

  /// An answer with what it rests on.
  package enum Outcome: Hashable, Sendable {
    /// The program proved it; the text says by what.
    case met(String)
    /// The page has nothing that the criterion is about.
    case notApplicable(String)
    /// A person has to look; the text says at what.
    case human(String)
    /// The page is against it at these places, each with its line.
    case unmet([String])

    /// Which of the four it is.
    package var kind: Kind {
      switch self {
      case .met: .met
      case .notApplicable: .notApplicable
      case .human: .human
      case .unmet: .unmet
      }
    }

    /// What it rests on, as one sentence; of many places the first ones.
    package var reason: String {
      switch self {
      case .met(let text), .notApplicable(let text), .human(let text): return text
      case .unmet(let places):
        let more = places.count - 5
        return places.prefix(5).joined(separator: "; ") + (more > 0 ? "; y \(more) más" : "")
      }
    }
  }

  /// `CC4`.
  package var code: String { "CC\(number)" }
}

/// One of the 32 criteria with the way in which a page is held against it.
struct AccessibilityCriterion: Sendable {
  let number: Int
  let name: String
  let wcag: String
  let examine: @Sendable (ExaminedPage) -> CriterionResult.Outcome

  init(
    _ number: Int, _ name: String, _ wcag: String,
    _ examine: @escaping @Sendable (ExaminedPage) -> CriterionResult.Outcome
  ) {
    self.number = number
    self.name = name
    self.wcag = wcag
    self.examine = examine
  }

  static let all = perceivable + structural + behaving + worded
}

/// A page taken apart for its examination.
struct ExaminedPage: Sendable {
  let tree: MarkupTree
  let style: StyleSheet
  let ids: Set<String>

  init(_ text: String) {
    let tree = MarkupTree(text)
    self.tree = tree
    ids = Set(tree.elements.compactMap { $0["id"] })
    let sheets = tree.all("style").map { element in
      tree.source.tokens[element.content].map { tree.source.source($0.range) }.joined()
    }
    style = StyleSheet(sheets.joined(separator: "\n"))
  }

  /// Met with `proof` unless there are places that are against it.
  func met(_ proof: String, unless places: [String]) -> CriterionResult.Outcome {
    places.isEmpty ? .met(proof) : .unmet(places)
  }

  /// «línea 12: una tabla sin título», for every element.
  func places(_ elements: [MarkupTree.Element], _ text: (MarkupTree.Element) -> String) -> [String] {
    elements.map { "línea \(tree.line(of: $0)): \(text($0))" }
  }

  /// The name that an element has for those who cannot see it; empty without one.
  func name(of element: MarkupTree.Element) -> String {
    if let label = element["aria-label"], !label.isEmpty { return label }
    let labels = element["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
    let texts = labels.flatMap { id in
      tree.elements.filter { $0["id"] == id }.map { tree.text(of: $0) }
    }
    return texts.joined(separator: " ")
  }

  /// Whether nobody but those who see the page is meant to notice an element.
  func isHidden(_ element: MarkupTree.Element) -> Bool {
    ([element] + tree.around(element)).contains { $0["aria-hidden"] == "true" }
  }

  /// Links that lead somewhere.
  var links: [MarkupTree.Element] { tree.all("a").filter { $0["href"] != nil } }

  var headings: [MarkupTree.Element] { tree.all("h1", "h2", "h3", "h4", "h5", "h6") }

  /// Elements that run programs, and attributes that do.
  var programs: [MarkupTree.Element] {
    tree.elements.filter { element in
      element.name == "script" && element["type"] != LinkedData.mediaType
        || element.tag.attributes.contains { $0.name.lowercased().hasPrefix("on") }
    }
  }

  var refreshes: [MarkupTree.Element] {
    tree.all("meta").filter { $0["http-equiv"]?.lowercased() == "refresh" }
  }

  var fields: [MarkupTree.Element] { tree.all("form", "input", "select", "textarea", "button") }
}
