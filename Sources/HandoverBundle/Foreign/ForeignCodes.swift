package import HandoverModel

private let anotherCopy = "pida otra copia de la bolsa a quien la entregó"
private let nothingToDo = "no hace falta hacer nada"

/// Family F: BagIt bags of other programs, defects.
extension FindingCode {
  package static let bagWithoutManifest = FindingCode(
    "F001", .defect, "no tiene ningún manifiesto (manifest-….txt): no hay con qué comprobar los archivos",
    remedy: anotherCopy)
  package static let bagAlgorithmUnknown = FindingCode(
    "F002", .defect, "solo tiene huellas de un tipo que este programa no conoce: «{algoritmo}»",
    remedy: "pida la bolsa con huellas SHA-256 o SHA-512")
  package static let bagVersionUnknown = FindingCode(
    "F003", .defect,
    "la versión de BagIt «{version}» no es ninguna de las que este programa conoce (0.93 a 1.0)",
    remedy: "use una versión más reciente del programa o " + anotherCopy)
  package static let bagDeclarationForm = FindingCode(
    "F004", .defect, "no es una declaración BagIt correcta: {motivo}", remedy: anotherCopy)
  package static let bagEncodingUnknown = FindingCode(
    "F005", .defect, "declara una codificación de textos que este programa no conoce: «{codificacion}»",
    remedy: "pida la bolsa con sus textos en UTF-8")
  package static let bagTextUndecodable = FindingCode(
    "F006", .defect, "no está escrito en la codificación que bagit.txt declara", remedy: anotherCopy)
  package static let bagTextTooLong = FindingCode(
    "F007", .defect, "es demasiado grande para ser un texto de la bolsa y no se leyó", remedy: anotherCopy)
  package static let bagPathUnsafe = FindingCode(
    "F008", .defect, "la línea {linea} lleva fuera de la bolsa: «{ruta}»",
    remedy: "no extraiga ni complete esta bolsa; avise a quien la entregó")
  package static let bagManifestLine = FindingCode(
    "F009", .defect, "la línea {linea} no es una huella {algoritmo} y una ruta", remedy: anotherCopy)
  package static let bagManifestIncomplete = FindingCode(
    "F010", .defect, "no figura en {manifiesto}; en BagIt 1.0 cada manifiesto lista todos los archivos",
    remedy: anotherCopy)
  package static let bagPayloadDiffers = FindingCode(
    "F011", .defect, "el contenido no es el que la bolsa declara: su huella {algoritmo} es otra",
    remedy: anotherCopy)
  package static let bagTagDiffers = FindingCode(
    "F012", .defect, "el texto no es el que la bolsa declara: su huella {algoritmo} es otra",
    remedy: anotherCopy)
  package static let bagTagMissing = FindingCode(
    "F013", .defect, "{manifiesto} lo anuncia y no está", remedy: anotherCopy)
  package static let bagTagManifestIncomplete = FindingCode(
    "F014", .defect, "no lista {manifiesto}, como lo exige BagIt 1.0", remedy: anotherCopy)
  package static let bagFetchPending = FindingCode(
    "F015", .defect, "la bolsa está incompleta: fetch.txt deja este archivo para descargarlo aparte",
    remedy: "pida la bolsa completa a quien la entregó")
  package static let bagFetchUnlisted = FindingCode(
    "F016", .defect, "fetch.txt lo anuncia y falta en los manifiestos: nada diría si la descarga es correcta",
    remedy: anotherCopy)
  package static let bagFetchLine = FindingCode(
    "F017", .defect, "la línea {linea} no es una dirección, un tamaño y una ruta", remedy: anotherCopy)
  package static let bagNotAlone = FindingCode(
    "F018", .defect, "hay otra bolsa en el mismo ZIP: no se sabe cuál es la que se entregó",
    remedy: "pida cada bolsa en un ZIP aparte")
  package static let bagNameInExtra = FindingCode(
    "F019", .defect, "un campo adicional le da otro nombre a la entrada: «{otro}»",
    remedy: "no extraiga este ZIP; " + anotherCopy)
}

/// Family F: what does not make a foreign bag invalid, yet someone should look at it.
extension FindingCode {
  package static let bagAlgorithmWeak = FindingCode(
    "F031", .warning,
    "solo tiene huellas {algoritmos}: descubren un daño, pero no un cambio hecho con mala intención",
    remedy: "si puede, pida la bolsa con huellas SHA-256 o SHA-512")
  package static let bagAlgorithmSkipped = FindingCode(
    "F032", .warning,
    "sus huellas son de un tipo que este programa no conoce («{algoritmo}») y no se comprobaron",
    remedy: "las demás huellas sí se comprobaron; " + nothingToDo)
  package static let bagManifestPartial = FindingCode(
    "F033", .warning, "no figura en {manifiesto}, aunque sí en otro manifiesto", remedy: nothingToDo)
  package static let bagLineRepeated = FindingCode(
    "F034", .warning, "«{ruta}» aparece más de una vez, siempre con la misma huella", remedy: nothingToDo)
  package static let bagLineForm = FindingCode(
    "F035", .warning, "la línea {linea} se aparta de la forma de BagIt: {motivo}", remedy: nothingToDo)
  package static let bagCaseDiffers = FindingCode(
    "F036", .warning, "el manifiesto lo llama «{ruta}»: cambian las mayúsculas y el contenido es el mismo",
    remedy: "conserve la bolsa como llegó; el nombre pudo cambiar al pasar por Windows o macOS")
  package static let bagSystemFileGone = FindingCode(
    "F037", .warning, "falta, pero es un archivo que el sistema operativo crea solo y no es contenido",
    remedy: nothingToDo)
  package static let bagWithoutTagManifest = FindingCode(
    "F038", .warning, "no tiene manifiesto de textos: un cambio en bag-info.txt no se notaría",
    remedy: "confirme con quien la entregó los datos de bag-info.txt")
  package static let bagTagUnlisted = FindingCode(
    "F039", .warning,
    "está fuera de data/ y ninguna huella lo protege: cualquiera pudo cambiarlo o agregarlo",
    remedy: "no lo tome como parte de la entrega sin confirmarlo con quien la hizo")
  package static let bagNameNotPortable = FindingCode(
    "F040", .warning, "el nombre no sirve en todos los equipos: {motivo}",
    remedy: "extraiga la bolsa en una carpeta de ruta corta y revise que este archivo abra")
  package static let bagNameCollides = FindingCode(
    "F041", .warning, "en Windows o macOS sería el mismo archivo que «{otro}»",
    remedy: "extraiga la bolsa en Linux, o uno de los dos se perderá")
  package static let bagPercentRaw = FindingCode(
    "F042", .warning, "la línea {linea} lleva «%» sin codificar; en BagIt 1.0 se escribe «%25»",
    remedy: nothingToDo)
  package static let bagZipStrayBytes = FindingCode(
    "F043", .warning, "hay {cantidad} bytes en el ZIP que no son de ninguna entrada",
    remedy: "extraiga la bolsa y conserve también el ZIP como llegó")
  package static let bagZipComment = FindingCode(
    "F044", .warning, "el ZIP lleva comentarios; ninguna huella los protege", remedy: nothingToDo)
  package static let bagZipExtraUnknown = FindingCode(
    "F045", .warning,
    "{cantidad} entradas llevan campos adicionales desconocidos; ninguna huella los protege",
    remedy: nothingToDo)
  package static let bagZipOutside = FindingCode(
    "F046", .warning, "hay {cantidad} archivos fuera de la carpeta de la bolsa; ninguna huella los protege",
    remedy: "no los tome como parte de la entrega")
}

/// Family F: notes.
extension FindingCode {
  package static let bagZipForm = FindingCode(
    "F061", .note, "el ZIP tiene otra forma que los de empalme: {campos}", remedy: nothingToDo)
  package static let bagNormalization = FindingCode(
    "F062", .note, "{manifiesto} escribe las tildes del nombre de otra manera; es el mismo nombre",
    remedy: nothingToDo)
  package static let bagSystemFile = FindingCode(
    "F063", .note, "es un archivo que el sistema operativo crea solo y no es contenido", remedy: nothingToDo)

  /// Every code of the family, once.
  package static let foreignCodes: [FindingCode] = [
    bagWithoutManifest, bagAlgorithmUnknown, bagVersionUnknown, bagDeclarationForm, bagEncodingUnknown,
    bagTextUndecodable, bagTextTooLong, bagPathUnsafe, bagManifestLine, bagManifestIncomplete,
    bagPayloadDiffers, bagTagDiffers, bagTagMissing, bagTagManifestIncomplete, bagFetchPending,
    bagFetchUnlisted, bagFetchLine, bagNotAlone, bagNameInExtra, bagAlgorithmWeak, bagAlgorithmSkipped,
    bagManifestPartial, bagLineRepeated, bagLineForm, bagCaseDiffers, bagSystemFileGone,
    bagWithoutTagManifest, bagTagUnlisted, bagNameNotPortable, bagNameCollides, bagPercentRaw,
    bagZipStrayBytes, bagZipComment, bagZipExtraUnknown, bagZipOutside, bagZipForm, bagNormalization,
    bagSystemFile,
  ]
}
