import HandoverBundle
package import HandoverModel
import HandoverStore

/// Records what a person decides about findings: accepted for one file, or a rule switched off.
package struct DecideFinding: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Accepts a rule's finding for a file as it is now; changed content asks again.
  ///
  /// Gives the path as it was stored.
  package func accept(_ path: String, rule: String, reason: String) async throws -> String {
    let rule = try Self.known(rule)
    let reason = try Self.given(reason, "aceptar un hallazgo")
    let scan = await MaterialScan.of(folder)
    guard
      let file = scan.files.first(where: {
        ByteText(Catalogue.normalized($0.path)) == ByteText(Catalogue.normalized(path))
      })
    else { throw DecisionError.noFile(path: path) }
    let digest = try Hashing.sha256(ofFile: folder.path + "/" + file.path)
    try Store.open(at: folder.registryPath).accept(
      .init(path: file.path, rule: rule.id, digest: digest, reason: reason), stamp: surroundings.stamp)
    return file.path
  }

  /// Takes an acceptance back.
  package func withdraw(_ path: String, rule: String, reason: String) throws {
    let rule = try Self.known(rule)
    let store = try Store.open(at: folder.registryPath)
    let wanted = ByteText(Catalogue.normalized(path))
    let stored = try store.reviewDecisions().acceptances.first {
      $0.rule == rule.id && ByteText(Catalogue.normalized($0.path)) == wanted
    }
    guard let stored,
      try store.withdraw(
        rule.id, path: stored.path, reason: CellText.tidied(reason), stamp: surroundings.stamp)
    else { throw DecisionError.notAccepted(path: path, rule: rule.id) }
  }

  /// Switches a rule off in this expediente.
  package func switchOff(_ rule: String, reason: String) throws {
    let rule = try Self.known(rule)
    let reason = try Self.given(reason, "apagar una regla")
    try Store.open(at: folder.registryPath).switchOff(rule.id, reason: reason, stamp: surroundings.stamp)
  }

  /// Switches a rule on again.
  package func switchOn(_ rule: String, reason: String) throws {
    let rule = try Self.known(rule)
    let reason = CellText.tidied(reason)
    guard try Store.open(at: folder.registryPath).switchOn(rule.id, reason: reason, stamp: surroundings.stamp)
    else {
      throw DecisionError.notOff(rule: rule.id)
    }
  }

  private static func known(_ rule: String) throws(DecisionError) -> FindingCode {
    let id = rule.uppercased()
    guard let code = FindingCode.allReviewCodes.first(where: { $0.id == id }) else {
      throw .unknownRule(rule)
    }
    return code
  }

  private static func given(_ reason: String, _ act: String) throws(DecisionError) -> String {
    let reason = CellText.tidied(reason)
    guard !reason.isEmpty else { throw .withoutReason(act: act) }
    return reason
  }
}

/// Why a decision was not recorded.
package enum DecisionError: Explained, Hashable, Sendable {
  case unknownRule(String)
  case withoutReason(act: String)
  case noFile(path: String)
  case notAccepted(path: String, rule: String)
  case notOff(rule: String)
  case privateData([Finding])

  package var message: String {
    switch self {
    case .unknownRule(let rule): "no hay una regla «\(rule)»"
    case .withoutReason(let act): "para \(act) hay que decir por qué"
    case .noFile(let path): "no hay un archivo «\(path)» en las carpetas del expediente"
    case .notAccepted(let path, let rule): "la regla \(rule) no está aceptada para «\(path)»"
    case .notOff(let rule): "la regla \(rule) no está apagada"
    case .privateData(let findings):
      "la edición pública no se puede sellar: "
        + findings.prefix(5).map { "«\($0.place)» \($0.sentence) (\($0.code.id))" }.joined(separator: "; ")
        + (findings.count > 5 ? "; y \(findings.count - 5) hallazgos más" : "")
    }
  }

  package var hint: String? {
    switch self {
    case .unknownRule: "las reglas son los códigos que muestra «empalme revisar», por ejemplo R351"
    case .withoutReason: "agregue --motivo '…'"
    case .noFile: "escriba la ruta como la muestra «empalme revisar», por ejemplo archivos/acta.pdf"
    case .notAccepted: "mire con «empalme historia» o en bitacora.csv qué se aceptó"
    case .notOff: "«empalme revisar» muestra cuáles están apagadas"
    case .privateData:
      "quite el dato, clasifique el elemento, o acepte el hallazgo: empalme revisar --aceptar RUTA --regla CÓDIGO --motivo '…'"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknownRule, .withoutReason, .notAccepted, .notOff: .usage
    case .noFile: .noInput
    case .privateData: .data
    }
  }
}
