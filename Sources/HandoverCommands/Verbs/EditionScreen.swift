import HandoverActions
import HandoverBundle
import HandoverModel

/// Whether a public edition holds only what it may, for the screen: the verdict first.
struct EditionScreen: Block {
  private let outcome: CompareEditions.Outcome

  init(_ outcome: CompareEditions.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    var parts = [Paragraph(headline, outcome.isContained ? .good : .bad).text(in: style)]
    parts.append(
      Facts([("Pública", side(outcome.published)), ("Integral", side(outcome.integral))]).text(in: style))
    let audits = [("la edición pública", outcome.published), ("la edición integral", outcome.integral)]
    for (name, audit) in audits where !audit.findings.isEmpty {
      let title = Heading("Al verificar \(name)").text(in: style)
      parts.append(title + "\n" + FindingsList(audit.findings).text(in: style))
    }
    if !outcome.findings.isEmpty {
      let title = Heading("Al comparar las dos ediciones").text(in: style)
      parts.append(title + "\n" + FindingsList(outcome.findings).text(in: style))
    }
    if outcome.isCompared { parts.append(scope.text(in: style)) }
    return parts.joined(separator: "\n\n")
  }

  private var headline: String {
    if outcome.isContained {
      return "CONTENIDA: la edición pública solo tiene lo que la integral tiene y deja publicar."
    }
    if outcome.isCompared { return "NO CONTENIDA: la edición pública tiene algo que no debería tener." }
    return outcome.isAltered
      ? "NO SE COMPARÓ: primero deben estar íntegros los dos paquetes."
      : "NO SE COMPARÓ: no son las dos ediciones de una misma versión."
  }

  /// What the user does now.
  static func nextStep(_ outcome: CompareEditions.Outcome) -> String {
    if outcome.isContained { return "lea el documento de empalme de la edición pública y publíquela" }
    if outcome.isCompared { return "no publique la edición pública y muestre esta lista a quien la entregó" }
    return outcome.isAltered
      ? "pida otra copia del paquete alterado y repita"
      : "busque la edición integral de la misma versión y repita"
  }

  private func side(_ audit: AuditReport) -> String {
    let facts = [audit.version.map { "versión \($0)" }, audit.date, audit.sello.map { "sello \($0.short)" }]
    return audit.name + "\n" + (facts.compactMap(\.self) + [verdict(audit)]).joined(separator: ", ")
  }

  private func verdict(_ audit: AuditReport) -> String {
    switch audit.verdict {
    case .intact: "íntegra"
    case .remarks: "íntegra, con advertencias"
    case .altered: "alterada"
    }
  }

  private var scope: Facts {
    let lists = outcome.compared.filter { !$0.hasSuffix(".csv") }
    let tables = outcome.compared.count - lists.count
    let compared = lists + [counted(tables, "tabla", "tablas")]
    return Facts(
      [
        ("Idénticos", counted(outcome.identical, "archivo, byte por byte", "archivos, byte por byte")),
        ("Por contenido", compared.joined(separator: ", ")),
        (
          "Sin comparar",
          outcome.incomparable.isEmpty
            ? ""
            : outcome.incomparable.joined(separator: ", ")
              + ": el programa lo escribe aparte para cada edición, con cuentas propias; léalo antes de publicarlo"
        ),
      ].filter { !$0.1.isEmpty })
  }
}

/// The same for another program.
struct EditionJSON: Encodable {
  private let contenida: Bool
  private let comparadas: Bool
  private let publica: AuditReport
  private let integral: AuditReport
  private let hallazgos: [Finding]
  private let identicos: Int
  private let porContenido: [String]
  private let sinComparar: [String]

  private enum CodingKeys: String, CodingKey {
    case contenida, comparadas, publica, integral, hallazgos, identicos
    case porContenido = "comparados_por_contenido"
    case sinComparar = "sin_comparar"
  }

  init(_ outcome: CompareEditions.Outcome) {
    contenida = outcome.isContained
    comparadas = outcome.isCompared
    publica = outcome.published
    integral = outcome.integral
    hallazgos = outcome.findings
    identicos = outcome.identical
    porContenido = outcome.compared
    sinComparar = outcome.incomparable
  }
}
