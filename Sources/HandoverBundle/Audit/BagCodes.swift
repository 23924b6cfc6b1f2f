package import HandoverModel

private let anotherCopy = "pida otra copia del paquete a quien lo entregó"

/// Family N: names.
extension FindingCode {
  package static let nameNotUTF8 = FindingCode(
    "N001", .defect, "el nombre no está escrito en UTF-8", remedy: anotherCopy)
  package static let nameEscapes = FindingCode(
    "N002", .defect, "la ruta intenta salir de la carpeta del paquete",
    remedy: "no extraiga este paquete; avise a quien lo entregó")
  package static let nameNotPortable = FindingCode(
    "N003", .defect, "el nombre no sirve en todos los equipos: {motivo}", remedy: anotherCopy)
  package static let nameCollides = FindingCode(
    "N004", .defect, "en Windows o macOS sería el mismo archivo que «{otro}»", remedy: anotherCopy)
  package static let nameOutsideTop = FindingCode(
    "N005", .defect, "está fuera de la única carpeta «{carpeta}»", remedy: anotherCopy)
  package static let nameTopFolder = FindingCode(
    "N006", .defect, "la carpeta del paquete no tiene un nombre permitido: {motivo}", remedy: anotherCopy)
  package static let nameSpecialFile = FindingCode(
    "N007", .defect, "es un enlace o un archivo especial",
    remedy: "reemplace la carpeta por una copia extraída del ZIP")
  package static let nameMisplaced = FindingCode(
    "N008", .defect, "no está en ninguna de las carpetas del formato", remedy: anotherCopy)
  package static let nameFolderDiffers = FindingCode(
    "N009", .note, "la carpeta se llama distinto que el paquete «{nombre}»",
    remedy: "no hace falta hacer nada")
}

/// Family B: the bag.
extension FindingCode {
  package static let bagFileMissing = FindingCode(
    "B001", .defect, "falta este texto, que todo paquete tiene", remedy: anotherCopy)
  package static let bagDeclaration = FindingCode(
    "B002", .defect, "no tiene exactamente las dos líneas que pide BagIt 1.0", remedy: anotherCopy)
  package static let bagInfoLine = FindingCode(
    "B003", .defect, "la línea {linea} no es «etiqueta: valor»", remedy: anotherCopy)
  package static let bagInfoMissing = FindingCode(
    "B004", .defect, "falta el campo {campo}", remedy: anotherCopy)
  package static let bagInfoRepeated = FindingCode(
    "B005", .defect, "el campo {campo} está repetido", remedy: anotherCopy)
  package static let bagInfoValue = FindingCode(
    "B006", .defect, "el campo {campo} tiene un valor que no puede ser: «{valor}»", remedy: anotherCopy)
  package static let bagOxum = FindingCode(
    "B007", .defect, "Payload-Oxum dice {anunciado} y el contenido es {encontrado}", remedy: anotherCopy)
  package static let manifestLine = FindingCode(
    "B008", .defect, "la línea {linea} no es una huella, dos espacios y una ruta", remedy: anotherCopy)
  package static let manifestForm = FindingCode(
    "B009", .defect, "no está escrito en la forma exacta del formato (orden, saltos de línea o marcas)",
    remedy: anotherCopy)
  package static let manifestRepeated = FindingCode(
    "B010", .defect, "«{ruta}» aparece más de una vez", remedy: anotherCopy)
  package static let manifestEmpty = FindingCode(
    "B011", .defect, "no lista ningún archivo que comprobar", remedy: anotherCopy)
  package static let manifestStranger = FindingCode(
    "B012", .defect, "lista «{ruta}», que no le corresponde", remedy: anotherCopy)
  package static let payloadMissing = FindingCode(
    "B013", .defect, "el manifiesto lo anuncia y no está", remedy: anotherCopy)
  package static let payloadExtra = FindingCode(
    "B014", .defect, "está en data/ y el manifiesto no lo conoce: alguien lo agregó",
    remedy: "no confíe en este archivo; " + anotherCopy)
  package static let tagMissing = FindingCode(
    "B015", .defect, "tagmanifest-sha256.txt lo anuncia y no está", remedy: anotherCopy)
  package static let tagExtra = FindingCode(
    "B016", .defect, "está fuera de data/ y tagmanifest-sha256.txt no lo conoce: alguien lo agregó",
    remedy: "no confíe en este archivo; " + anotherCopy)
  package static let bagFormat = FindingCode(
    "B017", .defect, "el formato {valor} no es el que este programa conoce (1)",
    remedy: "use una versión más reciente del programa")
}

/// Family H: hashes.
extension FindingCode {
  package static let payloadAltered = FindingCode(
    "H001", .defect, "el contenido no es el que se selló: su huella SHA-256 es otra", remedy: anotherCopy)
  package static let tagAltered = FindingCode(
    "H002", .defect, "el texto no es el que se selló: su huella SHA-256 es otra", remedy: anotherCopy)
  package static let fileUnreadable = FindingCode(
    "H003", .defect, "no se pudo leer: {motivo}", remedy: "revise la memoria o el disco, o " + anotherCopy)
}

extension FindingCode {
  static let bagCodes: [FindingCode] = [
    nameNotUTF8, nameEscapes, nameNotPortable, nameCollides, nameOutsideTop, nameTopFolder, nameSpecialFile,
    nameMisplaced, nameFolderDiffers, bagFileMissing, bagDeclaration, bagInfoLine, bagInfoMissing,
    bagInfoRepeated,
    bagInfoValue, bagOxum, manifestLine, manifestForm, manifestRepeated, manifestEmpty, manifestStranger,
    payloadMissing, payloadExtra, tagMissing, tagExtra, bagFormat, payloadAltered, tagAltered, fileUnreadable,
  ]
}
