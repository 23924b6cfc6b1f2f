import HandoverModel

/// The rules that `revisar` holds systems and accounts against; R114 says that one has no way to pass on.
extension FindingCode {
  static let accountWithoutRecovery = FindingCode(
    "R441", .warning, "la cuenta {codigo}, «{nombre}», no dice cómo se recupera el acceso",
    remedy: "escriba el canal de recuperación: a quién se llama o se escribe, nunca la clave")
  static let accountExpiring = FindingCode(
    "R442", .warning, "{codigo}, «{nombre}», vence el {vence}, {plazo}",
    remedy: "renuévelo antes de entregar, o déjelo en «pendientes» con responsable y fecha")
  static let accountExpired = FindingCode(
    "R443", .warning, "{codigo}, «{nombre}», venció el {vence}, antes de la entrega",
    remedy: "renuévelo, o registre su baja con fecha y prueba")
  static let transferUnproven = FindingCode(
    "R444", .warning, "la transferencia de {codigo}, «{nombre}», no tiene {falta}",
    remedy: "complétela con «empalme cuentas transferir CÓDIGO --fecha … --prueba …»")
  static let holderStays = FindingCode(
    "R445", .warning,
    "{codigo}, «{nombre}», no consta como transferida a la fecha de la entrega ({entrega}); la tiene {titular}",
    remedy:
      "pida el reinicio de la clave o el cambio de titular, y regístrelo con «empalme cuentas transferir CÓDIGO --fecha … --prueba …»"
  )
  static let accountWithoutHolder = FindingCode(
    "R446", .warning, "la cuenta {codigo}, «{nombre}», no dice quién es su titular",
    remedy: "escriba el cargo que la administra hoy en «titular_saliente»")

  /// Those about systems and accounts, in order.
  static let allAccountCodes = [
    accountWithoutRecovery, accountExpiring, accountExpired, transferUnproven, holderStays,
    accountWithoutHolder,
  ]
}

extension Review {
  /// What endangers each system or account.
  var aboutAccounts: [Finding] {
    AccountRisk.all(of: registry).flatMap { risk in risk.reasons.map { finding($0, risk.account) } }
  }

  private func finding(_ reason: AccountRisk.Reason, _ account: SystemAccount) -> Finding {
    let place = "sistemas · \(account.code)"
    var values = ["codigo": account.code, "nombre": account.name]
    switch reason {
    case .noMethod: return Finding(.systemWithoutTransfer, at: place, values)
    case .noRecovery: return Finding(.accountWithoutRecovery, at: place, values)
    case .noHolder: return Finding(.accountWithoutHolder, at: place, values)
    case .expired(let date):
      values["vence"] = date.inWords
      return Finding(.accountExpired, at: place, values)
    case .expiring(let date, let days):
      values["vence"] = date.inWords
      values["plazo"] =
        days == 0 ? "el día de la entrega" : "\(days == 1 ? "un día" : "\(days) días") después de la entrega"
      return Finding(.accountExpiring, at: place, values)
    case .unproven(let missing):
      values["falta"] = missing
      return Finding(.transferUnproven, at: place, values)
    case .keptByHolder(let holder, let until):
      values["titular"] = holder
      let day = registry.file?.deliveryDate ?? registry.file?.leavingDate ?? registry.file?.termEnd
      values["entrega"] =
        (day?.inWords ?? "") + (until.map { "; la transferencia es del \($0.inWords)" } ?? "")
      return Finding(.holderStays, at: place, values)
    }
  }
}
