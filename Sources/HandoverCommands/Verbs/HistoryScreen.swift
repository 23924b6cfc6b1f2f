import HandoverBundle
import HandoverModel

/// The versions of a handover, for the screen: the verdict, what is wrong, then the newest version first.
struct HistoryScreen: Block {
  private let history: BundleHistory
  private let isDetailed: Bool

  init(_ history: BundleHistory, isDetailed: Bool) {
    self.history = history
    self.isDetailed = isDetailed
  }

  func text(in style: Style) -> String {
    var parts = [Paragraph(headline, history.isProved ? .good : .bad).text(in: style), facts.text(in: style)]
    if !history.findings.isEmpty { parts.append(FindingsList(history.findings).text(in: style)) }
    parts += history.versions.reversed().map { version($0, in: style) }
    parts.append(Paragraph(scope).text(in: style))
    return parts.joined(separator: "\n\n")
  }

  private var headline: String {
    let count = history.versions.count
    guard history.isProved else {
      let broken = history.versions.filter { !$0.isProved }.map { "\($0.number)" }
      if broken.isEmpty { return "NO PROBADA: los textos del paquete no prueban la cadena de versiones." }
      return "CADENA ROTA: no se pudo probar \(broken.count == 1 ? "la versión" : "las versiones") "
        + broken.joined(separator: ", ") + "."
    }
    let chain =
      count == 1
      ? "CADENA PROBADA: es la primera versión; no tiene anteriores."
      : "CADENA PROBADA: son \(count) versiones y cada una, desde la segunda, señala el sello de la anterior."
    guard let matched = history.matched else { return chain }
    return chain + " El código del acta es el de la versión \(matched)."
  }

  private var facts: Facts {
    Facts(
      [
        ("Paquete", history.name), ("Entidad", history.entity ?? ""),
        ("Edición", history.edition?.title ?? ""),
      ].filter { !$0.1.isEmpty })
  }

  private var scope: String {
    "Se leyeron solo los textos del paquete, no los archivos entregados: que estén como se sellaron lo comprueba "
      + "«empalme verificar». La cadena vale lo que el sello de la última versión: compárelo con el del acta. Los "
      + "cambios no cuentan los documentos que el programa escribe en cada versión."
  }

  private func version(_ version: HistoryVersion, in style: Style) -> String {
    let title = "Versión \(version.number)" + (version.isProved ? "" : " (sin probar)")
    let content = [
      version.files.map { counted($0, "archivo", "archivos") },
      version.bytes.map { ByteCount($0).description },
    ]
    let rows = [
      ("Fecha", version.date ?? ""), ("Motivo", version.reason ?? ""), ("Autor", version.author ?? ""),
      ("Contenido", content.compactMap(\.self).joined(separator: ", ")),
      ("Cambios", changes(version)), ("Sello corto", version.sello?.short ?? ""),
      ("Sello", version.sello?.hex ?? ""),
    ]
    var text = Heading(title).text(in: style) + "\n" + Facts(rows.filter { !$0.1.isEmpty }).text(in: style)
    if isDetailed, let changes = version.changes { text += details(changes, in: style) }
    return text
  }

  private func changes(_ version: HistoryVersion) -> String {
    guard let changes = version.changes else {
      return version.number == history.versions.first?.number ? "" : "falta el manifiesto con que compararla"
    }
    let counts: [(FileDifference.Kind, Int)] = [
      (.added, changes.added.count), (.changed, changes.changed.count), (.moved, changes.moved.count),
      (.removed, changes.removed.count),
    ]
    let told = counts.filter { $0.1 > 0 }.map { $0.0.counted($0.1) }
    return (told + ["\(changes.unchanged.grouped(by: ".")) sin cambios"]).joined(separator: ", ")
  }

  private func details(_ changes: HistoryChanges, in style: Style) -> String {
    let files: [(FileDifference.Kind, String)] =
      changes.added.map { (.added, $0) } + changes.changed.map { (.changed, $0) }
      + changes.moved.map { (.moved, "\($0.to) (antes \($0.from))") } + changes.removed.map { (.removed, $0) }
    return files.map { kind, path in
      "\n  " + "\(kind.symbol) \(kind.rawValue)".padded(to: 13) + path.wrapped(to: style.width, indent: 15)
    }
    .joined()
  }
}
