import HandoverBundle
package import HandoverModel

/// The rules that `revisar` holds the material against.
extension FindingCode {
  static let incompleteFile = FindingCode(
    "R001", .defect, "la ficha del empalme no tiene {campo}",
    remedy: "complételo con «empalme ficha --definir {columna}=…»")
  static let fileAbsent = FindingCode(
    "R002", .defect, "el elemento {codigo}, «{titulo}», está como entregado y su archivo no está",
    remedy: "ponga el archivo en esa ruta, corrija la ruta o marque el elemento como faltante con su motivo")
  static let symbolicLink = FindingCode(
    "R003", .defect, "es un enlace simbólico y no se puede empacar",
    remedy: "reemplácelo por una copia del archivo al que apunta")
  static let unreadableFile = FindingCode(
    "R004", .defect, "no se puede leer, o su nombre no es texto válido",
    remedy: "revise los permisos, o cambie el nombre del archivo")
  static let restrictedWithoutGround = FindingCode(
    "R005", .defect, "el elemento {codigo} es información {acceso} y no tiene fundamento legal",
    remedy: "escriba el fundamento legal de la excepción, o clasifíquelo como público")
  static let publicWithPersonalData = FindingCode(
    "R006", .defect, "el elemento {codigo} está como público y contiene datos personales",
    remedy:
      "clasifíquelo, o entregue una versión sin datos personales; mientras tanto no sale en la edición pública"
  )

  static let notCatalogued = FindingCode(
    "R101", .warning, "el archivo no está catalogado: irá solo en la edición integral",
    remedy: "catalóguelo con «empalme agregar»")
  static let emptySection = FindingCode(
    "R102", .warning, "la sección «{seccion}» no tiene ningún archivo",
    remedy: "ponga los archivos en la carpeta, o registre los elementos faltantes con su motivo")
  static let indicatorWithoutValue = FindingCode(
    "R103", .warning, "el indicador {codigo}, «{indicador}», no tiene avance ni valor alcanzado",
    remedy: "escriba el avance o el valor alcanzado en la tabla plan")
  static let reportOlderThanCutoff = FindingCode(
    "R104", .warning, "el informe {codigo} tiene corte {corte} y su archivo es anterior: {modificado}",
    remedy: "actualice el informe, o corrija su fecha final")
  static let cutoffWithoutReport = FindingCode(
    "R105", .warning, "hay calificaciones con corte {corte} y ningún informe entregado llega a esa fecha",
    remedy: "entregue el informe de avance de ese corte")
  static let withoutResponsible = FindingCode(
    "R106", .warning, "el elemento {codigo}, «{titulo}», no tiene responsable",
    remedy: "indique el responsable de la producción o de la información")
  static let incompleteRestriction = FindingCode(
    "R107", .warning, "a la excepción del elemento {codigo} le falta {campo}",
    remedy: "complete la calificación: la exige el índice de información clasificada y reservada")
  static let untrainedPerson = FindingCode(
    "R108", .warning,
    "{persona} ({dependencia}) necesita {herramienta} y no tiene un registro que lo apruebe: {estado}",
    remedy: "programe la capacitación, o registre la evaluación aprobada")
  static let emptyFile = FindingCode(
    "R109", .warning, "el archivo está vacío", remedy: "reemplácelo por el archivo completo, o retírelo")
  static let withoutReason = FindingCode(
    "R110", .warning, "el elemento {codigo} está «{estado}» y no dice por qué", remedy: "escriba el motivo")
  static let withoutPlace = FindingCode(
    "R111", .warning, "el elemento {codigo}, «{titulo}», está entregado y no dice dónde está",
    remedy: "escriba la ruta del archivo, o la caja, la carpeta o la ubicación física")
  static let unknownEvidence = FindingCode(
    "R112", .warning, "la evidencia nombra el elemento {codigo}, que no existe",
    remedy: "corrija el código o registre el elemento")
  static let sharedPath = FindingCode(
    "R113", .warning, "la ruta está en varios elementos: {codigos}", remedy: "deje un solo elemento por ruta")
  static let systemWithoutTransfer = FindingCode(
    "R114", .warning, "el sistema {codigo}, «{nombre}», no dice cómo se transfiere su control",
    remedy: "indique el método de transferencia, y luego la fecha y la prueba")
  static let phaseWithoutScore = FindingCode(
    "R115", .warning, "la fase {fase}, «{nombre}», no tiene ninguna calificación",
    remedy: "registre sus criterios con la fecha de corte")
  static let emptyTable = FindingCode(
    "R116", .warning, "la tabla «{titulo}» no tiene ninguna fila",
    remedy: "impórtela con «empalme importar {tabla}.csv»")

  static let likelyDuplicate = FindingCode(
    "R130", .warning, "{persona} puede ser la misma persona que {otra} ({documento}): {razon}",
    remedy: "si es una sola persona, deje un solo documento y pase a él sus asistencias y evaluaciones")

  static let junkFile = FindingCode(
    "R201", .note, "es un archivo que deja el sistema o el programa de oficina; no se empaca",
    remedy: "puede borrarlo")
  static let mappedName = FindingCode(
    "R202", .note, "el nombre no sirve en todos los equipos; en el paquete será «{nombre}»",
    remedy: "no hace falta nada: el nombre original queda anotado en el inventario")
  static let emptyFolder = FindingCode(
    "R203", .note, "la carpeta está vacía y no irá en el paquete", remedy: "no hace falta nada")

  /// Every code that `revisar` can give, in order.
  package static let allReviewCodes =
    [
      incompleteFile, fileAbsent, symbolicLink, unreadableFile, restrictedWithoutGround,
      publicWithPersonalData,
      notCatalogued, emptySection, indicatorWithoutValue, reportOlderThanCutoff, cutoffWithoutReport,
      withoutResponsible, incompleteRestriction, untrainedPerson, emptyFile, withoutReason, withoutPlace,
      unknownEvidence, sharedPath, systemWithoutTransfer, phaseWithoutScore, emptyTable, likelyDuplicate,
      junkFile, mappedName, emptyFolder,
    ] + allTrainingCodes + certificateCodes + receptionCodes + inspectionCodes + contentReviewCodes
    + archiveCodes
    + allPhaseCodes + allAccountCodes
}
