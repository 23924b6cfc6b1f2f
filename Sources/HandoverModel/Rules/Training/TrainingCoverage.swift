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

  /// Somebody who needs a tool and does not master it.
  package struct Absentee: Hashable, Sendable {
    /// Who it is.
    package let name: String
    /// The document number.
    package let document: String
    /// Under way, expired or missing.
    package let status: TrainingStatus
  }

  /// How many need a tool and how many master it.
  package struct Cell: Hashable, Sendable {
    /// People who need the tool; 0 when withheld.
    package let needed: Int
    /// Those of them who master it; 0 when withheld.
    package let trained: Int
    /// Those who do not, by name; empty in a public edition and in totals.
    package let missing: [Absentee]
    /// True when the numbers are withheld because so few people could be identified by them.
    package let isWithheld: Bool

    /// The share that masters it, one decimal place; nil when withheld or when nobody needs it.
    package var percent: FixedDecimal? { isWithheld ? nil : .percentage(trained, of: needed) }

    /// `7 de 9`, `no requiere` or `reservado`.
    package var text: String {
      isWithheld ? "reservado" : needed == 0 ? "no requiere" : "\(trained) de \(needed)"
    }
  }

  /// The columns, in the order of their codes.
  package let tools: [Tool]
  /// One per dependencia in alphabetical order, those taken together last.
  package let rows: [Row]
  /// One cell per tool over all dependencias.
  package let totals: [Cell]

  /// People who need at least one tool.
  package var people: Int { rows.reduce(0) { $0 + $1.people } }
  /// Those of them who master all that they need.
  package var fullyTrained: Int { rows.reduce(0) { $0 + $1.fullyTrained } }

  /// The smallest group whose numbers a public edition shows.
  package static let smallestPublicGroup = 5

  /// The name of the row that joins dependencias too small to stand alone in public.
  package static let joinedOffices = "Dependencias con menos de cinco personas"

  /// How the percentage of a cell is computed, in Spanish.
  package static let formula = "personas capacitadas ÷ personas que necesitan la herramienta × 100"

  /// The coverage of the people in `scope`, dependencias in alphabetical order.
  package static func of(
    _ needs: TrainingNeeds, _ scope: TrainingScope = TrainingScope(), edition: Edition
  ) -> TrainingCoverage {
    let places = scope.toolPlaces(in: needs)
    let offices = Dictionary(
      grouping: scope.personPlaces(in: needs, tools: places), by: { needs.people[$0].office }
    )
    .map { (name: $0.key, people: $0.value) }
    .sorted { ($0.name.foldedForSearch, $0.name) < ($1.name.foldedForSearch, $1.name) }
    let isPublic = edition == .public
    let plain = (isPublic ? joiningSmall(offices) : offices).map { group in
      Row(
        office: group.name, people: group.people.count,
        fullyTrained: group.people.count { person in
          places.allSatisfy { needs[person, $0] == .trained || needs[person, $0] == .notNeeded }
        },
        cells: places.map { cell($0, group.people, needs, isPublic: isPublic) })
    }
    let totals = places.indices.map { index in total(of: plain.map { $0.cells[index] }, isPublic: isPublic) }
    return TrainingCoverage(
      tools: places.map { needs.tools[$0] }, rows: isPublic ? plain.map(\.withholdingSmallCells) : plain,
      totals: totals)
  }

  /// A dependencia with the places of its people.
  private typealias Office = (name: String, people: [Int])

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

  private static func cell(_ tool: Int, _ people: [Int], _ needs: TrainingNeeds, isPublic: Bool) -> Cell {
    var (needed, trained) = (0, 0)
    var missing: [Absentee] = []
    for person in people {
      let status = needs[person, tool]
      if status == .notNeeded { continue }
      needed += 1
      if status == .trained {
        trained += 1
      } else if !isPublic {
        let name = needs.people[person].name
        missing.append(Absentee(name: name, document: needs.people[person].document, status: status))
      }
    }
    return Cell(needed: needed, trained: trained, missing: missing, isWithheld: false)
  }

  /// The sum of a column, withheld when it would give a small cell away by subtraction.
  private static func total(of cells: [Cell], isPublic: Bool) -> Cell {
    let small = cells.filter(\.isSmall)
    let hidden = small.reduce(0) { $0 + $1.needed }
    return Cell(
      needed: cells.reduce(0) { $0 + $1.needed }, trained: cells.reduce(0) { $0 + $1.trained },
      missing: [],
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
