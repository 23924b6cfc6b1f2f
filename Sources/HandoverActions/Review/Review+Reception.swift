import HandoverModel

/// What was asked and received.
extension Review {
  var aboutReceptions: [Finding] {
    registry.observations.flatMap(about) + registry.receptions.flatMap(personal) + partialReceptions
  }

  private func about(_ observation: Observation) -> [Finding] {
    let place = "observaciones · \(observation.number)"
    let values = [
      "numero": "\(observation.number)", "fecha": observation.due?.inWords ?? "",
      "dias": "\(observation.workingDaysLeft(on: today) ?? 0)",
    ]
    var findings: [Finding] = []
    if observation.isOverdue(on: today) {
      findings.append(Finding(.observationOverdue, at: place, values))
    } else if observation.state == .open {
      findings.append(
        Finding(observation.due == nil ? .observationWithoutTerm : .observationOpen, at: place, values))
    }
    if observation.state == .answered, observation.answer.isEmpty {
      findings.append(Finding(.answerMissing, at: place, values))
    }
    if observation.isAnsweredInNoVersion { findings.append(Finding(.answerNotSealed, at: place, values)) }
    if personalText.isIn(observation.text) || personalText.isIn(observation.answer) {
      findings.append(Finding(.personalText, at: place, values))
    }
    return findings
  }

  private func personal(_ reception: Reception) -> [Finding] {
    guard personalText.isIn(reception.observation) else { return [] }
    return [Finding(.personalText, at: "recepciones · \(Reception.table.keyName(of: reception))")]
  }

  /// Receptions that left something unreviewed and that no other one continues.
  private var partialReceptions: [Finding] {
    let continued = Set(registry.receipts.map(\.previous))
    return registry.receipts.filter { ($0.unreviewed ?? 0) > 0 && !continued.contains($0.digest) }.map {
      Finding(
        .receptionPartial, at: "recibos · \($0.digest.prefix(16))",
        ["version": "\($0.version)", "cantidad": "\($0.unreviewed ?? 0)", "fecha": $0.date?.inWords ?? ""])
    }
  }
}

extension FindingCode {
  static let observationOverdue = FindingCode(
    "R401", .warning, "la observación {numero} venció el {fecha} y sigue sin respuesta",
    remedy: "respóndala con «empalme recibir responder», aunque sea tarde")
  static let observationOpen = FindingCode(
    "R402", .note, "la observación {numero} está abierta; vence el {fecha} (días hábiles que quedan: {dias})",
    remedy: "respóndala con «empalme recibir responder»")
  static let observationWithoutTerm = FindingCode(
    "R403", .warning, "la observación {numero} está abierta y no tiene plazo",
    remedy: "escriba el plazo en la tabla observaciones, o respóndala con «empalme recibir responder»")
  static let answerNotSealed = FindingCode(
    "R404", .note, "la respuesta a la observación {numero} todavía no está en ninguna versión sellada",
    remedy: "selle la versión que la responde con «empalme construir»")
  static let answerMissing = FindingCode(
    "R405", .defect, "la observación {numero} está respondida y no tiene respuesta",
    remedy: "escríbala con «empalme recibir responder»")
  static let personalText = FindingCode(
    "R406", .warning, "el texto parece tener datos personales: no saldrá en la edición pública",
    remedy: "si no los tiene no hace falta nada; si los tiene, diga lo mismo sin ellos")
  static let receptionPartial = FindingCode(
    "R407", .note, "la recepción de la versión {version}, firmada el {fecha}, dejó sin revisar: {cantidad}",
    remedy: "quien recibe puede continuarla con «empalme recibir abrir --anterior»")

  /// Those about receptions and observations, in order.
  static let receptionCodes = [
    observationOverdue, observationOpen, observationWithoutTerm, answerNotSealed, answerMissing, personalText,
    receptionPartial,
  ]
}
