package import HandoverModel

/// All that the inventories of a handover are filled in from.
package struct InventoryInput: Sendable {
  let heading: InventoryHeading
  let file: CaseFile
  /// Who elaborates inventories, delivers and receives.
  let signers: [InventorySigner]
  let inventories: [OfficeInventory]
  let date: CalendarDate

  package init(
    _ heading: InventoryHeading, _ registry: Registry, _ inventories: [OfficeInventory], date: CalendarDate
  ) {
    self.heading = heading
    self.inventories = inventories
    self.date = date
    file = registry.file ?? CaseFile()
    signers = InventorySigner.all(of: registry)
  }

  var form: InventoryForm { InventoryForm.of(heading.form) }

  /// The boxes of the heading of one office's inventory, in the order of the form.
  func boxes(_ inventory: OfficeInventory) -> [(label: String, value: String)] {
    [
      ("Entidad remitente", file.entity), ("Entidad productora", file.entity),
      ("Unidad administrativa", heading.administrativeUnit), ("Oficina productora", inventory.office),
      ("Objeto", heading.purpose.rawValue.prefix(1).uppercased() + heading.purpose.rawValue.dropFirst()),
    ]
  }

  /// The four boxes of the entry in the register, empty unless it is a transfer.
  var entry: [(label: String, value: String)] {
    let date = heading.enteredOn
    return [
      ("Año", date.map { "\($0.year)" } ?? ""), ("Mes", date.map { "\($0.month)" } ?? ""),
      ("Día", date.map { "\($0.day)" } ?? ""), ("N° T", heading.transfer),
    ]
  }

  /// What an office does not hand over, in one sentence; empty when there is nothing.
  func omissions(_ inventory: OfficeInventory) -> String {
    guard !inventory.open.isEmpty else { return "" }
    let names = inventory.open.map { "\($0.code) (\($0.state.rawValue))" }
    return "No se relacionan, porque no se entregan: \(Wording.list(names))."
  }
}

/// One of the three signature blocks.
struct InventorySigner: Hashable, Sendable {
  let role: String
  let name: String
  let post: String
  let place: String

  /// Elaborado, entregado, recibido; blank where the registry does not say.
  ///
  /// Who elaborates is the member of the outgoing team whose part in the handover is the inventory.
  static func all(of registry: Registry) -> [InventorySigner] {
    let file = registry.file ?? CaseFile()
    let archivist = registry.team.first {
      $0.side == .outgoing && $0.role.foldedForSearch.contains("inventario")
    }
    return [
      ("Elaborado por", archivist?.name ?? "", archivist?.post ?? ""),
      ("Entregado por", file.outgoingName, file.outgoingPost),
      ("Recibido por", file.incomingName, file.incomingPost),
    ].map { InventorySigner(role: $0.0, name: $0.1, post: $0.2, place: file.municipality) }
  }
}
