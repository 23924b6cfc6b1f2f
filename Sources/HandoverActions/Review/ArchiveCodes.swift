package import HandoverModel

/// The rules that `revisar` holds the inventory of the archives against, and `indice --comprobar` the indexes.
///
/// Source: filling rules of the FUID, whose usual errors are empty fields, wrong codes, jumps in numbering and
/// unspecified support.
extension FindingCode {
  static let orderJump = FindingCode(
    "R411", .warning, "la numeración de los elementos físicos salta: no existe {numeros}",
    remedy: "registre lo que falta, o explique el salto en las notas del elemento que sigue")
  static let orderRepeated = FindingCode(
    "R412", .warning, "los códigos {codigos} son el mismo número escrito de varias maneras",
    remedy: "deje un solo elemento por número")
  static let datesReversed = FindingCode(
    "R413", .warning,
    "la unidad {codigo} empieza el {fecha}, antes que {anterior}, que está delante ({otra})",
    remedy: "revise las fechas extremas, o el orden de las carpetas")
  static let datesOverlap = FindingCode(
    "R414", .warning, "las fechas de {codigo} ({fechas}) se cruzan con las de {otro} ({otras})",
    remedy: "revise las fechas extremas: dos partes seguidas de lo mismo no deberían cubrir los mismos días")
  static let seriesMissing = FindingCode(
    "R415", .note,
    "la oficina {oficina} entrega series de la {desde} a la {hasta} y nada de las series {numeros}",
    remedy:
      "confirme con la tabla de retención si esas series existen, y entréguelas o regístrelas como faltantes")
  static let sheetsDisagree = FindingCode(
    "R416", .warning,
    "el elemento {codigo} tiene {folios} folios y sus notas dicen {desde} a {hasta}: son {cuenta}",
    remedy: "cuente los folios de nuevo y corrija el número o las notas")
  static let boxJump = FindingCode(
    "R417", .warning, "la numeración de las cajas salta: no hay nada en la caja {numeros}",
    remedy: "busque la caja, o explique el salto en las notas")
  static let folderJump = FindingCode(
    "R418", .warning, "en la caja {caja} la numeración de las carpetas salta: falta la carpeta {numeros}",
    remedy: "busque la carpeta, o explique el salto en las notas")
  static let folderRepeated = FindingCode(
    "R419", .warning, "los elementos {codigos} están en la misma unidad: {unidad}",
    remedy: "corrija la caja, la carpeta o el tomo de uno de ellos")
  static let supportUnclear = FindingCode(
    "R420", .warning, "el elemento {codigo} dice soporte electrónico y tiene {señales}",
    remedy: "indique si el soporte es físico o híbrido")
  static let hybridWithoutFile = FindingCode(
    "R421", .warning, "el elemento {codigo} es híbrido y no dice dónde está su parte electrónica",
    remedy: "escriba la ruta del archivo, o corrija el soporte")
  static let withoutUnit = FindingCode(
    "R422", .warning, "el elemento físico {codigo}, «{titulo}», no dice {falta}",
    remedy: "escriba la unidad de conservación en que está")
  static let withoutSheets = FindingCode(
    "R423", .warning, "el elemento físico {codigo}, «{titulo}», no dice cuántos folios tiene",
    remedy: "cuente los folios, o escriba qué es y cuánto en la columna otro")
  static let wrongRetentionCode = FindingCode(
    "R424", .warning,
    "el código TRD «{valor}» del elemento {codigo} no tiene la forma oficina-serie-subserie",
    remedy: "escríbalo como en la tabla de retención, por ejemplo 120-2-40")
  static let withoutSeries = FindingCode(
    "R425", .warning, "el elemento físico {codigo}, «{titulo}», no tiene código TRD ni serie",
    remedy: "escriba el código y la serie de la tabla de retención")

  static let indexMalformed = FindingCode(
    "R426", .defect, "el índice electrónico no vale: {problema}",
    remedy: "pida el índice original, o escríbalo de nuevo con «empalme indice»")
  static let indexedMissing = FindingCode(
    "R427", .defect, "el índice {indice} nombra el archivo y no está",
    remedy: "recupérelo de una copia; si se retiró con razón, escriba el índice de nuevo")
  static let indexedChanged = FindingCode(
    "R428", .defect, "el archivo no es el que dice el índice {indice}: cambió su tamaño o su huella",
    remedy: "recupere el archivo de entonces; si el nuevo es el bueno, escriba el índice de nuevo")
  static let notIndexed = FindingCode(
    "R429", .warning, "el archivo es del expediente electrónico y no está en su índice {indice}",
    remedy: "escriba el índice de nuevo con «empalme indice»")

  /// The codes of this file, in order.
  static let archiveCodes = [
    orderJump, orderRepeated, datesReversed, datesOverlap, seriesMissing, sheetsDisagree, boxJump, folderJump,
    folderRepeated, supportUnclear, hybridWithoutFile, withoutUnit, withoutSheets, wrongRetentionCode,
    withoutSeries,
  ]

  /// What `indice --comprobar` can say of an electronic index, in order.
  package static let indexCodes = [indexMalformed, indexedMissing, indexedChanged, notIndexed]
}
