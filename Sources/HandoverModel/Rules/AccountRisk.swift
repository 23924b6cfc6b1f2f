/// Why the new administration may lose, or never get, control of a system or account.
package struct AccountRisk: Hashable, Sendable {
  /// One reason.
  package enum Reason: Hashable, Sendable {
    /// Nobody would know how to get in again.
    case noRecovery
    /// It ends within ``AccountRisk/watchedDays`` after the handover; so many days after it.
    case expiring(CalendarDate, days: Int)
    /// It had ended before the handover.
    case expired(CalendarDate)
    /// It is not said how control passes on.
    case noMethod
    /// Something of the transfer is not said: «la fecha», «la prueba», «la fecha ni la prueba».
    case unproven(String)
    /// On the day of the handover it is still in the hands of the outgoing holder.
    case keptByHolder(String, until: CalendarDate?)
    /// It is not said who holds it.
    case noHolder
  }

  /// The account.
  package let account: SystemAccount
  /// In the order in which they weigh.
  package let reasons: [Reason]

  /// How many days after the handover an expiry still concerns the outgoing administration.
  package static let watchedDays = 90

  /// The accounts of the registry with what endangers them, those that end first in front; also those without risk.
  ///
  /// The day of the handover is the ficha's; without it nothing is said about days.
  package static func all(of registry: Registry) -> [AccountRisk] {
    let file = registry.file
    let handover = file?.deliveryDate ?? file?.leavingDate ?? file?.termEnd
    return registry.systems.inOrderOfExpiry.map { account in
      AccountRisk(account: account, reasons: reasons(account, handover))
    }
  }

  private static func reasons(_ account: SystemAccount, _ handover: CalendarDate?) -> [Reason] {
    var reasons: [Reason] = []
    // An account that is closed needs neither a way back in nor a longer life.
    let isClosed = account.transfer == .removal && account.transferredOn != nil
    if let expires = account.expires, let handover, !isClosed {
      let days = expires.dayNumber - handover.dayNumber
      if days < 0 { reasons.append(.expired(expires)) }
      if (0...watchedDays).contains(days) { reasons.append(.expiring(expires, days: days)) }
    }
    if account.transfer == nil { reasons.append(.noMethod) }
    if let missing = missingProof(of: account, handover) { reasons.append(.unproven(missing)) }
    if account.transfer != nil, let handover, account.transferredOn.map({ handover < $0 }) ?? true {
      let holder = account.holder.isEmpty ? "quien la tenía" : account.holder
      reasons.append(.keptByHolder(holder, until: account.transferredOn))
    }
    if account.recovery.isEmpty, !isClosed { reasons.append(.noRecovery) }
    if account.holder.isEmpty { reasons.append(.noHolder) }
    return reasons
  }

  /// What a transfer that has begun to be recorded lacks; one that is yet to be is ``Reason/keptByHolder(_:until:)``.
  private static func missingProof(of account: SystemAccount, _ handover: CalendarDate?) -> String? {
    guard account.transfer != nil else { return nil }
    switch (account.transferredOn == nil, account.proof.isEmpty) {
    case (false, false): return nil
    case (false, true): return "la prueba"
    case (true, false): return "la fecha"
    case (true, true): return handover == nil ? "la fecha ni la prueba" : nil
    }
  }
}

extension AccountRisk.Reason {
  /// A few words for a list, in Spanish.
  package var summary: String {
    switch self {
    case .noRecovery: "sin canal de recuperación"
    case .expiring(_, let days):
      days == 0
        ? "vence el día de la entrega" : "vence \(days == 1 ? "1 día" : "\(days) días") después de la entrega"
    case .expired: "venció antes de la entrega"
    case .noMethod: "no se dice cómo se transfiere"
    case .unproven(let missing): "la transferencia no tiene \(missing)"
    case .keptByHolder(_, nil): "sin transferir"
    case .keptByHolder(_, let until?): "se transfiere después de la entrega, el \(until)"
    case .noHolder: "sin titular"
    }
  }
}

extension [SystemAccount] {
  /// What ends first stands first; what has no end stands last, by code.
  package var inOrderOfExpiry: [SystemAccount] {
    sorted { left, right in
      let (before, after) = (left.expires?.dayNumber ?? .max, right.expires?.dayNumber ?? .max)
      return before == after ? left.code.precedesInUTF8(right.code) : before < after
    }
  }
}
