import HandoverModel

/// The rules that need more than one file, or the catalogue, beside the content.
extension FindingCode {
  static let windowsName = FindingCode(
    "R330", .warning, "Windows no puede guardar ese nombre: {motivo}",
    remedy: "cámbielo en el origen; en el paquete irá con otro nombre")
  static let longPath = FindingCode(
    "R331", .warning,
    "la ruta tiene {cantidad} caracteres: copiada en otra carpeta puede pasar de los 260 que admite Windows",
    remedy: "acorte los nombres de las carpetas o del archivo")
  static let leftover = FindingCode(
    "R332", .note, "por su nombre es un archivo temporal o una descarga sin terminar",
    remedy: "bórrelo si no hace parte de la entrega")
  static let similarName = FindingCode(
    "R333", .warning, "su nombre es casi igual al de «{otro}», en la misma carpeta",
    remedy: "deje la versión que vale, o diga en el nombre qué las distingue")
  static let identicalFiles = FindingCode(
    "R334", .note, "tiene el mismo contenido que {otros}",
    remedy: "deje una sola copia, o catalogue cuál vale")
  static let undeclaredPersonalData = FindingCode(
    "R371", .warning,
    "el elemento {codigo} dice que no tiene datos personales y el archivo parece contener {cantidad}: {muestras}",
    remedy: "corrija datos_personales en el elemento, o acéptelo con «empalme revisar --aceptar»")
  static let uncataloguedPersonalData = FindingCode(
    "R372", .note, "no está catalogado y parece contener {cantidad}: {muestras}",
    remedy: "al catalogarlo, clasifíquelo y diga que tiene datos personales")
  static let outdatedAcceptance = FindingCode(
    "R373", .warning, "se aceptó un hallazgo de la regla {regla} y el archivo cambió desde entonces",
    remedy: "mírelo y acéptelo otra vez, o retire la aceptación con «empalme revisar --retirar»")
  static let ruleSwitchedOff = FindingCode(
    "R391", .note, "la regla {regla} está apagada: {motivo}",
    remedy: "para encenderla: «empalme revisar --encender {regla}»")

  /// What the review says of content, names and decisions, beyond what an inspection says.
  static let contentReviewCodes = [
    windowsName, longPath, leftover, similarName, identicalFiles, undeclaredPersonalData,
    uncataloguedPersonalData,
    outdatedAcceptance, ruleSwitchedOff,
  ]
}
