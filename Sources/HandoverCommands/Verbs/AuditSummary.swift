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
    if report.kind == .foreignBag { return foreignHeadline }
    return switch (report.verdict, report.match) {
    case (.altered, .different) where isIntact:
      "NO COINCIDE: el paquete está íntegro, pero no es el que se firmó en el acta."
    case (.altered, _): "ALTERADO: el paquete no está como se selló."
    case (.remarks, _): "OBSERVACIONES: el contenido está íntegro; hay advertencias por revisar."
    case (.intact, .equal): "INTACTO: está íntegro y coincide con el sello del acta."
    case (.intact, _): "INTACTO: está íntegro. No se comparó con el sello del acta."
    }
  }

  /// A bag of another program is never called a bundle.
  private var foreignHeadline: String {
    switch (report.verdict, report.match) {
    case (.altered, .different) where isIntact:
      "NO COINCIDE: es una bolsa BagIt de otro programa, sin sello: no es el paquete que se firmó en el acta."
    case (.altered, _): "ALTERADA: la bolsa BagIt, hecha con otro programa, tiene defectos."
    case (.remarks, _):
      "OBSERVACIONES: es una bolsa BagIt de otro programa; el contenido está íntegro y hay advertencias por revisar."
    case (.intact, _): "INTACTA: es una bolsa BagIt de otro programa y su contenido está íntegro."
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

  /// `bolsa BagIt 0.97 de otro programa, huellas MD5, SHA-512`.
  private var foreignKind: String {
    let version = report.bagVersion.map { " \($0)" } ?? ""
    let hashes = report.algorithms.joined(separator: ", ")
    return "bolsa BagIt\(version) de otro programa" + (hashes.isEmpty ? "" : ", huellas \(hashes)")
  }

  /// Whether there is no sello to speak of, nor one that was asked for.
  private var isWithoutSello: Bool { report.kind == .foreignBag && report.match == .notCompared }

  private var facts: Facts {
    let version = [
      report.version.map { "versión \($0)" }, report.edition.map { "edición \($0.title)" }, report.date,
    ]
    return Facts(
      [
        (report.kind == .foreignBag ? "Bolsa" : "Paquete", report.name),
        ("Clase", report.kind == .foreignBag ? foreignKind : ""),
        ("Entidad", report.entity ?? ""),
        (
          report.kind == .foreignBag ? "Fecha" : "Versión", version.compactMap(\.self).joined(separator: ", ")
        ),
        (
          "Contenido",
          "\(counted(report.payloadFiles, "archivo", "archivos")), \(ByteCount(report.payloadBytes))"
        ),
        ("Sello corto", report.sello?.short ?? ""),
        ("Sello", report.sello?.hex ?? ""),
        ("Acta", isWithoutSello ? "" : report.match.rawValue),
      ].filter { !$0.1.isEmpty })
  }
}
