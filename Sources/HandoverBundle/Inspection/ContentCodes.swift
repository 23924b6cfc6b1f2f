package import HandoverModel

/// The rules that `revisar` holds the content of each file against.
extension FindingCode {
  static let otherContent = FindingCode(
    "R301", .warning, "por su nombre es {formato} y su contenido es {tipo}",
    remedy: "ábralo con el programa que corresponde a su contenido y guárdelo con el nombre correcto")
  static let withoutExtension = FindingCode(
    "R302", .note, "el nombre no tiene extensión; el contenido es {tipo}",
    remedy: "agregue la extensión, para que otro equipo sepa con qué abrirlo")
  static let passwordProtected = FindingCode(
    "R303", .defect, "pide contraseña para abrirse ({formato})",
    remedy:
      "guarde una copia sin contraseña: quien recibe no podrá abrirlo, y la contraseña no puede ir en el paquete"
  )
  static let restrictedPDF = FindingCode(
    "R304", .warning, "el PDF se abre, pero está cifrado y no deja copiar o imprimir",
    remedy: "guarde una copia sin restricciones; para conservación, PDF/A")
  static let withoutText = FindingCode(
    "R305", .warning, "el PDF no tiene texto: son imágenes escaneadas en las que no se puede buscar",
    remedy: "páselo por reconocimiento de texto (OCR) y entregue también el original")
  static let damagedContent = FindingCode(
    "R306", .defect, "está dañado: {motivo}",
    remedy: "recupere el archivo de una copia, o entréguelo como faltante con su motivo")
  static let cutOffContent = FindingCode(
    "R307", .defect, "está cortado: {motivo}",
    remedy: "cópielo o descárguelo de nuevo completo, o entréguelo como faltante con su motivo")
  static let agedFormat = FindingCode(
    "R311", .warning, "{formato} es un formato antiguo", remedy: "entregue también una copia en {recomendado}"
  )
  static let proprietaryFormat = FindingCode(
    "R312", .note, "{formato} solo se abre con el programa de su fabricante",
    remedy: "entregue también una copia en {recomendado}")
  static let macros = FindingCode(
    "R321", .warning, "tiene macros, que pueden traer virus",
    remedy: "guarde una copia sin macros, o explique qué hacen")
  static let executable = FindingCode(
    "R322", .warning, "no es un documento sino un programa: {tipo}",
    remedy:
      "retírelo si no hace parte de lo que se entrega; si es un sistema, entregue sus fuentes y su manual")
  static let script = FindingCode(
    "R323", .warning, "es una lista de órdenes que un doble clic puede ejecutar: {tipo}",
    remedy: "si debe entregarse, entréguelo como texto con una explicación")
  static let unreadArchive = FindingCode(
    "R341", .note, "es {tipo} y no se miró por dentro",
    remedy: "entregue los archivos sin comprimir, o en ZIP")

  /// What ``FileInspection`` says of content, in order.
  static let contentCodes = [
    otherContent, withoutExtension, passwordProtected, restrictedPDF, withoutText, damagedContent,
    cutOffContent,
    agedFormat, proprietaryFormat, macros, executable, script, unreadArchive,
  ]
}

/// The rules about personal data and secrets.
extension FindingCode {
  private static let coverIt =
    "quite el dato o clasifique el elemento; si puede publicarse, acéptelo con «empalme revisar --aceptar … --regla … --motivo …»"
  private static let removeIt =
    "bórrelo del archivo y cambie la clave: quien la haya visto puede usarla; en el empalme se escribe quién la administra"

  static let documentNumbers = FindingCode(
    "R351", .defect, "es público y parece contener {cantidad}: {muestras}", remedy: coverIt)
  static let mobileNumbers = FindingCode(
    "R352", .defect, "es público y parece contener {cantidad}: {muestras}", remedy: coverIt)
  static let landlineNumbers = FindingCode(
    "R353", .warning, "es público y parece contener {cantidad}: {muestras}",
    remedy: "si el teléfono es de una casa, quítelo; si es de una oficina, no hace falta nada")
  static let emailAddresses = FindingCode(
    "R354", .defect, "es público y parece contener {cantidad}: {muestras}", remedy: coverIt)
  static let bankAccounts = FindingCode(
    "R355", .defect, "es público y parece contener {cantidad}: {muestras}", remedy: coverIt)
  static let privateKeys = FindingCode(
    "R361", .defect, "contiene una llave privada: {muestras}", remedy: removeIt)
  static let tokens = FindingCode("R362", .defect, "parece contener {cantidad}: {muestras}", remedy: removeIt)
  static let passwords = FindingCode(
    "R363", .defect, "parece contener {cantidad}: {muestras}", remedy: removeIt)
  static let unreadPDF = FindingCode(
    "R390", .note, "el texto del PDF no se miró: {motivo}",
    remedy: "instale poppler-utils (pdftotext) y repita; mientras tanto, revise los PDF públicos a mano")

  /// The rule for each kind of private data.
  package static func privateData(_ kind: PrivateKind) -> FindingCode {
    switch kind {
    case .documentNumber: documentNumbers
    case .mobile: mobileNumbers
    case .landline: landlineNumbers
    case .email: emailAddresses
    case .bankAccount: bankAccounts
    case .privateKey: privateKeys
    case .token: tokens
    case .password: passwords
    }
  }

  /// Everything that an inspection can give, in order.
  package static let inspectionCodes =
    contentCodes + PrivateKind.allCases.map(privateData) + [unreadPDF]
}
