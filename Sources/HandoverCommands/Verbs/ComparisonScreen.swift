import HandoverActions
import HandoverBundle
import HandoverModel

/// What changed between two bundles, for the screen: how they stand to each other, facts, files by section.
struct ComparisonScreen: Block {
  private let comparison: BundleComparison
  private let audits: [AuditReport]

  init(_ outcome: CompareBundles.Outcome) {
    comparison = outcome.comparison
    audits = outcome.audits
  }

  func text(in style: Style) -> String {
    var parts = [
      Facts([("A", side(comparison.a)), ("B", side(comparison.b))]).text(in: style),
      Paragraph(comparison.relation.sentence, comparison.relation.isSuspicious ? .bad : .strong).text(
        in: style),
    ]
    parts += zip(["A", "B"], audits).map { verdict($0, $1, in: style) }
    if !comparison.facts.isEmpty { parts.append(facts(in: style)) }
    parts += sections.map { section($0, in: style) }
    parts.append(summary(in: style))
    return parts.joined(separator: "\n\n")
  }

  private func side(_ statement: BundleStatement) -> String {
    let facts = [
      statement.version.map { "versión \($0)" },
      statement.edition.map { "edición \($0.title)" }, statement.date,
      "\(counted(statement.payloadFiles, "archivo", "archivos")), \(ByteCount(statement.payloadBytes))",
    ]
    return statement.name + "\n" + facts.compactMap(\.self).joined(separator: ", ")
  }

  private func verdict(_ letter: String, _ audit: AuditReport, in style: Style) -> String {
    let line: (String, Style.Tone) =
      switch audit.verdict {
      case .intact: ("\(letter) está íntegro.", .good)
      case .remarks: ("\(letter) está íntegro, con advertencias por revisar:", .doubtful)
      case .altered: ("\(letter) está alterado; lo que declara puede no ser lo que contiene:", .bad)
      }
    let findings = audit.findings.isEmpty ? "" : "\n\n" + FindingsList(audit.findings).text(in: style)
    return Paragraph(line.0, line.1).text(in: style) + findings
  }

  private func facts(in style: Style) -> String {
    let rows = comparison.facts.map { fact in
      (fact.name, [fact.a, fact.b].map { $0.isEmpty ? "no lo dice" : $0 }.joined(separator: " → "))
    }
    return Heading("Datos que no son iguales").text(in: style) + "\n" + Facts(rows).text(in: style)
  }

  // MARK: Files

  /// The files of a section stand together.
  private var sections: [ArraySlice<FileDifference>] {
    var sections: [ArraySlice<FileDifference>] = []
    var rest = comparison.files[...]
    while let first = rest.first {
      let section = rest.prefix { $0.section == first.section }
      sections.append(section)
      rest = rest.dropFirst(section.count)
    }
    return sections
  }

  private static let limit = 200

  private func section(_ files: ArraySlice<FileDifference>, in style: Style) -> String {
    let title = "\(files.first?.section ?? "") (\(files.count.grouped(by: ".")))"
    var lines = [Heading(title).text(in: style)] + files.prefix(Self.limit).map { line($0, in: style) }
    if files.count > Self.limit {
      let more = (files.count - Self.limit).grouped(by: ".")
      lines.append("  … y \(more) más; con --html o --json están todos")
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ file: FileDifference, in style: Style) -> String {
    let indent = 13
    let mark = style.paint("\(file.kind.symbol) \(file.kind.rawValue)".padded(to: indent), file.kind.tone)
    var lines = [mark + "\(file.path) · \(size(file))".wrapped(to: style.width, indent: indent)]
    let margin = String(repeating: " ", count: indent)
    for note in [file.formerPath.map { "en A: \($0)" }, file.title].compactMap(\.self) {
      lines.append(margin + style.paint(note.wrapped(to: style.width, indent: indent), .faint))
    }
    return lines.joined(separator: "\n")
  }

  private func size(_ file: FileDifference) -> String {
    let sizes = [file.sizeInA, file.sizeInB].compactMap { $0.map { ByteCount($0).description } }
    if sizes.isEmpty { return "tamaño sin dato" }
    return Set(sizes).count == 1 ? sizes[0] : sizes.joined(separator: " → ")
  }

  private func summary(in style: Style) -> String {
    let counts = FileDifference.Kind.allCases.compactMap { kind in
      let count = comparison.count(kind)
      return count == 0 ? nil : kind.counted(count)
    }
    let unchanged = "\(comparison.unchanged.grouped(by: ".")) sin cambios"
    let documents = comparison.sealingFiles
    let also =
      documents == 0
      ? "" : "; además, \(counted(documents, "documento que escribe", "documentos que escribe")) el programa"
    let scope =
      audits.isEmpty
      ? "Se comparó lo que cada paquete declara; no se comprobó que sus archivos sean esos." : ""
    return Paragraph("Resumen: \((counts + [unchanged]).joined(separator: ", "))\(also). \(scope)").text(
      in: style)
  }
}

extension FileDifference.Kind {
  /// The sign beside the word.
  var symbol: String {
    switch self {
    case .added: "+"
    case .changed: "≠"
    case .moved: "→"
    case .removed: "−"
    }
  }

  /// `2 agregados`, `1 movido`.
  func counted(_ count: Int) -> String { HandoverCommands.counted(count, rawValue, rawValue + "s") }

  fileprivate var tone: Style.Tone {
    switch self {
    case .added: .good
    case .changed, .moved: .doubtful
    case .removed: .bad
    }
  }
}
