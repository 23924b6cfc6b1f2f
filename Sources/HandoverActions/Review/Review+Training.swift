import HandoverModel

extension Review {
  var aboutTraining: [Finding] {
    let needs = TrainingNeeds(registry)
    return aboutPeople(needs) + aboutNeeds(needs) + aboutSessions + aboutRecords + aboutMaterial
  }

  /// Who is not trained, and whom nobody is going to train.
  private func aboutPeople(_ needs: TrainingNeeds) -> [Finding] {
    let planned = TrainingSchedule(registry)
    return needs.people.indices.filter { needs.people[$0].side == .incoming }.flatMap { index in
      let person = needs.people[index]
      let place = "personas · \(person.name)"
      var values = ["persona": person.name, "dependencia": person.office]
      let open = needs.tools.indices.filter { tool in
        ![.trained, .notNeeded].contains(needs[index, tool])
      }
      var findings = open.map { tool in
        let name = needs.tools[tool].name
        return Finding(
          .untrainedPerson, at: place,
          values.merging(["herramienta": name, "estado": needs[index, tool].rawValue]) { first, _ in first })
      }
      let isForgotten = open.allSatisfy { tool in
        needs[index, tool] == .missing && planned.next(for: needs.tools[tool].code) == nil
      }
      if !open.isEmpty, isForgotten, needs.tools.indices.allSatisfy({ needs[index, $0] != .trained }) {
        values["cantidad"] = open.count == 1 ? "una herramienta" : "\(open.count) herramientas"
        findings.append(Finding(.untaughtPerson, at: place, values))
      }
      if !needs.needsAny(at: index), !registry.requirements.isEmpty {
        findings.append(Finding(.personWithoutNeeds, at: place, values))
      }
      return findings
    }
  }

  /// Tools and needs that concern nobody.
  private func aboutNeeds(_ needs: TrainingNeeds) -> [Finding] {
    guard !registry.people.isEmpty else { return [] }
    let unneeded = needs.tools.indices.filter { tool in
      needs.people.indices.allSatisfy { needs[$0, tool] == .notNeeded }
    }
    // One person stands for all of one side, dependencia and cargo.
    let posts = Dictionary(registry.people.map { ([$0.side.rawValue, $0.office, $0.post], $0) }) { first, _ in
      first
    }
    let idle = registry.requirements.filter { need in
      !need.isAnnulled
        && !(need.isPersonal
          ? needs.place(of: need.person) != nil : posts.values.contains(where: need.covers))
    }
    return unneeded.map { tool in
      let tool = needs.tools[tool]
      return Finding(
        .unneededTool, at: "herramientas · \(tool.code)", ["codigo": tool.code, "nombre": tool.name])
    }
      + idle.map { Finding(.needOfNobody, at: "requisitos · \(Requirement.table.keyName(of: $0))") }
  }

  private var sessions: [TrainingSession] { registry.sessions.filter { !$0.isAnnulled } }
  private var attendances: [Attendance] { registry.attendances.filter { !$0.isAnnulled } }
  private var evaluations: [Evaluation] { registry.evaluations.filter { !$0.isAnnulled } }

  private var aboutSessions: [Finding] {
    let present = Dictionary(grouping: attendances, by: \.session).mapValues(\.count)
    let graded = Dictionary(grouping: evaluations, by: \.session).mapValues(\.count)
    return sessions.flatMap { session -> [Finding] in
      let place = "sesiones · \(session.code)"
      let (rows, grades) = (present[session.code] ?? 0, graded[session.code] ?? 0)
      let values = [
        "codigo": session.code, "tema": session.subject, "estado": session.state.rawValue,
        "cantidad": Self.count(rows, grades),
      ]
      var findings: [Finding] = []
      if session.state != .held, rows + grades > 0 {
        findings.append(Finding(.attendanceWithoutSession, at: place, values))
      }
      if session.state == .held, rows == 0 {
        findings.append(Finding(.sessionWithoutAttendance, at: place, values))
      }
      if session.state == .held { findings += lateness(session.lastDay, at: place) }
      return findings
    }
  }

  private static func count(_ attendances: Int, _ grades: Int) -> String {
    [
      attendances == 0 ? nil : attendances == 1 ? "una asistencia" : "\(attendances) asistencias",
      grades == 0 ? nil : grades == 1 ? "una evaluación" : "\(grades) evaluaciones",
    ].compactMap(\.self).joined(separator: " y ")
  }

  /// What is wrong with a day on which something is said to have happened.
  private func lateness(_ date: CalendarDate?, at place: String) -> [Finding] {
    guard let date, let delivery = registry.file?.deliveryDate, delivery < date else { return [] }
    return [Finding(.afterHandover, at: place, ["fecha": date.inWords, "entrega": delivery.inWords])]
  }

  private var aboutRecords: [Finding] {
    let file = registry.file ?? CaseFile()
    let names = Dictionary(registry.people.map { ($0.document, $0.name) }) { first, _ in first }
    let valid = Set(sessions.map(\.code))
    let there = Set(attendances.filter(\.wasThere).map { [$0.session, $0.document] })
    let excuses = attendances.filter { ($0.state == .excused || $0.state == .left) && $0.reason.isEmpty }
    return excuses.map { row in
      Finding(
        .excuseWithoutReason, at: "asistencias · \(Attendance.table.keyName(of: row))",
        ["persona": names[row.document] ?? row.document, "estado": row.state.rawValue])
    }
      + evaluations.filter { valid.contains($0.session) }.flatMap { row -> [Finding] in
        let place = "evaluaciones · \(Evaluation.table.keyName(of: row))"
        var findings = lateness(row.date, at: place)
        if let grade = row.grade, file.isOutOfScale(grade) {
          findings.append(
            Finding(
              .gradeOutOfScale, at: place, ["nota": grade.spanish, "escala": file.gradeScale.rawValue]))
        }
        if !there.contains([row.session, row.document]) {
          let values = ["persona": names[row.document] ?? row.document]
          findings.append(Finding(.gradeWithoutAttendance, at: place, values))
        }
        return findings
      }
  }

  private var aboutMaterial: [Finding] {
    let changed = MaterialDigests(folder, scan).changedSessions(in: registry)
    let electronic = Set(registry.deliverables.filter { !$0.path.isEmpty }.map(\.code))
    return sessions.filter { $0.state == .held }.compactMap { session in
      guard let material = session.material, electronic.contains(material) else { return nil }
      let values = ["codigo": session.code, "material": material]
      let place = "sesiones · \(session.code)"
      if changed.contains(session.code) { return Finding(.materialChanged, at: place, values) }
      return session.materialDigest.isEmpty ? Finding(.materialWithoutDigest, at: place, values) : nil
    }
  }
}
