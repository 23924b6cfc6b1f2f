import HandoverModel

/// Chapters 11 to 13 and 15: pending matters, what is not published, the package, signatures.
extension DocumentScope {
  /// How many deliverables that are owing chapter 11 names.
  private static let mostOwing = 250

  /// Chapter 11.
  var pending: Scope {
    let open = registry.deliverables.filter { $0.state == .missing || $0.state == .inProgress }
    let urgent = registry.pending.count { $0.priority == .high }
    return Scope([
      "cuantos": .text(Wording.count(registry.pending.count, "asunto", "asuntos")),
      "urgentes": .text(urgent > 0 ? Wording.count(urgent, "de prioridad alta", "de prioridad alta") : ""),
      "tarea": .text(pendingTask),
      "primer_plazo": .words(registry.pending.compactMap(\.due).min()),
      "filas": .list(orderedPending.map { Scope($0).adding(["prioridad": StateMark($0.priority).scope]) }),
      "elementos": .list(open.prefix(Self.mostOwing).map(deliverables.scope)),
      "otros_elementos": .text(
        open.count > Self.mostOwing
          ? Wording.count(open.count - Self.mostOwing, "elemento más", "elementos más") : ""),
      "cuantos_elementos": .text(Wording.count(open.count, "elemento prometido", "elementos prometidos")),
    ])
  }

  /// Chapter 12: the same rows in both editions.
  var restricted: Scope {
    let all = view.restricted
    let classified = all.count { $0.access == .classified }
    let reserved = all.count { $0.access == .reserved }
    let personal = all.count - classified - reserved
    let parts = [
      (classified, Wording.count(classified, "clasificado", "clasificados")),
      (reserved, Wording.count(reserved, "reservado", "reservados")),
      (personal, Wording.count(personal, "con datos personales", "con datos personales")),
    ].filter { $0.0 > 0 }.map(\.1)
    return Scope([
      "cuantos": .text(Wording.count(all.count, "elemento", "elementos")),
      "por_clase": .text(Wording.list(parts)), "tarea": .text(restrictedTask),
      "filas": .list(
        all.map { deliverable in
          let cells = RestrictedIndex.cells(of: deliverable)
          return Scope(deliverable).adding([
            "categoria": .text(deliverable.series), "objetivo_legitimo": .text(cells[7]),
            "fundamento": .text(cells[8]),
            "clase": .text("información \(cells[12])"),
            "generacion": .text(DeliverableScopes.span(deliverable.firstDate, deliverable.lastDate)),
          ])
        }),
    ])
  }

  /// Chapter 13.
  var package: Scope {
    let bytes = input.files.indices.reduce(0) { $0 + input.files[$1].bytes }
    var groups: [Scope] = []
    for section in Section.allCases + [nil] {
      let files = self.files(of: section)
      guard !files.isEmpty else { continue }
      let title = section?.title ?? "Tablas y descripción del paquete"
      groups.append(fileGroup(title, files, order: groups.count + 1))
    }
    return Scope([
      "tarea":
        "comprobar el paquete antes de firmar el acta y guardar una copia fuera del equipo que la recibió.",
      "cuantos_archivos": .text(Wording.count(input.files.count, "archivo", "archivos")),
      "tamano": .text(Wording.size(bytes)),
      "anterior": .text(input.previous.map { "\($0.number)" } ?? ""),
      "sello_anterior": .text(input.previous?.sello?.grouped ?? ""),
      "grupos": .list(groups),
      "hay_cambios_previos": .flag(input.changes != nil),
      "hay_algun_cambio": .flag(!(input.changes ?? []).isEmpty),
      "cambios": .list(changes),
      "cambios_por_carpeta": .list(changesByFolder),
      "versiones": .list(registry.versions.map(version)),
      "publicaciones": .list(
        registry.publications.map { Scope($0).adding(["enlace": .address($0.address)]) }),
    ])
  }

  /// The files of a section, which mostly stand together.
  private func files(of section: Section?) -> ArraySlice<DocumentFile> {
    let own = input.files.indices.filter { input.files[$0].section == section }
    guard let first = own.first, let last = own.last else { return [] }
    return last - first < own.count ? input.files[first...last] : own.map { input.files[$0] }[...]
  }

  private func version(_ version: SealedVersion) -> Scope {
    let sello = view.edition == .public ? version.publicSello : version.integralSello
    return Scope(version).adding([
      "sello": .text(Digest(hex: sello)?.grouped ?? sello),
      "tamano": .text(version.bytes.map(Wording.size) ?? ""),
    ])
  }

  /// Chapter 15: blank lines where no name is registered.
  var signatures: Scope {
    let control = registry.team.filter { $0.side == .control }
    let witnesses = registry.team.filter { $0.side == .witness }
    let places =
      [
        signature("Elaboró", input.author, ""), signature("Entrega", file.outgoingName, file.outgoingPost),
        signature("Recibe", file.incomingName, file.incomingPost),
      ]
      + (control.isEmpty
        ? [signature("Control interno", "", "")]
        : control.map { signature("Control interno", $0.name, $0.post) })
      + (witnesses.isEmpty
        ? [signature("Testigo", "", ""), signature("Testigo", "", "")]
        : witnesses.map { signature("Testigo", $0.name, $0.post) })
    return Scope(["firmas": .list(places)])
  }

  private func signature(_ role: String, _ name: String, _ post: String) -> Scope {
    Scope(["papel": .text(role), "nombre": .text(name), "cargo": .text(post)])
  }
}
