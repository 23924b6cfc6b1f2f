package import HandoverModel

/// Why a reception was not begun, read or changed.
package enum ReceptionError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// It is no reception, or one that breaks the rules.
  case refused(path: String, [ReceptionViolation])
  /// What was ordered breaks the rules.
  case forbidden([ReceptionViolation])
  /// It is signed.
  case signed(path: String, on: CalendarDate)
  /// Somebody else changed it between reading and writing.
  case changed(path: String)
  /// Somebody else is writing it at this moment.
  case busy(path: String)
  /// The bundle has nothing that could be received.
  case nothingToReceive(path: String)
  /// The reception to be continued is not signed.
  case earlierUnsigned(path: String)
  /// The reception to be continued is one of another handover, edition or later version.
  case earlierOther(path: String, reason: String)
  /// Names that no item, section or series has.
  case unknownItems([String], likely: [String], sections: [String])
  /// Nothing is left that the decision could be about.
  case nothingChosen(reviewed: Int, left: Int)
  /// Nobody is named as the one who decides.
  case nobodyDecides
}

extension ReceptionError: Explained {
  package var message: String {
    switch self {
    case .missing(let path): "no existe la recepción «\(path)»"
    case .refused(let path, let violations): "«\(path)» no es una recepción válida: \(Self.list(violations))"
    case .forbidden(let violations): Self.order(violations)
    case .signed(let path, let date): "la recepción «\(path)» se firmó el \(date.inWords) y ya no cambia"
    case .changed(let path): "otra persona o programa cambió «\(path)» entretanto; no se guardó nada"
    case .busy(let path): "otro programa está guardando «\(path)»"
    case .nothingToReceive(let path): "en «\(path)» no se pudo leer ningún elemento para recibir"
    case .earlierUnsigned(let path): "la recepción anterior «\(path)» no está firmada"
    case .earlierOther(let path, let reason):
      "la recepción «\(path)» no es anterior a este paquete: \(reason)"
    case .unknownItems(let names, _, _):
      "la recepción no tiene \(names.prefix(8).map { "«\($0)»" }.joined(separator: ", "))"
        + (names.count > 8 ? " y \(names.count - 8) más" : "")
    case .nothingChosen(let reviewed, let left):
      "no quedó nada por anotar: \(reviewed) ya \(reviewed == 1 ? "estaba revisado" : "estaban revisados")"
        + (left > 0 ? " y \(left) no \(left == 1 ? "está íntegro" : "están íntegros")" : "")
    case .nobodyDecides: "falta el nombre de quien recibe"
    }
  }

  /// What speaks against an order: the user has no use for the number of a rule.
  private static func order(_ violations: [ReceptionViolation]) -> String {
    let sentences = violations.map { violation in
      violation.place.isEmpty || violation.place.hasPrefix("decisión")
        ? violation.problem : "\(violation.place): \(violation.problem)"
    }
    return sentences.prefix(10).joined(separator: "; ")
      + (sentences.count > 10 ? "; y \(sentences.count - 10) más" : "")
  }

  private static func list(_ violations: [ReceptionViolation]) -> String {
    violations.prefix(10).map(\.sentence).joined(separator: "; ")
      + (violations.count > 10 ? "; y \(violations.count - 10) más" : "")
  }

  package var hint: String? {
    switch self {
    case .missing: "ábrala con «empalme recibir abrir PAQUETE», o revise la ruta"
    case .refused:
      "recupere una copia sin cambios; el archivo solo lo escriben este programa y el verificador"
    case .forbidden(let violations):
      violations.contains { $0.rule == "C-23" || $0.rule == "C-24" }
        ? "escriba el motivo con --observacion"
        : violations.contains { $0.rule == "C-26" } ? "revise la fecha y la hora de este equipo" : nil
    case .signed: "continúela en una nueva con «empalme recibir abrir PAQUETE --anterior RECEPCION»"
    case .changed: "vea cómo quedó con «empalme recibir estado» y repita la orden"
    case .busy: "espere un momento y repita"
    case .nothingToReceive: "compruebe el paquete con «empalme verificar» y pida otra copia"
    case .earlierUnsigned: "fírmela con «empalme recibir firmar», o siga trabajando en ella"
    case .earlierOther: "indique la recepción firmada del mismo paquete o de la versión anterior"
    case .unknownItems(_, let likely, let sections):
      likely.isEmpty
        ? "las secciones son \(sections.joined(separator: ", ")); los códigos se ven con «empalme recibir estado --items»"
        : "¿quiso decir \(likely.prefix(3).map { "«\($0)»" }.joined(separator: " o "))?"
    case .nothingChosen: "para cambiar lo ya revisado nombre sus códigos, o agregue --tambien-revisados"
    case .nobodyDecides: "escríbalo con --nombre y, si quiere, --cargo; después vale el de la última decisión"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .missing: .noInput
    case .refused, .nothingToReceive, .earlierUnsigned, .earlierOther: .data
    case .forbidden, .unknownItems, .nothingChosen, .nobodyDecides: .usage
    case .signed: .cannotCreate
    case .changed, .busy: .temporary
    }
  }
}
