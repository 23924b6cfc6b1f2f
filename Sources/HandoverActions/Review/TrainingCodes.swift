import HandoverModel

/// The rules that `revisar` holds the training records against.
extension FindingCode {
  static let gradeOutOfScale = FindingCode(
    "R007", .defect, "la nota {nota} está fuera de la escala {escala} de la ficha",
    remedy: "corríjala con «empalme capacitacion evaluacion … --intento», o corrija escala_notas en la ficha")

  static let attendanceWithoutSession = FindingCode(
    "R117", .warning, "la sesión {codigo} está {estado} y tiene {cantidad}",
    remedy: "si la sesión se dictó, regístrela como realizada; si no, anule esos registros")
  static let afterHandover = FindingCode(
    "R118", .warning, "{fecha} es posterior a la entrega ({entrega}) y no cuenta para la cobertura",
    remedy: "corrija la fecha, o la fecha de entrega en la ficha")
  static let excuseWithoutReason = FindingCode(
    "R119", .warning, "{persona} está como «{estado}» y no dice por qué",
    remedy: "escriba el motivo con «empalme capacitacion asistencia»")
  static let gradeWithoutAttendance = FindingCode(
    "R120", .warning, "{persona} tiene una evaluación y no consta que asistiera",
    remedy: "registre su asistencia, o anule la evaluación")
  static let sessionWithoutAttendance = FindingCode(
    "R121", .warning, "la sesión {codigo}, «{tema}», está realizada y no tiene asistencia",
    remedy: "regístrela con «empalme capacitacion asistencia {codigo}»")
  static let untaughtPerson = FindingCode(
    "R122", .warning,
    "{persona} ({dependencia}) necesita {cantidad} y no está en ninguna sesión ni hay una programada",
    remedy: "programe una sesión con «empalme capacitacion sesion»")
  static let unneededTool = FindingCode(
    "R123", .warning, "nadie necesita la herramienta {codigo}, «{nombre}»",
    remedy: "registre quién la necesita con «empalme capacitacion requisito»")
  static let needOfNobody = FindingCode(
    "R124", .warning, "el requisito no alcanza a ninguna persona registrada",
    remedy:
      "revise cómo se escriben la dependencia, el cargo o el documento; si sobra, anúlelo con «empalme capacitacion anular requisito»"
  )
  static let materialChanged = FindingCode(
    "R125", .warning, "el material {material} de la sesión {codigo} cambió después de dictarla",
    remedy:
      "recupere el archivo de entonces; si el nuevo es el que se usó, registre otra vez la sesión con --definir estado=realizada"
  )

  static let personWithoutNeeds = FindingCode(
    "R204", .note, "{persona} ({dependencia}) no necesita ninguna herramienta",
    remedy: "si le falta alguna, regístrela con «empalme capacitacion requisito»")
  static let materialWithoutDigest = FindingCode(
    "R205", .note, "la sesión {codigo} no guarda la huella de su material, {material}",
    remedy: "tómela con «empalme capacitacion sesion {codigo} --definir estado=realizada»")

  /// Those about training, in order.
  static let allTrainingCodes = [
    gradeOutOfScale, attendanceWithoutSession, afterHandover, excuseWithoutReason, gradeWithoutAttendance,
    sessionWithoutAttendance, untaughtPerson, unneededTool, needOfNobody, materialChanged, personWithoutNeeds,
    materialWithoutDigest,
  ]
}
