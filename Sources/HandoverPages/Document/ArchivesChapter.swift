import HandoverModel

/// Chapters 8 and 9: archives in the order of their inventory, training material.
extension DocumentScope {
  /// Chapter 8.
  var archives: Scope {
    let all = DeliverableScopes.Group.archive.members(of: registry)
    let volume = ArchiveVolume(all)
    let series = Dictionary(grouping: all) { $0.series.isEmpty ? "Sin serie asignada" : $0.series }
      .sorted { ($0.key.foldedForSearch, $0.key) < ($1.key.foldedForSearch, $1.key) }
    return Scope([
      "relato": .text(all.isEmpty ? "" : archivesStory(all, series: series.count)),
      "tarea": .text(archivesTask),
      "series": .list(series.enumerated().map { self.series($1.key, $1.value, number: $0 + 1) }),
      "figura": .markup(statesFigure), "datos": .list(table("elementos")),
      "volumen": .markup(volume.figure), "anos": .texts(volume.headings),
      "volumenes": .list(volume.rows), "resumidos": .text(summarised(.archive)),
      "estados": .list(stateRows), "hay_elementos": .flag(!registry.deliverables.isEmpty),
    ])
  }

  private func series(_ name: String, _ deliverables: [Deliverable], number: Int) -> Scope {
    let sheets = deliverables.compactMap(\.sheets).reduce(0, +)
    let years = deliverables.flatMap { [$0.firstDate, $0.lastDate] }.compactMap { $0?.knownYear }
    return Scope([
      "numero": .number(number), "nombre": .text(name),
      "codigos": .texts(Self.few(Self.distinct(deliverables.map(\.retentionCode)))),
      "elementos": .number(deliverables.count),
      "fechas": .text(
        Self.distinct([years.min(), years.max()].compactMap { $0.map(String.init) }).joined(separator: "–")),
      "cajas": .number(Self.distinct(deliverables.map(\.box)).count),
      "carpetas": .number(
        Self.distinct(deliverables.map { $0.folder.isEmpty ? "" : "\($0.box)/\($0.folder)" }).count),
      "folios": .text(sheets > 0 ? sheets.grouped(by: ".") : ""),
      "soportes": .text(Self.distinct(deliverables.map(\.support.rawValue)).joined(separator: ", ")),
      "filas": .list(deliverables.filter(self.deliverables.shows).map(self.deliverables.scope)),
    ])
  }

  /// The texts that are not empty, each once, in order of first appearance.
  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = [""]
    return texts.filter { seen.insert($0).inserted }
  }

  /// The first of many texts, and how many there are more.
  private static func few(_ texts: [String]) -> [String] {
    let most = 6
    return texts.count > most + 1 ? texts.prefix(most) + ["y \(texts.count - most) más"] : texts
  }

  private var statesFigure: String {
    ShareChart(
      id: "figura-elementos", title: "Elementos por estado",
      description: "Una barra partida según el estado de los elementos, con una trama distinta por estado. "
        + "Los mismos números están en la tabla que sigue.",
      parts: zip(Deliverable.State.allCases, ShareChart.Texture.ordered).map { state, texture in
        let mark = StateMark(state)
        return ShareChart.Part(
          symbol: mark.symbol, label: mark.text, count: registry.deliverables.count { $0.state == state },
          texture: texture)
      }
    ).svg
  }

  /// Deliverables by section and state.
  private var stateRows: [Scope] {
    let kinds = Deliverable.Kind.allCases.map { kind in
      (kind.rawValue, registry.deliverables.filter { $0.kind == kind })
    }
    .filter { !$0.1.isEmpty }
    return (kinds + [("Total", registry.deliverables)]).map { name, deliverables in
      Scope([
        "seccion": .text(name.prefix(1).uppercased() + name.dropFirst()),
        "entregados": .number(deliverables.count { $0.state == .delivered }),
        "en_tramite": .number(deliverables.count { $0.state == .inProgress }),
        "faltantes": .number(deliverables.count { $0.state == .missing }),
        "no_aplican": .number(deliverables.count { $0.state == .notApplicable }),
        "total": .number(deliverables.count),
      ])
    }
  }

  /// Chapter 9.
  var material: Scope {
    let all = registry.deliverables.filter { $0.kind == .material }
    let tools = Dictionary(registry.tools.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let taught = Set(all.filter { $0.state == .delivered }.map(\.tool))
    return Scope([
      "relato": .text(
        all.isEmpty
          ? ""
          : materialStory(
            all, untaught: registry.tools.filter { !taught.contains($0.code) }.map(\.name))),
      "tarea": .text(materialTask), "resumidos": .text(summarised(.material)),
      "filas": .list(
        shown(.material).map {
          deliverables.scope($0).adding(["nombre_herramienta": .text(tools[$0.tool] ?? $0.tool)])
        }),
    ])
  }
}

extension ShareChart.Texture {
  /// In the order of the states of a deliverable: delivered, missing, in progress, not applicable.
  fileprivate static let ordered: [Self] = [.solid, .stripes, .dots, .blank]
}
