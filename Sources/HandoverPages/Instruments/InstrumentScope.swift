import HandoverModel

/// Everything that the templates of the legal instruments can name.
struct InstrumentScope {
  let input: InstrumentInput
  let deadlines: [Deadline]

  init(_ input: InstrumentInput, terms: [LegalTerm]) {
    self.input = input
    deadlines = input.registry.file.map { Deadline.legalTerms(of: $0, under: terms) } ?? []
  }

  var registry: Registry { input.registry }
  var file: CaseFile { input.registry.file ?? CaseFile() }

  /// The entity as it stands at the head of a page.
  var entityName: String { file.entity.isEmpty ? "Entidad sin registrar" : file.entity }

  /// Empty lines to write on.
  func blankLines(_ count: Int) -> [Scope] { Array(repeating: Scope(["texto": .text("")]), count: count) }

  /// What every page names: its title, the entity, its style sheet.
  func base(_ title: String, _ page: PageParts) -> Scope {
    Scope([
      "titulo": .text(title), "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "ficha": .scope(caseFile), "fecha": .words(input.date), "fecha_iso": .text(input.date.description),
      "firmas": .list(signatures), "plazos": .list(deadlines.map(deadline)),
    ])
  }

  private var caseFile: Scope {
    let place = [file.municipality, file.department].filter { !$0.isEmpty }
    let act = [file.actKind, file.actNumber].filter { !$0.isEmpty }.joined(separator: " ")
    return Scope(file).adding([
      "nombre": .text(entityName),
      "lugar": .text(
        place.count == 2 ? "\(place[0]) (\(place[1]))" : place.joined()),
      "periodo": .text(
        [file.termStart, file.termEnd].compactMap { $0?.inWords }.joined(separator: " a ")),
      "inicio": .words(file.termStart), "retiro": .words(file.leavingDate),
      "entrega": .words(file.deliveryDate),
      "acto": .text(act + (act.isEmpty ? "" : file.actDate.map { " del \($0.inWords)" } ?? "")),
      "ejemplares": .text(Wording.count(file.copies, "ejemplar", "ejemplares")),
    ])
  }

  private func deadline(_ deadline: Deadline) -> Scope {
    Scope([
      "asunto": .text(deadline.subject), "responsable": .text(deadline.responsible),
      "fecha": .words(deadline.date), "dia": .text(deadline.date.weekday.name),
      "base": .text(deadline.basis), "por_verificar": .flag(!deadline.isVerified),
    ])
  }

  /// Who signs: both representatives, control interno and the witnesses, blank where nobody is registered.
  private var signatures: [Scope] {
    func members(_ side: TeamMember.Side, _ role: String, blanks: Int) -> [Scope] {
      let members = registry.team.filter { $0.side == side }
      return members.isEmpty
        ? Array(repeating: signature(role, "", ""), count: blanks)
        : members.map { signature(role, $0.name, $0.post.isEmpty ? $0.office : $0.post) }
    }
    return [
      signature("Entrega", file.outgoingName, file.outgoingPost),
      signature("Recibe", file.incomingName, file.incomingPost),
    ] + members(.control, "Control interno", blanks: 1) + members(.witness, "Testigo", blanks: 2)
  }

  private func signature(_ role: String, _ name: String, _ post: String) -> Scope {
    Scope(["papel": .text(role), "nombre": .text(name), "cargo": .text(post)])
  }
}

extension InstrumentScope {
  /// One of the instruments of public information.
  func information(_ instrument: InformationInstrument, _ page: PageParts) -> Scope {
    let blanks = instrument.rows.reduce(0) { $0 + $1.count(where: \.isEmpty) }
    return base(instrument.title, page).adding([
      "proposito": .text(instrument.purpose), "sin_registros": .text(instrument.emptyNote),
      "cuantos": .text(Wording.count(instrument.rows.count, "registro", "registros")),
      "sin_dato": .text(blanks > 0 ? Wording.count(blanks, "dato sin registrar", "datos sin registrar") : ""),
      "archivo": .text(instrument.kind.rawValue),
      "columnas": .list(
        instrument.columns.map { column in
          Scope(["nombre": .text(column.title), "ancho": .text(Self.width(column))])
        }),
      "filas": .list(
        instrument.rows.map { row in
          Scope([
            "nombre": .text(row.first ?? ""),
            "celdas": .list(
              zip(row.dropFirst(), instrument.columns.dropFirst()).map { text, column in
                Scope([
                  "texto": .text(column.holdsDates ? Self.dayInFigures(text) : text),
                  "clase": .text(Self.width(column)),
                ])
              }),
          ])
        }),
    ])
  }

  /// The class of the style sheet for a column, by its width.
  private static func width(_ column: InformationInstrument.Column) -> String {
    switch column.width {
    case ...14: "angosta"
    case ...28: "media"
    case ...40: "ancha"
    default: "principal"
    }
  }

  private static func dayInFigures(_ text: String) -> String {
    (try? CalendarDate(fieldText: text))?.inFigures ?? text
  }

  /// The deadlines for a calendar program.
  var calendar: CalendarText {
    let owner = [file.nit?.fieldText, file.termEnd?.description].compactMap(\.self).joined(separator: ".")
    return CalendarText(
      name: "Plazos del empalme — \(entityName)", made: input.date,
      events: deadlines.map { deadline in
        CalendarText.Event(
          uid: "\(deadline.code.foldedForSearch).\(owner.isEmpty ? "sin-ficha" : owner)@empalme",
          date: deadline.date, summary: "\(deadline.subject) — \(entityName)",
          description: "Responsable: \(deadline.responsible).\nÚltimo día: \(deadline.date.inWords).\n"
            + deadline.basis + "."
            + (deadline.isVerified ? "" : "\nPlazo por verificar en el texto oficial de la norma."),
          reminders: [5, 1])
      })
  }
}
