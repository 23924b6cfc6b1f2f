import HandoverModel

/// The rules that `revisar` holds the scoring of the phases against.
extension FindingCode {
  static let metWithoutEvidence = FindingCode(
    "R431", .warning, "el criterio {codigo} está como cumplido al {corte} y no tiene evidencia",
    remedy: "escriba en «evidencia» el código de un elemento, la ruta de un archivo o una dirección")
  static let evidenceAbsent = FindingCode(
    "R432", .warning, "la evidencia del criterio {codigo} no está: {evidencia}",
    remedy: "ponga el archivo en su lugar, o corrija la evidencia o la respuesta")
  static let evidenceUnclear = FindingCode(
    "R433", .note,
    "la evidencia del criterio {codigo}, «{evidencia}», no es un elemento, un archivo, una dirección, un canal ni una tabla",
    remedy: "si puede, indique el código de un elemento o la dirección exacta, para que otro la encuentre")
  static let outsideFramework = FindingCode(
    "R434", .warning, "el marco {marco} no tiene en la fase {fase} estos criterios: {codigos}",
    remedy:
      "corrija los códigos; si su municipio mide con otra matriz, escríbala en plantillas/marcos/{marco}.yaml"
  )
  static let cutoffAfterHandover = FindingCode(
    "R435", .warning, "hay calificaciones con corte {corte}, posterior a la entrega ({entrega})",
    remedy: "corrija la fecha de corte, o la fecha de entrega en la ficha")
  static let termPassed = FindingCode(
    "R436", .warning, "el plazo de la fase {fase}, «{nombre}», venció el {plazo} y {cantidad}",
    remedy: "dígalo en el documento: qué falta, quién responde y para cuándo («pendiente»)")
  static let unknownFramework = FindingCode(
    "R437", .warning, "la ficha nombra el marco de fases «{marco}», que no existe",
    remedy: "vea los que hay con «empalme marco» y corríjalo con «empalme ficha --definir marco=…»")
  static let otherFramework = FindingCode(
    "R438", .warning, "hay {cantidad} del marco «{marco}», que no es el de la ficha («{ficha}»)",
    remedy: "corrija el marco en la tabla criterios o en la ficha")
  static let unansweredCriteria = FindingCode(
    "R439", .warning, "en la fase {fase} {cantidad} al corte {corte}: {codigos}",
    remedy: "responda S, N o NA; mientras tanto cuentan como no cumplidos")

  /// Those about phases, in order.
  static let allPhaseCodes = [
    metWithoutEvidence, evidenceAbsent, evidenceUnclear, outsideFramework, cutoffAfterHandover, termPassed,
    unknownFramework, otherFramework, unansweredCriteria,
  ]
}
