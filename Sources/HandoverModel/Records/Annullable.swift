/// A record that can be annulled: it stays, is marked, and counts nowhere.
package protocol Annullable: Record {
  /// Why it is annulled; empty for one that counts.
  var annulment: String { get set }
}

extension Annullable {
  /// Whether it counts nowhere.
  package var isAnnulled: Bool { !annulment.isEmpty }
}

extension Registry {
  /// The same without the annulled training records, which count nowhere.
  package var withoutAnnulled: Registry {
    var valid = self
    valid.requirements.removeAll(where: \.isAnnulled)
    valid.sessions.removeAll(where: \.isAnnulled)
    valid.attendances.removeAll(where: \.isAnnulled)
    valid.evaluations.removeAll(where: \.isAnnulled)
    return valid
  }
}

extension Requirement: Annullable {}
extension TrainingSession: Annullable {}
extension Attendance: Annullable {}
extension Evaluation: Annullable {}

extension Column {
  /// The column of an ``Annullable`` record.
  static func annulment(_ path: any WritableKeyPath<Row, String> & Sendable) -> Column {
    Column(
      path, "anulacion", "Motivo de la anulación", access: .personal,
      help: "Vacío: el registro vale; con texto: está anulado y no cuenta"
    ).kept
  }
}
