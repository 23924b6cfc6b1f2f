import HandoverActions
import HandoverBundle
import HandoverModel

/// Whether an expediente has the files of a bundle, for the screen: the verdict first.
struct MaterialScreen: Block {
  private let outcome: CompareMaterial.Outcome

  init(_ outcome: CompareMaterial.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    guard let proof = outcome.proof else {
      let reason =
        outcome.audit.kind == .bundle
        ? "NO SE COMPARÓ: el paquete está alterado." : "NO SE COMPARÓ: no es un paquete hecho con empalme."
      return Paragraph(reason, .bad).text(in: style) + "\n\n" + AuditSummary(outcome.audit).text(in: style)
    }
    let isSame = proof.findings.isEmpty
    let headline =
      isSame
      ? "IGUALES: los archivos del expediente son los del paquete."
      : "HAY DIFERENCIAS entre el expediente y el paquete."
    var parts = [Paragraph(headline, isSame ? .good : .doubtful).text(in: style)]
    let same = counted(proof.identical, "archivo, byte por byte", "archivos, byte por byte")
    parts.append(Facts([("Paquete", outcome.audit.name), ("Idénticos", same)]).text(in: style))
    let findings = outcome.audit.findings + proof.findings
    if !findings.isEmpty { parts.append(FindingsList(findings).text(in: style)) }
    return parts.joined(separator: "\n\n")
  }

  /// What the user does now.
  static func nextStep(_ outcome: CompareMaterial.Outcome) -> String {
    guard let proof = outcome.proof else {
      return "busque el paquete de este expediente que esté íntegro y repita"
    }
    return proof.findings.isEmpty
      ? "nada: lo sellado es lo que hay en el expediente"
      : "decida si lo que cambió debe entregarse; si es así, selle otra versión"
  }
}

/// The same for another program.
struct MaterialJSON: Encodable {
  private let comparado: Bool
  private let iguales: Bool
  private let identicos: Int
  private let hallazgos: [Finding]
  private let verificacion: AuditReport

  init(_ outcome: CompareMaterial.Outcome) {
    comparado = outcome.proof != nil
    iguales = outcome.proof?.findings.isEmpty ?? false
    identicos = outcome.proof?.identical ?? 0
    hallazgos = outcome.proof?.findings ?? []
    verificacion = outcome.audit
  }
}
