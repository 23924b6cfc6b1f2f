import HandoverBundle
import HandoverModel

/// What was found out about a bundle, for the screen: the verdict first.
struct AuditSummary: Block {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  func text(in style: Style) -> String {
    var parts = [style.paint(headline, tone), facts.text(in: style)]
    if !report.findings.isEmpty {
      parts.append(FindingsList(report.findings).text(in: style))
      parts.append("Resumen: \(FindingsList.summary(of: report.findings)).")
    }
    return parts.joined(separator: "\n\n")
  }

  private var headline: String {
    switch (report.verdict, report.match) {
    case (.altered, .different) where isIntact:
      "NO COINCIDE: el paquete está íntegro, pero no es el que se firmó en el acta."
    case (.altered, _): "ALTERADO: el paquete no está como se selló."
    case (.remarks, _): "OBSERVACIONES: el contenido está íntegro; hay advertencias por revisar."
    case (.intact, .equal): "INTACTO: está íntegro y coincide con el sello del acta."
    case (.intact, _): "INTACTO: está íntegro. No se comparó con el sello del acta."
    }
  }

  /// Whether nothing is the matter but the sello that the acta names.
  private var isIntact: Bool {
    !report.findings.contains { $0.severity == .defect && !$0.code.id.hasPrefix("S") }
  }

  private var tone: Style.Tone {
    switch report.verdict {
    case .intact: .good
    case .remarks: .doubtful
    case .altered: .bad
    }
  }

  private var facts: Facts {
    let version = [
      report.version.map { "versión \($0)" }, report.edition.map { "edición \($0.title)" }, report.date,
    ]
    return Facts(
      [
        ("Paquete", report.name),
        ("Entidad", report.entity ?? ""),
        ("Versión", version.compactMap(\.self).joined(separator: ", ")),
        (
          "Contenido",
          "\(counted(report.payloadFiles, "archivo", "archivos")), \(ByteCount(report.payloadBytes))"
        ),
        ("Sello corto", report.sello?.short ?? ""),
        ("Sello", report.sello?.hex ?? ""),
        ("Acta", report.match.rawValue),
      ].filter { !$0.1.isEmpty })
  }
}
