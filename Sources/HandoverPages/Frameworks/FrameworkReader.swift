import HandoverModel
import Yams

/// Reads the file of a phase framework, strictly: what it does not know it refuses, with the line.
struct FrameworkReader {
  private var checks = FrameworkChecks()
  private var codes: Set<String> = []
  private var numbers: Set<Int> = []

  /// The framework that a file holds; `id` is the name that the file has.
  static func read(_ text: String, file: String, id: String) throws(FrameworkError) -> PhaseFramework {
    var reader = FrameworkReader()
    let found: PhaseFramework?
    do {
      found = reader.framework(try compose(yaml: text), id: id)
    } catch {
      throw .malformed(file: file, [problem(of: error)])
    }
    reader.checks.sayUnusedSources()
    guard let found, reader.checks.problems.isEmpty else {
      throw .malformed(file: file, reader.checks.problems.sorted { ($0.line, $0.text) < ($1.line, $1.text) })
    }
    return found
  }

  private static func problem(of error: any Error) -> FrameworkError.Problem {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      .init(line: mark.line, text: "no es YAML: revise la sangría, los dos puntos y las comillas")
    case .duplicatedKeysInMapping(let names, let context):
      .init(line: context.mark.line, text: "«\(names.joined(separator: ", "))» está repetido")
    default: .init(line: 1, text: "no es YAML")
    }
  }

  private mutating func framework(_ root: Node?, id: String) -> PhaseFramework? {
    guard let root else {
      checks.say("el archivo está vacío", at: 1)
      return nil
    }
    let fields = checks.fields(
      root, "el marco", required: ["marco", "titulo", "norma", "fuentes", "componentes"],
      optional: ["fecha", "descripcion"])
    guard let fields else { return nil }
    if let name = checks.text(fields["marco"], "«marco»"), name != id {
      checks.say("«marco» es «\(name)» y el archivo se llama «\(id)»", at: fields["marco"]?.line ?? 1)
    }
    let sources = checks.takeSources(fields["fuentes"])
    let title = checks.sourcedText(fields["titulo"], "el título")
    let norm = checks.sourcedText(fields["norma"], "la norma")
    let date = checks.sourcedDate(fields["fecha"], "la fecha de la norma")
    let description = checks.sourcedText(fields["descripcion"], "la descripción del marco")
    let nodes = fields["componentes"].map { checks.list($0, "«componentes»") } ?? []
    var components: [PhaseFramework.Component] = []
    for node in nodes { component(node).map { components.append($0) } }
    guard let title, let norm else { return nil }
    return PhaseFramework(
      id: id, title: title, norm: norm, date: date, description: description, sources: sources,
      components: components.sorted { $0.number < $1.number })
  }

  private mutating func component(_ node: Node) -> PhaseFramework.Component? {
    let fields = checks.fields(
      node, "el componente", required: ["numero", "nombre"],
      optional: ["descripcion", "plazos", "nota", "criterios", "sin_criterios"])
    guard let fields else { return nil }
    let number = checks.number(fields["numero"], "el número del componente")
    if let number, !numbers.insert(number).inserted {
      checks.say("el componente \(number) está repetido", at: fields.line)
    }
    let what = number.map { "el componente \($0)" } ?? "el componente"
    if (fields["criterios"] == nil) == (fields["sin_criterios"] == nil) {
      checks.say("\(what) lleva «criterios», o «sin_criterios» con la razón, y no ambos", at: fields.line)
    }
    let name = checks.sourcedText(fields["nombre"], "el nombre de \(what)")
    let description = checks.sourcedText(fields["descripcion"], "la descripción de \(what)")
    let note = checks.sourcedText(fields["nota"], "la nota de \(what)")
    let reason = checks.sourcedText(fields["sin_criterios"], "la razón de \(what)")
    let due = due(fields["plazos"], of: what)
    var criteria: [FrameworkCriterion] = []
    for node in fields["criterios"].map({ checks.list($0, "«criterios»") }) ?? [] {
      criterion(node).map { criteria.append($0) }
    }
    guard let number, let name else { return nil }
    return PhaseFramework.Component(
      number: number, name: name, description: description, due: due, note: note, criteria: criteria,
      withoutCriteria: reason)
  }

  private mutating func due(
    _ node: Node?, of what: String
  ) -> [PhaseFramework.TownOrder: Sourced<CalendarDate>] {
    guard let node else { return [:] }
    let orders = PhaseFramework.TownOrder.allCases
    guard
      let fields = checks.fields(
        node, "«plazos» de \(what)", required: [], optional: orders.map(\.rawValue))
    else { return [:] }
    var due: [PhaseFramework.TownOrder: Sourced<CalendarDate>] = [:]
    for order in orders {
      due[order] = checks.sourcedDate(fields[order.rawValue], "el plazo \(order.rawValue) de \(what)")
    }
    return due
  }

  private mutating func criterion(_ node: Node) -> FrameworkCriterion? {
    let fields = checks.fields(
      node, "el criterio", required: ["codigo", "texto", "peso"], optional: ["regla"])
    guard let fields else { return nil }
    let code = checks.text(fields["codigo"], "el código del criterio")
    if let code, !codes.insert(code).inserted {
      checks.say("el código «\(code)» está repetido", at: fields["codigo"]?.line ?? fields.line)
    }
    let what = code.map { "el criterio \($0)" } ?? "el criterio"
    let text = checks.sourcedText(fields["texto"], "el texto de \(what)")
    let weight = checks.sourced(fields["peso"], "el peso de \(what)") { $0.number($1, $2) }
    let rule = checks.sourcedText(fields["regla"], "la regla de \(what)")
    guard let code, let text, let weight else { return nil }
    return FrameworkCriterion(code: code, text: text, weight: weight, rule: rule)
  }
}
