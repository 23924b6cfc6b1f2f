import HandoverActions
import HandoverModel

/// How a reception stands, for the screen: progress, then what needs somebody, then section by section.
struct ReceptionScreen: Block {
  /// Which items are listed.
  enum Listing { case exceptions, pending, all }

  private let reception: StoredReception
  private let ledger: ReceptionLedger
  private let listing: Listing

  init(_ reception: StoredReception, listing: Listing) {
    self.reception = reception
    self.listing = listing
    ledger = ReceptionLedger(reception.file)
  }

  private var file: ReceptionFile { reception.file }

  func text(in style: Style) -> String {
    let progress = ReceptionProgress(file.items, ledger)
    var parts = [style.paint(progress.sentence, progress.pending == 0 ? .good : .strong)]
    parts.append(facts.text(in: style))
    let items = listed
    let shown = listing == .exceptions ? Array(items.prefix(Self.most)) : items
    if !items.isEmpty {
      var block = Heading(title).text(in: style) + "\n" + ItemTable(shown, ledger).text(in: style)
      if items.count > shown.count { block += "\ny \(items.count - shown.count) más: véalos con --items" }
      parts.append(block)
    } else if listing == .pending {
      parts.append("No queda nada por revisar.")
    }
    if listing != .all { parts.append(sections.text(in: style)) }
    if !file.withdrawn.isEmpty { parts.append(withdrawn.text(in: style)) }
    if let open = openClarifications { parts.append(open.text(in: style)) }
    return parts.joined(separator: "\n\n")
  }

  private static let most = 20

  private var title: String {
    switch listing {
    case .exceptions: "Pide atención"
    case .pending: "Por revisar"
    case .all: "Todo"
    }
  }

  private var listed: [ReceptionItem] {
    switch listing {
    case .exceptions: file.exceptions(ledger)
    case .pending: file.exceptionsFirst(ledger).filter { ledger.standing(of: $0).isPending }
    case .all: file.exceptionsFirst(ledger)
    }
  }

  private var facts: Facts {
    let bundle = file.bundle
    let version = [
      bundle.version.map { "versión \($0)" }, bundle.edition.map { "edición \($0.title)" },
      bundle.date.isEmpty ? nil : bundle.date,
    ]
    let earlier = file.earlier.map { "\($0.name), firmada el \($0.date.inWords)" } ?? ""
    let signature = file.signature.map { "el \($0.date.inWords) en \($0.place)" } ?? "sin firmar"
    return Facts(
      [
        ("Paquete", bundle.name), ("Versión", version.compactMap(\.self).joined(separator: ", ")),
        ("Verificación", verification), ("Continúa", earlier), ("Firma", signature),
      ].filter { !$0.1.isEmpty })
  }

  private var verification: String {
    let check = file.check
    let verdict =
      switch check.verdict {
      case .intact: "intacto"
      case .remarks: "íntegro, con \(counted(check.warnings, "advertencia", "advertencias"))"
      case .altered: "alterado, con \(counted(check.defects, "defecto", "defectos"))"
      }
    let match =
      switch check.match {
      case .equal: "coincide con el código del acta"
      case .different: "NO coincide con el código del acta"
      case .notCompared: "no se comparó con el acta"
      }
    return "\(verdict); \(match) (\(check.moment.inWords))"
  }

  private var sections: TextTable {
    let rows = file.progressBySection(ledger).map { name, progress in
      let numbers = [progress.total, progress.count(.received), progress.count(.withRemarks)]
      let rest = [progress.count(.missing), progress.count(.notApplicable), progress.pending]
      return [name.isEmpty ? "—" : name] + (numbers + rest).map { $0 == 0 ? "—" : "\($0)" }
    }
    return TextTable(
      [
        ("Sección", .left), ("Total", .right), ("Recibidos", .right), ("Con observ.", .right),
        ("Faltantes", .right), ("No aplican", .right), ("Por revisar", .right),
      ], rows: rows)
  }

  private var withdrawn: any Block {
    Paragraph(
      "Ya no están en esta versión: "
        + file.withdrawn.map {
          "\($0.code) \($0.title) (\($0.state?.rawValue ?? ReceptionStanding.pendingName))"
        }
        .joined(separator: "; ") + ".")
  }

  private var openClarifications: Paragraph? {
    guard !file.clarifications.isEmpty else { return nil }
    let open = file.clarifications.count { $0.state == .open }
    let total = counted(file.clarifications.count, "observación anterior", "observaciones anteriores")
    return Paragraph("El paquete trae \(total), \(open == 0 ? "ninguna" : "\(open)") sin responder.")
  }
}

/// Items with what the machine found and what somebody decided.
struct ItemTable: Block {
  private let items: [ReceptionItem]
  private let ledger: ReceptionLedger

  init(_ items: [ReceptionItem], _ ledger: ReceptionLedger) {
    self.items = items
    self.ledger = ledger
  }

  func text(in style: Style) -> String {
    let hasChanges = items.contains { $0.change != nil }
    let columns: [(String, TextTable.Alignment)] =
      [("Código", .whole), ("Título", .left), ("Integridad", .left)]
      + (hasChanges ? [("Cambio", .left)] : []) + [("Recibo", .left), ("Observación", .left)]
    return TextTable(
      columns,
      rows: items.map { item in
        let standing = ledger.standing(of: item)
        return [item.code, item.title, integrity(of: item)]
          + (hasChanges ? [item.change?.rawValue ?? ""] : []) + [state(of: standing), note(item, standing)]
      }
    ).text(in: style)
  }

  private func integrity(of item: ReceptionItem) -> String {
    item.problems.isEmpty
      ? item.integrity.rawValue : "\(item.integrity.rawValue) (\(item.problems.joined(separator: ", ")))"
  }

  private func state(of standing: ReceptionStanding) -> String {
    if case .inherited(let decision) = standing {
      let origin = decision.version.map { "versión \($0)" } ?? "antes"
      return "\(standing.stateName) (\(origin))"
    }
    return standing.stateName
  }

  private func note(_ item: ReceptionItem, _ standing: ReceptionStanding) -> String {
    if !standing.observation.isEmpty { return standing.observation }
    guard standing.isPending, item.declared != .delivered else { return "" }
    return "declarado \(item.declared.rawValue)" + (item.reason.isEmpty ? "" : ": \(item.reason)")
  }
}
