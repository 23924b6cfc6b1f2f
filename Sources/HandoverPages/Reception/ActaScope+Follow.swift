import HandoverModel

/// What follows from the reception, and what came before it.
extension ActaScope {
  /// More elements than one row of the table names.
  private static let mostNamed = 12

  /// What is to be answered: numbered and dated once the reception is signed.
  var commitments: [String: Scope.Value] {
    let rows = signature.map { $0.observations.map(signed) } ?? draftCommitments
    return [
      "compromisos": .list(rows),
      "cuantos_compromisos": .text(Wording.count(rows.count, "compromiso", "compromisos")),
    ]
  }

  private func signed(_ observation: ReceptionObservation) -> Scope {
    commitment(
      number: "\(observation.number)", observation.items, observation.text, due: observation.due,
      observation.term, observation.mender)
  }

  private var draftCommitments: [Scope] {
    file.decisions.compactMap { decision in
      guard decision.state == .withRemarks || decision.state == .missing else { return nil }
      let codes = ledger.items(decidedBy: decision)
      guard !codes.isEmpty else { return nil }
      let titles = codes.map { items[ByteText($0)]?.title ?? $0 }
      let text =
        decision.observation.isEmpty ? "Falta: \(titles.joined(separator: "; "))" : decision.observation
      return commitment(number: "", codes, text, due: nil, decision.term, decision.mender)
    }
  }

  private func commitment(
    number: String, _ codes: [String], _ text: String, due: CalendarDate?, _ term: Int?, _ mender: String
  ) -> Scope {
    let rest = codes.count - Self.mostNamed
    let days = Wording.count(term ?? LegalTerm.clarificationDays, "día hábil", "días hábiles")
    return Scope([
      "numero": .text(number), "texto": .text(text), "fecha": .words(due),
      "dias": .text(due == nil ? "\(days) desde la firma" : days), "responsable": .text(mender),
      "elementos": .list(
        codes.prefix(Self.mostNamed).map { code in
          let title = items[ByteText(code)]?.title ?? ""
          return Scope(["codigo": .text(code), "titulo": .text(title == code ? "" : title)])
        }),
      "otros": .text(rest > 0 ? "y \(Wording.count(rest, "elemento más", "elementos más"))" : ""),
    ])
  }

  /// The reception that this one continues, with what became of its items, and the answers that the bundle brings.
  var earlier: [String: Scope.Value] {
    [
      "hay_anterior": .flag(file.earlier != nil), "anterior": .text(file.earlier.map(sentence) ?? ""),
      "anterior_huella": .text(file.earlier?.fingerprint.hex ?? ""),
      "cambios": .list(file.earlier == nil ? [] : ReceptionItem.Change.allCases.map(change)),
      "retirados": .list(
        file.withdrawn.map { item in
          Scope([
            "codigo": .text(item.code), "titulo": .text(item.title == item.code ? "" : item.title),
            "estado": .text(item.state?.rawValue ?? ReceptionStanding.pendingName),
          ])
        }),
      "aclaraciones": .list(file.clarifications.map(clarification)),
    ]
  }

  private func sentence(_ earlier: EarlierReception) -> String {
    let version = earlier.version.map { "de la versión \($0)" } ?? "del paquete \(earlier.name)"
    return
      "Esta recepción continúa la \(version), firmada el \(earlier.date.inWords). Lo que no cambió conserva "
      + "lo que se decidió entonces."
  }

  private func change(_ change: ReceptionItem.Change) -> Scope {
    let members = file.items.filter { $0.change == change }
    let kept = members.count { item in
      if case .inherited = ledger.standing(of: item) { true } else { false }
    }
    let (name, treatment): (String, String) =
      switch change {
      case .new: ("Nuevos", "se revisaron en esta recepción")
      case .changed: ("Cambiados", "se revisaron otra vez")
      case .same: ("Iguales", "\(Wording.count(kept, "conserva", "conservan")) lo decidido en la anterior")
      }
    let waiting = members.count { ledger.standing(of: $0).isPending }
    return Scope([
      "nombre": .text(name), "cuantos": .number(members.count),
      "trato": .text(
        members.isEmpty
          ? "—" : treatment + (waiting > 0 ? "; por revisar: \(waiting.grouped(by: "."))" : "")),
    ])
  }

  private func clarification(_ clarification: ReceptionClarification) -> Scope {
    let about =
      clarification.elements.isEmpty ? "" : ", sobre \(clarification.elements.joined(separator: "; "))"
    let day = clarification.date.map { " del \($0.inWords)" } ?? ""
    let answered = clarification.answeredOn?.inWords ?? ""
    let version = clarification.answeringVersion.map { "en la versión \($0)" } ?? ""
    return Scope([
      "numero": .text("\(clarification.number)"), "texto": .text(clarification.text),
      "de_donde": .text("De la versión \(clarification.version)\(day)\(about)"),
      "respuesta": .text(clarification.answer),
      "cuando": .text([answered, version].filter { !$0.isEmpty }.joined(separator: ", ")),
      "estado": StateMark(clarification.state).scope,
    ])
  }
}
