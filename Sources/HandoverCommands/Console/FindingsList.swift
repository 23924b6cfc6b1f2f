package import HandoverModel

extension Severity {
  /// The sign beside the word, for readers without colours.
  package var symbol: String {
    switch self {
    case .defect: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }

  /// `3 defectos`, `1 advertencia`.
  package func counted(_ count: Int) -> String {
    switch self {
    case .defect: HandoverCommands.counted(count, "defecto", "defectos")
    case .warning: HandoverCommands.counted(count, "advertencia", "advertencias")
    case .note: HandoverCommands.counted(count, "nota", "notas")
    }
  }

  fileprivate var tone: Style.Tone {
    switch self {
    case .defect: .bad
    case .warning: .doubtful
    case .note: .faint
    }
  }
}

/// Findings as people read them: heaviest first, one group per code, at most `limit` places per group.
package struct FindingsList: Block {
  private let groups: [[Finding]]
  private let limit: Int

  /// A list of all `findings`; their order does not matter.
  package init(_ findings: [Finding], limit: Int = 20) {
    var groups: [[Finding]] = []
    for finding in findings.sorted() {
      if groups.last?.first?.code == finding.code {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
      }
    }
    self.groups = groups
    self.limit = limit
  }

  package func text(in style: Style) -> String {
    groups.map { text(of: $0, in: style) }.joined(separator: "\n\n")
  }

  /// `2 defectos, 1 advertencia`; empty when there are no findings.
  package static func summary(of findings: [Finding]) -> String {
    Severity.allCases.compactMap { severity in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : severity.counted(count)
    }
    .joined(separator: ", ")
  }

  private func text(of group: [Finding], in style: Style) -> String {
    guard let first = group.first else { return "" }
    let sharesSentence = group.allSatisfy { $0.sentence == first.sentence }
    let sharesRemedy = group.allSatisfy { $0.remedy == first.remedy }
    var lines = [header(of: group, first, sharesSentence: sharesSentence, in: style)]
    for finding in group.prefix(limit) {
      let sentence = sharesSentence ? "" : ": \(finding.sentence)"
      lines.append("    " + "\(finding.place)\(sentence)".wrapped(to: style.width, indent: 6))
      if !sharesRemedy { lines.append(remedy(finding.remedy, indent: 6, in: style)) }
    }
    if group.count > limit { lines.append("    y \((group.count - limit).grouped(by: ".")) más") }
    if sharesRemedy { lines.append(remedy(first.remedy, indent: 4, in: style)) }
    return lines.joined(separator: "\n")
  }

  private func header(
    of group: [Finding], _ first: Finding, sharesSentence: Bool, in style: Style
  ) -> String {
    let severity = first.severity
    let mark = style.paint(
      "\(severity.symbol) \(severity.rawValue.uppercased()) \(first.code.id)", severity.tone)
    let count = group.count == 1 ? "" : " (\(group.count.grouped(by: ".")))"
    guard sharesSentence else { return mark + count }
    let indent = "\(severity.symbol) \(severity.rawValue) \(first.code.id)  ".displayWidth
    return mark + "  " + "\(first.sentence)\(count)".wrapped(to: style.width, indent: indent)
  }

  private func remedy(_ text: String, indent: Int, in style: Style) -> String {
    guard !text.isEmpty else { return "" }
    let margin = String(repeating: " ", count: indent)
    return margin + style.paint("→ " + text.wrapped(to: style.width, indent: indent + 2), .faint)
  }
}
