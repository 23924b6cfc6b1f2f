package import HandoverModel

/// Why a training record was not written.
package enum TrainingError: Error, Hashable, Sendable {
  /// The key of a row cannot be changed.
  case fixedKey(row: String, column: String)
  /// A column that the program itself fills.
  case keptColumn(String)
  /// There is no session of that code.
  case unknownSession(String, meant: String?)
  /// Nobody has that document number or name.
  case unknownPerson(String, meant: String?)
  /// Several people have that name.
  case ambiguousPerson(String, found: [String])
  /// A tool or dependencia that no row names.
  case unknownName(kind: String, name: String, known: [String])
  /// Somebody stands twice in one order.
  case repeatedPerson(String)
  /// Attendance or grades of a session that was not held.
  case notHeld(session: String, state: String)
  /// The session or the row is annulled.
  case annulled(row: String, key: String)
  /// An excuse or a leaving without a reason.
  case withoutReason(state: String)
  /// A leaving without hours.
  case withoutHours
  /// A grade that is not written as «documento=nota».
  case notGrade(String)
  /// A row that should be annulled or restored and is not there.
  case noRow(row: String, key: String, known: [String])
  /// Several rows fit.
  case ambiguousRow(row: String, key: String, found: [String])
  /// There is nothing to restore.
  case notAnnulled(row: String, key: String)
}

extension TrainingError: Explained {
  package var message: String {
    switch self {
    case .fixedKey(let row, let column): "\(column) identifica \(row) y no se cambia"
    case .keptColumn(let column): "el dato «\(column)» lo escribe el programa"
    case .unknownSession(let code, let meant): "no hay una sesión «\(code)»" + Self.meant(meant)
    case .unknownPerson(let text, let meant):
      "no hay una persona con el documento o el nombre «\(text)»" + Self.meant(meant)
    case .ambiguousPerson(let text, let found):
      "«\(text)» puede ser \(found.count) personas: \(found.prefix(8).joined(separator: "; "))"
    case .unknownName(let kind, let name, let known):
      "no hay \(kind) «\(name)»" + Self.meant(Likeness.nearest(to: name, among: known))
    case .repeatedPerson(let name): "\(name) está dos veces en esta orden"
    case .notHeld(let session, let state): "la sesión \(session) está \(state)"
    case .annulled(let row, let key): "\(row) \(key) está \(Self.annulled(row))"
    case .withoutReason(let state): "«\(state)» necesita el motivo"
    case .withoutHours: "«retirado» necesita las horas que estuvo"
    case .notGrade(let text): "«\(text)» no tiene la forma documento=nota"
    case .noRow(let row, let key, _): "no existe \(row) \(key)"
    case .ambiguousRow(let row, let key, let found):
      "«\(key)» no dice cuál es \(row): hay \(found.count) (\(found.prefix(8).joined(separator: "; ")))"
    case .notAnnulled(let row, let key): "\(row) \(key) no está \(Self.annulled(row))"
    }
  }

  /// «anulada» or «anulado», as the row is called.
  package static func annulled(_ row: String) -> String { row.hasPrefix("el ") ? "anulado" : "anulada" }

  private static func meant(_ name: String?) -> String { name.map { "; ¿quiso decir «\($0)»?" } ?? "" }

  package var hint: String? {
    switch self {
    case .fixedKey: "registre otra con la clave buena y, si sobra la primera, anúlela"
    case .keptColumn(let column):
      column == "anulacion"
        ? "use «empalme capacitacion anular» o «restablecer»"
        : "se calcula al registrar la sesión como realizada"
    case .unknownSession: "vea las sesiones con «empalme capacitacion sesion»"
    case .unknownPerson: "regístrela con «empalme capacitacion persona», o importe personas.csv"
    case .ambiguousPerson: "use el número de documento"
    case .unknownName(_, _, let known):
      known.isEmpty ? "todavía no hay ninguna registrada" : "hay: \(known.joined(separator: ", "))"
    case .repeatedPerson: "deje un solo estado o una sola nota por persona"
    case .notHeld(let session, _):
      "si ya se dictó: empalme capacitacion sesion \(session) --definir estado=realizada"
    case .annulled: "si vale, recupérela con «empalme capacitacion restablecer»"
    case .withoutReason: "agregue --motivo '…'"
    case .withoutHours: "agregue --horas 1,5"
    case .notGrade: "escriba por ejemplo 1000000010=4,5"
    case .noRow(_, _, let known):
      known.isEmpty ? "revise la clave" : "parecidas: \(known.prefix(5).joined(separator: "; "))"
    case .ambiguousRow: "escriba la clave completa, en el orden de sus columnas"
    case .notAnnulled: "no hay nada que restablecer"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknownSession, .unknownPerson, .unknownName, .noRow: .noInput
    case .notHeld, .annulled, .notAnnulled: .data
    default: .usage
    }
  }
}
