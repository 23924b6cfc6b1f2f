/// The matrix dependencia × tool: of those who need a tool, how many master it.
package struct TrainingCoverage: Hashable, Sendable {
  /// One dependencia, or several small ones taken together.
  package struct Row: Hashable, Sendable {
    /// The dependencia, or ``TrainingCoverage/joinedOffices`` for small ones taken together.
    package let office: String
    /// People who need at least one tool.
    package let people: Int
    /// Those of them who master all that they need.
    package let fullyTrained: Int
    /// One cell per tool, in the order of ``TrainingCoverage/tools``.
    package let cells: [Cell]
  }

  /// How many need a tool and how many master it.
  package struct Cell: Hashable, Sendable {
    /// People who need the tool; 0 when withheld.
    package let needed: Int
    /// Those of them who master it; 0 when withheld.
    package let trained: Int
    /// Names of those who are still missing; empty in a public edition.
    package let missing: [String]
    /// True when the numbers are withheld because so few people could be identified by them.
    package let isWithheld: Bool

    /// The share that masters it, one decimal place; nil when withheld or when nobody needs it.
    package var percent: FixedDecimal? { isWithheld ? nil : .percentage(trained, of: needed) }
  }

  /// The columns, in the order of their codes.
  package let tools: [Tool]
  /// One per dependencia in alphabetical order, those taken together last.
  package let rows: [Row]
  /// One cell per tool over all dependencias.
  package let totals: [Cell]

  /// The smallest group whose numbers a public edition shows.
  package static let smallestPublicGroup = 5

  /// The name of the row that joins dependencias too small to stand alone in public.
  package static let joinedOffices = "Dependencias con menos de cinco personas"

  /// The coverage of the people of one side, dependencias in alphabetical order.
  package static func of(
    _ registry: Registry, side: Requirement.Side = .incoming, edition: Edition
  ) -> TrainingCoverage {
    let needs = TrainingNeeds(registry)
    let people = registry.people.filter { $0.side == side && !needs.tools(for: $0).isEmpty }
    let offices = Dictionary(grouping: people, by: \.office)
      .map { (name: $0.key, people: $0.value) }
      .sorted { $0.name.foldedForSearch < $1.name.foldedForSearch }
    let groups = edition == .public ? joiningSmall(offices) : offices
    let isPublic = edition == .public
    let plain = groups.map { group in
      Row(
        office: group.name, people: group.people.count,
        fullyTrained: group.people.count(where: needs.isFullyTrained),
        cells: registry.tools.map { cell($0, group.people, needs, isPublic: isPublic) })
    }
    let totals = registry.tools.indices.map { index in
      total(of: plain.map { $0.cells[index] }, isPublic: isPublic)
    }
    return TrainingCoverage(
      tools: registry.tools, rows: isPublic ? plain.map(\.withholdingSmallCells) : plain, totals: totals)
  }

  private typealias Office = (name: String, people: [Person])

  /// Joins small dependencias, and the next smallest ones, until every group is large enough.
  private static func joiningSmall(_ offices: [Office]) -> [Office] {
    var standing = offices.filter { $0.people.count >= smallestPublicGroup }
    var joined = offices.filter { $0.people.count < smallestPublicGroup }.flatMap(\.people)
    while !joined.isEmpty, joined.count < smallestPublicGroup,
      let smallest = standing.indices.min(by: { standing[$0].people.count < standing[$1].people.count })
    {
      joined += standing.remove(at: smallest).people
    }
    guard !joined.isEmpty else { return standing }
    return joined.count < smallestPublicGroup ? [] : standing + [(joinedOffices, joined)]
  }

  private static func cell(
    _ tool: Tool, _ people: [Person], _ needs: TrainingNeeds, isPublic: Bool
  ) -> Cell {
    let statuses = people.map { (name: $0.name, status: needs.status(of: $0, with: tool.code)) }
    let needing = statuses.filter { $0.status != .notNeeded }
    return Cell(
      needed: needing.count, trained: needing.count { $0.status == .trained },
      missing: isPublic ? [] : needing.filter { $0.status != .trained }.map(\.name).sorted(),
      isWithheld: false)
  }

  /// The sum of a column, withheld when it would give a small cell away by subtraction.
  private static func total(of cells: [Cell], isPublic: Bool) -> Cell {
    let small = cells.filter(\.isSmall)
    let hidden = small.reduce(0) { $0 + $1.needed }
    return Cell(
      needed: cells.reduce(0) { $0 + $1.needed }, trained: cells.reduce(0) { $0 + $1.trained },
      missing: cells.flatMap(\.missing).sorted(),
      isWithheld: isPublic && !small.isEmpty && (small.count < 2 || hidden < smallestPublicGroup)
    ).emptiedIfWithheld
  }
}

extension TrainingCoverage.Cell {
  fileprivate var isSmall: Bool { needed > 0 && needed < TrainingCoverage.smallestPublicGroup }

  /// A withheld cell carries no numbers, so that nothing downstream can print them.
  fileprivate var emptiedIfWithheld: Self {
    isWithheld ? Self(needed: 0, trained: 0, missing: [], isWithheld: true) : self
  }
}

extension TrainingCoverage.Row {
  fileprivate var withholdingSmallCells: Self {
    Self(
      office: office, people: people, fullyTrained: fullyTrained,
      cells: cells.map { cell in
        cell.isSmall ? .init(needed: 0, trained: 0, missing: [], isWithheld: true) : cell
      })
  }
}
