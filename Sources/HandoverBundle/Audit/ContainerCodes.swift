package import HandoverModel

private let anotherCopy = "pida otra copia del ZIP a quien lo entregó; no lo abra ni lo vuelva a comprimir"

/// Family Z: the container. What one ZIP reader would see and another would not is a finding.
extension FindingCode {
  package static let zipEndMissing = FindingCode(
    "Z001", .defect, "el ZIP está cortado o dañado al final: falta su índice", remedy: anotherCopy)
  package static let zipTrailingBytes = FindingCode(
    "Z002", .defect, "hay {cantidad} bytes de más después del final del ZIP", remedy: anotherCopy)
  package static let zipLeadingBytes = FindingCode(
    "Z003", .defect, "hay {cantidad} bytes de más antes de la primera entrada", remedy: anotherCopy)
  package static let zipGap = FindingCode(
    "Z004", .defect, "hay {cantidad} bytes de más después de la entrada", remedy: anotherCopy)
  package static let zipOverlap = FindingCode(
    "Z005", .defect, "la entrada ocupa el mismo lugar del ZIP que otra", remedy: anotherCopy)
  package static let zipComment = FindingCode(
    "Z006", .defect, "lleva un comentario que el formato no permite", remedy: anotherCopy)
  package static let zipDuplicateName = FindingCode(
    "Z007", .defect, "el nombre aparece más de una vez: cada programa extraería un archivo distinto",
    remedy: anotherCopy)
  package static let zipHeadersDiffer = FindingCode(
    "Z008", .defect, "la cabecera de la entrada y el índice del ZIP no dicen lo mismo ({campo})",
    remedy: anotherCopy)
  package static let zipEncrypted = FindingCode(
    "Z009", .defect, "la entrada está cifrada", remedy: "pida el paquete sin contraseña")
  package static let zipMethod = FindingCode(
    "Z010", .defect, "la entrada usa el método de compresión {metodo}; solo se permiten 0 y 8",
    remedy: anotherCopy)
  package static let zipFieldValue = FindingCode(
    "Z011", .defect, "un campo de la entrada tiene un valor que el formato no permite ({campo})",
    remedy: anotherCopy)
  package static let zipExtraField = FindingCode(
    "Z012", .defect, "la entrada lleva campos adicionales que el formato no permite", remedy: anotherCopy)
  package static let zipCountWrong = FindingCode(
    "Z013", .defect, "el ZIP dice tener {declaradas} entradas y tiene {encontradas}", remedy: anotherCopy)
  package static let zipEndInconsistent = FindingCode(
    "Z014", .defect, "el final del ZIP se contradice ({campo})", remedy: anotherCopy)
  package static let zipMultiDisk = FindingCode(
    "Z015", .defect, "el ZIP es parte de un juego de varios volúmenes",
    remedy: "pida el paquete en un solo archivo")
  package static let zipDirectoryBroken = FindingCode(
    "Z016", .defect, "el índice del ZIP no se puede leer a partir de aquí", remedy: anotherCopy)
  package static let zipHeaderMissing = FindingCode(
    "Z017", .defect, "no hay ninguna entrada donde el índice la anuncia", remedy: anotherCopy)
  package static let zipDataDamaged = FindingCode(
    "Z018", .defect, "los datos comprimidos están dañados y no se pueden leer", remedy: anotherCopy)
  package static let zipCRC = FindingCode(
    "Z019", .defect, "el contenido no coincide con su CRC-32", remedy: anotherCopy)
  package static let zipSize = FindingCode(
    "Z020", .defect, "mide {encontrado} bytes y el ZIP anuncia {anunciado}", remedy: anotherCopy)
  package static let zipSurplus = FindingCode(
    "Z021", .defect, "hay {cantidad} bytes escondidos después de los datos comprimidos", remedy: anotherCopy)
  package static let zipTruncated = FindingCode(
    "Z022", .defect, "los datos de la entrada llegan más allá de donde deberían terminar", remedy: anotherCopy
  )
  package static let zipTooLarge = FindingCode(
    "Z023", .defect, "la entrada anuncia {anunciado} bytes, una expansión que ningún documento tiene",
    remedy: "no la extraiga; avise a quien entregó el paquete")
  package static let zipOrder = FindingCode(
    "Z024", .defect, "la entrada no está en el orden del formato", remedy: anotherCopy)
  package static let zipFolderData = FindingCode(
    "Z025", .defect, "es una carpeta y sin embargo tiene contenido", remedy: anotherCopy)
  package static let zipFolderMissing = FindingCode(
    "Z026", .defect, "la carpeta no tiene entrada propia", remedy: anotherCopy)
  package static let zipFolderEmpty = FindingCode(
    "Z027", .defect, "la carpeta no contiene ningún archivo", remedy: anotherCopy)
  package static let zipChecksMissing = FindingCode(
    "Z028", .defect, "falta zip-crc32.txt o no tiene una línea por cada archivo", remedy: anotherCopy)
  package static let zipPackedBytes = FindingCode(
    "Z029", .defect, "los bytes comprimidos no son los que se escribieron", remedy: anotherCopy)
  package static let zipDigest = FindingCode(
    "Z030", .defect, "el ZIP entero no coincide con la huella de SHA256SUMS", remedy: anotherCopy)
  package static let zipSpecialFile = FindingCode(
    "Z031", .defect, "la entrada es un enlace o un archivo especial", remedy: anotherCopy)

  static let containerCodes: [FindingCode] = [
    zipEndMissing, zipTrailingBytes, zipLeadingBytes, zipGap, zipOverlap, zipComment, zipDuplicateName,
    zipHeadersDiffer, zipEncrypted, zipMethod, zipFieldValue, zipExtraField, zipCountWrong,
    zipEndInconsistent,
    zipMultiDisk, zipDirectoryBroken, zipHeaderMissing, zipDataDamaged, zipCRC, zipSize, zipSurplus,
    zipTruncated,
    zipTooLarge, zipOrder, zipFolderData, zipFolderMissing, zipFolderEmpty, zipChecksMissing, zipPackedBytes,
    zipDigest, zipSpecialFile,
  ]
}
