import HandoverModel

/// The cells of one unit in a form.
struct InventoryRow {
  let unit: InventoryUnit
  let form: InventoryForm

  private var element: Deliverable { unit.element }

  /// In the order of the form's columns.
  var cells: [String] { form.columns.map { text($0.field) } }

  private func text(_ field: InventoryForm.Field) -> String {
    switch field {
    case .order: "\(unit.number)"
    case .code: element.retentionCode
    case .name: name
    case .unit: element.title
    case .first: InventoryWords.dates(of: element).first
    case .last: InventoryWords.dates(of: element).last
    case .onPaper: element.isPhysical ? "X" : ""
    case .isElectronic: element.isElectronic ? "X" : ""
    case .support: InventoryWords.support(of: element)
    case .box: element.box
    case .folder: element.folder
    case .volume: element.volume
    case .other: InventoryWords.otherUnit(element.otherUnit)
    case .sheets: element.sheets.map { "\($0)" } ?? ""
    case .kind: types
    case .count: unit.holding.map { "\($0.files)" } ?? ""
    case .size: unit.holding.map { Wording.size($0.bytes) } ?? ""
    case .place: electronicPlace
    case .frequency: InventoryWords.taking(.frequency, outOf: element.notes).value ?? ""
    case .notes: notes
    }
  }

  /// Series and subseries, and in the form without a column of its own the unit below them.
  private var name: String {
    let title = form.kind == .of2002 ? element.title : ""
    return [element.series, element.subseries, title].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var types: String {
    guard let types = unit.holding?.types else { return "" }
    return types.prefix(3).joined(separator: ", ") + (types.count > 3 ? " y otros" : "")
  }

  private var electronicPlace: String {
    element.path.isEmpty ? (element.isPhysical ? "" : element.location) : element.path
  }

  private var notes: String {
    let own = InventoryWords.taking(.frequency, outOf: element.notes)
    let kept = form.kind == .of2002 ? own.rest : element.notes
    return ([kept] + access + places + ["Elemento \(element.code)"]).asSentences
  }

  /// The level of access, which the notes must mark.
  private var access: [String] {
    let ground = element.ground.isEmpty ? "" : " (\(element.ground))"
    let level =
      element.access == .open ? "" : "Información \(element.access.rawValue)\(ground)"
    let data =
      switch element.personalData {
      case .none: ""
      case .personal: "Contiene datos personales"
      case .sensitive: "Contiene datos personales sensibles"
      }
    return [level, data]
  }

  /// What the form has no column for.
  private var places: [String] {
    let shelf = element.isPhysical && !element.location.isEmpty ? "Ubicación: \(element.location)" : ""
    if form.kind == .of2024 { return [element.otherUnit, shelf] }
    guard element.isElectronic else { return [shelf] }
    let amount = unit.holding.map { holding in
      "\(Wording.count(holding.files, "archivo", "archivos")) \(types), \(Wording.size(holding.bytes))"
    }
    return [shelf, [amount ?? "", electronicPlace].filter { !$0.isEmpty }.joined(separator: ", en ")]
  }
}
