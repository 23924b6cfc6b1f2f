package import HandoverModel

private let reportIt = "avise a quien entregó el paquete: no salió así del programa"

/// Family I: the inventory and the RO-Crate against the manifest.
extension FindingCode {
  package static let inventoryUnreadable = FindingCode(
    "I001", .defect, "no se puede leer como el JSON que debe ser", remedy: reportIt)
  package static let inventoryMissing = FindingCode(
    "I002", .defect, "«{ruta}» no figura en {lista}", remedy: reportIt)
  package static let inventoryStranger = FindingCode(
    "I003", .defect, "{lista} describe «{ruta}», que no está en el manifiesto", remedy: reportIt)
  package static let inventoryDigest = FindingCode(
    "I004", .defect, "{lista} da otra huella para «{ruta}»", remedy: reportIt)
  package static let inventorySize = FindingCode(
    "I005", .defect, "{lista} da otro tamaño para «{ruta}»", remedy: reportIt)
  package static let inventoryFact = FindingCode(
    "I006", .defect, "{campo} no es lo que dice bag-info.txt", remedy: reportIt)
  package static let inventoryRepeated = FindingCode(
    "I007", .defect, "{lista} describe «{ruta}» más de una vez", remedy: reportIt)
}

/// Family C: the chain of versions.
extension FindingCode {
  package static let chainTextMissing = FindingCode(
    "C001", .defect, "falta este texto de la versión {version}", remedy: reportIt)
  package static let chainBroken = FindingCode(
    "C002", .defect, "el sello de la versión {version} no es el que la versión siguiente declara",
    remedy: reportIt)
  package static let chainTextAltered = FindingCode(
    "C003", .defect, "el texto no es el que la versión {version} selló", remedy: reportIt)
  package static let chainFact = FindingCode(
    "C004", .defect, "{campo} no corresponde a la versión {version}", remedy: reportIt)
  package static let chainFields = FindingCode(
    "C005", .defect, "la versión y los campos de la versión anterior se contradicen", remedy: reportIt)
  package static let chainStranger = FindingCode(
    "C006", .defect, "este texto no pertenece a ninguna versión anterior", remedy: reportIt)
  package static let chainSelloUnknown = FindingCode(
    "C007", .defect, "ninguna versión de la cadena tiene el código {esperado}",
    remedy: "compruebe que copió bien el código del acta y que es de esta misma edición")
}

/// Family S: the sello.
extension FindingCode {
  package static let selloDiffers = FindingCode(
    "S001", .defect,
    "el código del paquete es {encontrado} y se esperaba {esperado}: no es el paquete que se firmó",
    remedy: "compruebe que copió bien el código del acta; si es así, pida el paquete que se firmó")

  static let storyCodes: [FindingCode] = [
    inventoryUnreadable, inventoryMissing, inventoryStranger, inventoryDigest, inventorySize, inventoryFact,
    inventoryRepeated, chainTextMissing, chainBroken, chainTextAltered, chainFact, chainFields, chainStranger,
    chainSelloUnknown, selloDiffers,
  ]

  /// Every code that verifying a bundle can raise, once.
  package static let allBundleCodes: [FindingCode] =
    ownBundleCodes + foreignCodes + editionCodes + materialCodes

  /// Every code that verifying one bundle of ours can raise, once.
  package static let ownBundleCodes: [FindingCode] = containerCodes + bagCodes + storyCodes
}
