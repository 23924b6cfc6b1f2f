import HandoverModel

extension Review {
  var aboutPlan: [Finding] {
    let codes = Set(registry.deliverables.map(\.code))
    let cells =
      registry.plan.map { ("plan · \($0.code)", $0.evidence) }
      + registry.criteria.map { ("criterios · \(Criterion.table.keyName(of: $0))", $0.evidence) }
      + registry.meetings.map { ("reuniones · \($0.code)", $0.minutes) }
      + registry.systems.map { ("sistemas · \($0.code)", $0.proof) }
    let unknown = cells.flatMap { place, text in
      CriterionEvidence.elementCodes(in: text).filter { !codes.contains($0) }.map { code in
        Finding(.unknownEvidence, at: place, ["codigo": code])
      }
    }
    let withoutValue = registry.plan.filter { item in
      item.computed == nil && item.progress == nil && item.reached.isEmpty
    }
    return unknown
      + withoutValue.map { item in
        Finding(
          .indicatorWithoutValue, at: "plan · \(item.code)",
          ["codigo": item.code, "indicador": item.indicator])
      }
  }

  var aboutPhases: [Finding] {
    let unscored = PhaseProgress.all(of: registry).filter(\.points.isEmpty).map { progress in
      Finding(
        .phaseWithoutScore, at: "fases · \(Phase.table.keyName(of: progress.phase))",
        ["fase": "\(progress.phase.number)", "nombre": progress.phase.name])
    }
    return unscored + olderReports + missingReport + aboutCriteria + aboutFramework
  }

  /// Reports whose file was last changed before the day up to which they claim to tell.
  private var olderReports: [Finding] {
    material.files.compactMap { catalogued in
      let file = catalogued.file
      guard catalogued.entry?.element.kind == .report, let element = catalogued.element,
        case .day(let cutoff) = element.lastDate,
        file.modifiedOn < cutoff
      else { return nil }
      return Finding(
        .reportOlderThanCutoff, at: file.path,
        ["codigo": element.code, "corte": cutoff.inWords, "modificado": file.modifiedOn.inWords])
    }
  }

  private var missingReport: [Finding] {
    guard let latest = registry.criteria.compactMap(\.cutoff).max() else { return [] }
    let told = registry.deliverables.compactMap { element -> CalendarDate? in
      guard element.kind == .report, element.state == .delivered, case .day(let date) = element.lastDate
      else {
        return nil
      }
      return date
    }
    guard told.max().map({ $0 < latest }) ?? true else { return [] }
    return [Finding(.cutoffWithoutReport, at: "criterios · \(latest)", ["corte": latest.inWords])]
  }

  var aboutTheCase: [Finding] {
    missingFacts + aboutAccounts + emptyTables
  }

  private var missingFacts: [Finding] {
    let file = registry.file ?? CaseFile()
    let wanted: Set = [
      "fecha_retiro", "fecha_entrega", "saliente_nombre", "saliente_cargo", "correo", "licencia",
    ]
    return CaseFile.table.columns
      .filter { ($0.isRequired || wanted.contains($0.name)) && $0.text(file).isEmpty }
      .map { column in
        Finding(.incompleteFile, at: "ficha", ["campo": column.label.lowercased(), "columna": column.name])
      }
  }

  private var emptyTables: [Finding] {
    let needed: [(any Record.Type, Bool)] = [
      (Deliverable.self, registry.deliverables.isEmpty), (PlanItem.self, registry.plan.isEmpty),
      (Phase.self, registry.phases.isEmpty), (TeamMember.self, registry.team.isEmpty),
      (Tool.self, registry.tools.isEmpty), (Person.self, registry.people.isEmpty),
      (SystemAccount.self, registry.systems.isEmpty), (PendingMatter.self, registry.pending.isEmpty),
    ]
    return needed.filter(\.1).map { type, _ in Self.emptyTable(type) }
  }

  private static func emptyTable<Row: Record>(_ type: Row.Type) -> Finding {
    Finding(.emptyTable, at: Row.table.name, ["titulo": Row.table.title, "tabla": Row.table.name])
  }
}
