package import HandoverModel

/// Why a question could not be asked, answered or closed.
package enum ObservationError: Error, Hashable, Sendable {
  case nothingSealed
  case unknownVersion(Int, known: [Int])
  case unknownNumber(Int, known: [Int])
  case unknownElement(String)
  case withoutText(what: String)
  case withoutReason(Int)
  case closed(Int)
  case notClosed(Int)
  case beforeQuestion(Int, CalendarDate)
}

extension ObservationError: Explained {
  package var message: String {
    switch self {
    case .nothingSealed: "no hay una versión sellada sobre la que se pueda preguntar"
    case .unknownVersion(let number, _): "no hay una versión sellada \(number)"
    case .unknownNumber(let number, _): "no hay una observación \(number)"
    case .unknownElement(let code): "no hay un elemento «\(code)»"
    case .withoutText(let what): "falta el texto de \(what)"
    case .withoutReason(let number): "la observación \(number) no tiene respuesta: cerrarla pide un motivo"
    case .closed(let number): "la observación \(number) ya está cerrada"
    case .notClosed(let number): "la observación \(number) sigue abierta"
    case .beforeQuestion(let number, let date):
      "la fecha es anterior a la de la observación \(number), que se hizo el \(date.inWords)"
    }
  }

  package var hint: String? {
    switch self {
    case .nothingSealed: "séllela con «empalme construir»"
    case .unknownVersion(_, let known): "las versiones son: \(known.map(String.init).joined(separator: ", "))"
    case .unknownNumber(_, let known):
      known.isEmpty
        ? "todavía no hay observaciones; haga una con «empalme recibir observar»"
        : "las observaciones son: \(known.map(String.init).joined(separator: ", "))"
    case .unknownElement: "vea los códigos en la tabla elementos o en el documento de empalme"
    case .withoutText: "escríbalo con --texto"
    case .withoutReason: "respóndala con «empalme recibir responder», o diga por qué se cierra con --motivo"
    case .closed: "si hay algo nuevo, haga otra observación o ábrala de nuevo con «empalme recibir reabrir»"
    case .notClosed: "respóndala con «empalme recibir responder»"
    case .beforeQuestion: "corrija --fecha"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .nothingSealed, .unknownVersion, .unknownNumber, .unknownElement: .noInput
    case .withoutText, .withoutReason, .closed, .notClosed, .beforeQuestion: .usage
    }
  }
}
