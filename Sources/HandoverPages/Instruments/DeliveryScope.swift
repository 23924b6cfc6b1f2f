import HandoverModel

/// The acta de entrega of one sealed version.
extension InstrumentScope {
  func delivery(_ page: PageParts) -> Scope {
    let sealed = input.version
    let handed = sealed?.registry ?? registry
    let open = handed.deliverables.filter { $0.state == .missing || $0.state == .inProgress }
    return base("Acta de entrega", page).adding([
      "hay_version": .flag(sealed != nil), "version": .scope(version(sealed)),
      "paquetes": .list(sealed.map { $0.packages.map(bundle) } ?? []),
      "partes": .list(sealed.map(parts) ?? []), "renglones": .list(blankLines(4)),
      "inventario": .list(StateCounts.rows(of: handed.deliverables)),
      "abiertos": .list(open.map { Scope($0).adding(["estado": StateMark($0.state).scope]) }),
      "cuantos_abiertos": .text(Wording.count(open.count, "elemento", "elementos")),
      "compromisos": .list(
        handed.pending.ordered.map { Scope($0).adding(["prioridad": StateMark($0.priority).scope]) }),
      "saliente": .list(members(.outgoing)), "entrante": .list(members(.incoming)),
    ])
  }

  private func version(_ sealed: SealedContents?) -> Scope {
    let record = sealed?.record ?? SealedVersion()
    let sello = sealed?.packages.first { $0.edition == .integral }?.sello
    return Scope([
      "numero": .text(sealed == nil ? "" : "\(record.number)"), "fecha": .words(record.date),
      "motivo": .text(record.reason.hasSuffix(".") ? String(record.reason.dropLast()) : record.reason),
      "autor": .text(record.author),
      "sello_corto": .text(sello?.short ?? ""), "sello": .text(sello?.grouped ?? ""),
      "sello_renglones": .list(sello?.lines ?? [Scope(["texto": .text("")])]),
      "qr": .markup(sello?.sealCode("de la edición integral") ?? ""),
    ])
  }

  private func bundle(_ bundle: SealedContents.Package) -> Scope {
    Scope([
      "edicion": .text(bundle.edition.title.prefix(1).uppercased() + bundle.edition.title.dropFirst()),
      "nombre": .text(bundle.name), "tamano": .text(bundle.bytes.map(Wording.size) ?? ""),
      "sello_corto": .text(bundle.sello?.short ?? ""), "sello": .text(bundle.sello?.grouped ?? ""),
    ])
  }

  private func parts(_ sealed: SealedContents) -> [Scope] {
    let total = SealedContents.Part(
      title: "Total", files: sealed.parts.reduce(0) { $0 + $1.files },
      bytes: sealed.parts.reduce(0) { $0 + $1.bytes })
    return (sealed.parts + [total]).enumerated().map { index, part in
      Scope([
        "titulo": .text(part.title), "archivos": .number(part.files), "bytes": .number(part.bytes),
        "tamano": .text(Wording.size(part.bytes)), "es_total": .flag(index == sealed.parts.count),
      ])
    }
  }

  private func members(_ side: TeamMember.Side) -> [Scope] {
    registry.team.filter { $0.side == side }.map { Scope($0) }
  }
}

extension [PendingMatter] {
  /// By priority, then by due date, those without one last.
  fileprivate var ordered: [PendingMatter] {
    let order: [PendingMatter.Priority] = [.high, .medium, .low]
    let last = CalendarDate(dayNumber: Int(Int32.max))
    return enumerated().sorted { left, right in
      let first = (order.firstIndex(of: left.element.priority) ?? 3, left.element.due ?? last, left.offset)
      return first
        < (order.firstIndex(of: right.element.priority) ?? 3, right.element.due ?? last, right.offset)
    }
    .map(\.element)
  }
}
