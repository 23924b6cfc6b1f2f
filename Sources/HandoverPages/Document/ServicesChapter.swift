import HandoverModel

/// Chapters 6 and 7: services and procedures, systems and accounts.
extension DocumentScope {
  /// Chapter 6.
  var services: Scope {
    let all = registry.services
    let groups = Service.Kind.allCases.map { kind in (kind, all.filter { $0.kind == kind }) }.filter {
      !$0.1.isEmpty
    }
    return Scope([
      "relato": .text(all.isEmpty ? "" : servicesStory), "tarea": .text(servicesTask),
      "grupos": .list(
        groups.map { group($0.0.rawValue, $0.1) } + (groups.count > 1 ? [group("Total", all)] : [])),
      "filas": .list(
        all.map {
          Scope($0).adding([
            "estado_suit": StateMark($0.suit).scope, "publicado": StateMark($0.isPublished).scope,
            "en_linea": StateMark($0.isOnline).scope, "encuesta": StateMark($0.isSurveyed).scope,
          ])
        }),
    ])
  }

  private func group(_ name: String, _ services: [Service]) -> Scope {
    Scope([
      "tipo": .text(name.prefix(1).uppercased() + name.dropFirst()), "total": .number(services.count),
      "inscritos": .number(services.count { $0.suit == .registered }),
      "publicados": .number(services.count { $0.isPublished == true }),
      "en_linea": .number(services.count { $0.isOnline == true }),
      "racionalizados": .number(services.count { $0.streamlining != nil }),
    ])
  }

  /// Chapter 7: what expires first stands first.
  var systems: Scope {
    let ordered = registry.systems.inOrderOfExpiry
    return Scope([
      "relato": .text(ordered.isEmpty ? "" : systemsStory), "tarea": .text(systemsTask),
      "filas": .list(ordered.map(system)), "riesgos": .list(risks),
      "soporte": .list(registry.support.map { Scope($0) }),
      "elementos": .list(shown(.system).map(deliverables.scope)), "resumidos": .text(summarised(.system)),
    ])
  }

  /// What endangers each account; the public edition does not tell, since it would show where to break in.
  private var risks: [Scope] {
    guard view.edition == .integral else { return [] }
    return AccountRisk.all(of: registry).filter { page.isSpecimen || !$0.reasons.isEmpty }.map { risk in
      Scope(risk.account).adding([
        "razones": .text(risk.reasons.map(\.summary).joined(separator: "; "))
      ])
    }
  }

  private func system(_ system: SystemAccount) -> Scope {
    Scope(system).adding([
      "enlace": .address(system.url), "prueba": deliverables.reference(system.proof),
      "vencido": .flag(system.expires.map { $0 < input.date } ?? false),
      "estado":
        (system.transferredOn == nil
        ? StateMark("por transferir", "○", .bad) : StateMark("transferido", "✓", .good)).scope,
    ])
  }
}
