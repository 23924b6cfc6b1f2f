import HandoverActions
import HandoverModel

/// A framework with all its values, for the screen.
struct FrameworkScreen: Block {
  private let framework: PhaseFramework
  private let isOwn: Bool

  init(_ entry: ShowFrameworks.Entry) {
    framework = entry.framework
    isOwn = entry.isOwn
  }

  func text(in style: Style) -> String {
    ([head(style)] + framework.components.map { component($0, style) } + [sources(style)])
      .joined(separator: "\n\n")
  }

  private func head(_ style: Style) -> String {
    var facts = [("Nombre", framework.id), ("Norma", stated(framework.norm, framework.norm.value))]
    if let date = framework.date { facts.append(("Fecha", stated(date, date.value.inWords))) }
    if let text = framework.description { facts.append(("Descripción", stated(text, text.value))) }
    facts.append(("De dónde", isOwn ? "plantillas/marcos del expediente" : "viene con el programa"))
    return Heading(framework.title.value).text(in: style) + "\n" + Facts(facts).text(in: style)
  }

  private func component(_ component: PhaseFramework.Component, _ style: Style) -> String {
    var lines = [style.paint("\(component.number). \(stated(component.name, component.name.value))", .strong)]
    if let text = component.description {
      lines.append("   " + stated(text, text.value).wrapped(to: style.width, indent: 3))
    }
    for order in PhaseFramework.TownOrder.allCases {
      guard let due = component.due[order] else { continue }
      lines.append("   Plazo \(order.rawValue): \(stated(due, due.value.inWords))")
    }
    if let reason = component.withoutCriteria {
      lines.append(
        "   " + "Sin criterios: \(stated(reason, reason.value))".wrapped(to: style.width, indent: 3))
    }
    if let note = component.note {
      lines.append("   " + "Nota: \(stated(note, note.value))".wrapped(to: style.width, indent: 3))
    }
    if !component.criteria.isEmpty { lines.append(criteria(component.criteria, style)) }
    return lines.joined(separator: "\n")
  }

  /// One criterion per line with its weight, and its rule below it.
  private func criteria(_ criteria: [FrameworkCriterion], _ style: Style) -> String {
    let width = criteria.map { $0.code.displayWidth }.max() ?? 0
    let indent = width + 11
    let lines = criteria.flatMap { criterion -> [String] in
      let remark = criterion.certainty.remark
      let text = criterion.text.value + (remark.isEmpty ? "" : " (\(remark))")
      let head =
        "   \("\(criterion.weight.value)".rightAligned(to: 4))  \(criterion.code.padded(to: width))  "
      let rule = criterion.rule.map { rule in
        String(repeating: " ", count: indent)
          + style.paint("se cumple si \(rule.value)".wrapped(to: style.width, indent: indent), .faint)
      }
      return [head + text.wrapped(to: style.width, indent: indent), rule].compactMap(\.self)
    }
    let silence = "   Las fuentes no dicen cuándo se cumple cada criterio."
    return (["   Peso, código y criterio:"] + lines + (criteria.contains { $0.rule != nil } ? [] : [silence]))
      .joined(separator: "\n")
  }

  private func sources(_ style: Style) -> String {
    let lines = framework.sources.sorted { $0.key.precedesInUTF8($1.key) }.map { key, text in
      "  \(key): \(text)".wrapped(to: style.width, indent: 4)
    }
    return style.paint("Fuentes", .strong) + "\n" + lines.joined(separator: "\n")
  }

  /// The value with its remark in brackets.
  private func stated<Value>(_ stated: Sourced<Value>, _ text: String) -> String {
    stated.certainty.remark.isEmpty ? text : "\(text) (\(stated.certainty.remark))"
  }
}
