import HandoverBundle
import HandoverModel

/// What was saved from damaged copies, for the screen.
struct RescueSummary: Block {
  private let report: RescueReport
  private let shown: (String) -> String

  private static let mostPlaces = 20

  init(_ report: RescueReport, shown: @escaping (String) -> String) {
    self.report = report
    self.shown = shown
  }

  func text(in style: Style) -> String {
    let lists = [RescueState.damaged, .lost, .unproven].map { list(of: $0, in: style) }
    let parts = [style.paint(headline, report.isWhole ? .good : .doubtful), facts.text(in: style)] + lists
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var headline: String {
    if report.isWhole { return "RESCATADO: todos los archivos se recuperaron y coinciden con su huella." }
    let (saved, unproven) = (report.count(.recovered), report.count(.unproven))
    if saved > 0 {
      return "RESCATE PARCIAL: \(counted(saved, "archivo está bueno", "archivos están buenos"))."
    }
    return unproven > 0
      ? "RESCATE SIN COMPROBAR: \(counted(unproven, "archivo se lee", "archivos se leen")) hasta el final, "
        + "pero se perdió con qué comprobarlos."
      : "SIN RESCATE: no se pudo recuperar ningún archivo."
  }

  private var facts: Facts {
    var rows = [
      ("Carpeta", shown(report.folder)),
      ("Paquete", report.name),
      (report.copies.count == 1 ? "Copia" : "Copias", report.copies.map(shown).joined(separator: ", ")),
      ("Recuperados", report.count(.recovered).grouped(by: ".")),
      ("Dañados", report.count(.damaged).grouped(by: ".")),
      ("Perdidos", report.count(.lost).grouped(by: ".")),
    ]
    if report.count(.unproven) > 0 {
      rows.append(("Sin comprobar", report.count(.unproven).grouped(by: ".")))
    }
    if report.refused > 0 {
      rows.append(("Rechazados", counted(report.refused, "nombre no permitido", "nombres no permitidos")))
    }
    switch report.manifest {
    case .proven: break
    case .unchecked: rows.append(("Huellas", "la lista se salvó, pero no quedó con qué comprobarla"))
    case .lost: rows.append(("Huellas", "la lista se perdió: nada se puede dar por bueno con certeza"))
    }
    rows.append(("Lista", shown(report.folder + "/" + RescueReport.listName)))
    return Facts(rows)
  }

  private func list(of state: RescueState, in style: Style) -> String {
    let items = report.items.filter { $0.state == state }
    guard !items.isEmpty else { return "" }
    let title: (text: String, tone: Style.Tone) =
      switch state {
      case .damaged: ("✗ DAÑADOS", .bad)
      case .lost: ("✗ PERDIDOS", .bad)
      case .unproven, .recovered: ("! SIN COMPROBAR, en la carpeta sin_comprobar", .doubtful)
      }
    // A reason that all share is said once.
    let shared = items.allSatisfy { $0.reason == items[0].reason } ? items[0].reason : nil
    var lines = items.prefix(Self.mostPlaces).map { item in
      let copy = report.copies.count > 1 ? item.copy.map { " (copia \($0 + 1))" } ?? "" : ""
      let saved = state == .damaged ? item.savedAt.map { "; lo que queda está en \($0)" } ?? "" : ""
      let reason = shared == nil ? ": \(item.reason)" : ""
      return "    " + "\(item.path)\(reason)\(copy)\(saved)".wrapped(to: style.width, indent: 6)
    }
    if items.count > Self.mostPlaces {
      lines.append(
        "    y \((items.count - Self.mostPlaces).grouped(by: ".")) más, en \(RescueReport.listName)")
    }
    if let shared { lines.insert("  " + "\(shared):".wrapped(to: style.width, indent: 4), at: 0) }
    return ([style.paint("\(title.text) (\(items.count.grouped(by: ".")))", title.tone)] + lines)
      .joined(separator: "\n")
  }
}
