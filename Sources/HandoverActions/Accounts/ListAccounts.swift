package import HandoverModel
import HandoverStore

/// The systems and accounts in the order in which they end, with what endangers them (cuentas).
package enum ListAccounts {
  /// All of them; nothing is changed.
  package static func run(_ folder: CaseFolder) throws -> [AccountRisk] {
    let types: [any Record.Type] = [CaseFile.self, SystemAccount.self]
    let store = try Store.open(at: folder.registryPath, for: .reading, reading: types)
    return AccountRisk.all(of: try store.registry(of: types))
  }
}

/// Records that control of an account has passed on (cuentas transferir).
package struct RecordTransfer: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Stores how, when and with which proof; what is nil stays as it is.
  ///
  /// A proof that names an element must name one that there is.
  package func run(
    _ code: String, method: SystemAccount.Transfer?, on date: CalendarDate, proof: String
  ) throws -> SystemAccount {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry(of: [SystemAccount.self, Deliverable.self])
    guard var account = registry.systems.first(where: { $0.code.foldedForSearch == code.foldedForSearch })
    else { throw AccountError.unknown(code: code, known: registry.systems.map(\.code)) }
    let elements = Set(registry.deliverables.map(\.code))
    if let missing = CriterionEvidence.elementCodes(in: proof).first(where: { !elements.contains($0) }) {
      throw AccountError.unknownElement(code: missing)
    }
    account.transfer = method ?? account.transfer
    guard account.transfer != nil else { throw AccountError.noMethod(code: account.code) }
    (account.transferredOn, account.proof) = (date, proof)
    try store.upsert([account], verb: "transferir", stamp: surroundings.stamp)
    return account
  }
}

/// Why a transfer could not be recorded or asked for.
package enum AccountError: Error, Hashable, Sendable {
  /// No account has that code.
  case unknown(code: String, known: [String])
  /// The proof names an element that there is not.
  case unknownElement(code: String)
  /// Neither the user nor the registry says how control passes on.
  case noMethod(code: String)
}

extension AccountError: Explained {
  package var message: String {
    switch self {
    case .unknown(let code, _): "no hay un sistema o cuenta «\(code)»"
    case .unknownElement(let code): "la prueba nombra el elemento \(code), que no existe"
    case .noMethod(let code): "la cuenta \(code) no dice cómo se transfiere"
    }
  }

  package var hint: String? {
    switch self {
    case .unknown(_, let known):
      known.isEmpty
        ? "la tabla sistemas está vacía: llénela con «empalme importar sistemas.csv»"
        : "los códigos son: \(known.joined(separator: ", "))"
    case .unknownElement: "corrija el código, o catalogue antes el documento con «empalme agregar»"
    case .noMethod: "agregue --metodo reinicio, --metodo titular o --metodo baja"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknown: .noInput
    case .unknownElement, .noMethod: .usage
    }
  }
}
