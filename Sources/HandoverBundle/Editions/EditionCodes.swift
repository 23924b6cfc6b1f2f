package import HandoverModel

private let holdBack = "no publique esta edición; avise a quien la entregó"

/// Family E: the public edition against the integral one.
extension FindingCode {
  package static let editionFact = FindingCode(
    "E001", .defect,
    "{campo} no corresponde: la edición pública dice «{publica}» y la integral «{integral}»",
    remedy: "compare las dos ediciones de una misma versión")
  package static let editionStranger = FindingCode(
    "E002", .defect, "no está en la edición integral", remedy: holdBack)
  package static let editionContent = FindingCode(
    "E003", .defect, "su contenido no es el del mismo archivo de la edición integral", remedy: holdBack)
  package static let editionAccess = FindingCode(
    "E004", .defect, "la edición integral no lo declara de acceso público: {acceso}", remedy: holdBack)
  package static let editionPersonal = FindingCode(
    "E005", .defect,
    "tiene datos personales: así lo dice del elemento {elemento} la tabla de elementos de la edición integral",
    remedy: holdBack)
  package static let editionTable = FindingCode(
    "E006", .defect, "esta tabla no puede estar en una edición pública", remedy: holdBack)
  package static let editionColumn = FindingCode(
    "E007", .defect, "la columna «{columna}» no es de las que se publican", remedy: holdBack)
  package static let editionRow = FindingCode(
    "E008", .defect, "la fila {fila} no es de las que se publican según las tablas de la edición integral",
    remedy: holdBack)
  package static let editionTableUnreadable = FindingCode(
    "E009", .defect, "no se puede leer como tabla: {motivo}", remedy: "avise a quien entregó el paquete")
  package static let editionWording = FindingCode(
    "E010", .defect, "dice «{valor}» en {clave}, y la edición integral no lo dice", remedy: holdBack)

  static let editionCodes: [FindingCode] = [
    editionFact, editionStranger, editionContent, editionAccess, editionPersonal, editionTable, editionColumn,
    editionRow, editionTableUnreadable, editionWording,
  ]
}
