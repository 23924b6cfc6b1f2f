/// An electronic tool that the new officials must master.
package struct Tool: Hashable, Sendable {
  package var code = ""
  package var name = ""
  package var description = ""
  package var system: String?
  package var validMonths: Int?

  package init() {}
}

extension Tool: Record {
  package static let table = Table<Tool>(
    "herramientas", title: "Herramientas", rowName: "la herramienta", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo H-01"),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.description, "descripcion", "Para qué sirve", kind: .longText),
      Column(
        \.system, "sistema", "Sistema", references: Reference("sistemas", "codigo"),
        help: "Código del sistema o cuenta"),
      Column(
        \.validMonths, "vigencia_meses", "Vigencia (meses)",
        help: "Meses después de los cuales hay que capacitarse otra vez; vacío: no vence"),
    ],
    rules: [.atLeast(1, "vigencia_meses", { $0.validMonths.map { FixedDecimal($0) } })])
}

/// Who needs a tool: everybody of a dependencia, of a cargo, or both; or one person.
package struct Requirement: Hashable, Sendable {
  package var tool = ""
  package var side: Side = .incoming
  package var office = ""
  package var post = ""
  package var person = ""
  package var notes = ""
  package var annulment = ""

  package init() {}

  /// The administration that somebody works for.
  package enum Side: String, Choice {
    case outgoing = "saliente"
    case incoming = "entrante"
  }

  /// Whether it is about one person, whom it names by document number; that person's lado does not matter then.
  package var isPersonal: Bool { !person.isEmpty }

  /// Whether this row makes `person` need the tool; an empty dependencia or cargo stands for any.
  package func covers(_ person: Person) -> Bool {
    if isPersonal { return person.document == self.person }
    return person.side == side
      && (office.isEmpty || office.foldedForSearch == person.office.foldedForSearch)
      && (post.isEmpty || post.foldedForSearch == person.post.foldedForSearch)
  }
}

extension Requirement: Record {
  package static let table = Table<Requirement>(
    "requisitos", title: "Quién necesita qué", rowName: "el requisito",
    key: ["herramienta", "lado", "dependencia", "cargo", "persona"],
    columns: [
      Column(
        \.tool, "herramienta", "Herramienta", required: true, references: Reference("herramientas", "codigo")),
      Column(\.side, "lado", "Lado"),
      Column(\.office, "dependencia", "Dependencia", help: "Vacío: todas"),
      Column(\.post, "cargo", "Cargo", help: "Vacío: todos"),
      Column(
        \.person, "persona", "Persona", access: .personal,
        help: "Documento de la única persona que la necesita; entonces dependencia y cargo quedan vacíos",
        cleaning: { $0.withoutDigitGrouping }),
      Column(\.notes, "notas", "Notas"),
      .annulment(\.annulment),
    ],
    rules: [
      RowRule("persona") { row, _ in
        row.isPersonal && !(row.office.isEmpty && row.post.isEmpty)
          ? FieldProblem(
            "está junto con una dependencia o un cargo", allowed: "la persona sola, o dependencia y cargo")
          : nil
      }
    ])
}

/// A person who is trained or trains.
package struct Person: Hashable, Sendable {
  package var document = ""
  package var documentKind: DocumentKind = .citizen
  package var name = ""
  package var side: Requirement.Side = .incoming
  package var office = ""
  package var post = ""
  package var link: Link?
  package var email = ""
  package var notes = ""

  package init() {}

  /// The kind of identity document.
  package enum DocumentKind: String, Choice {
    case citizen = "CC"
    case foreigner = "CE"
    case passport = "PA"
    case permit = "PPT"
    case minor = "TI"
  }

  /// How somebody is bound to the entity.
  package enum Link: String, Choice {
    case career = "carrera"
    case free = "libre nombramiento"
    case provisional
    case elected = "elección popular"
    case contractor = "contratista"
  }
}

extension Person: Record {
  package static let table = Table<Person>(
    "personas", title: "Personas", rowName: "la persona", role: .enteredPersonal, key: ["documento"],
    columns: [
      Column(
        \.document, "documento", "Documento", required: true, access: .personal,
        synonyms: ["cedula", "identificacion", "numero de documento", "no. documento", "cc"],
        help: "Número sin puntos", cleaning: { $0.withoutDigitGrouping }),
      Column(\.documentKind, "tipo_documento", "Tipo de documento", access: .personal),
      Column(
        \.name, "nombre", "Nombre", required: true, access: .personal, synonyms: ["nombres y apellidos"]),
      Column(\.side, "lado", "Lado", required: true),
      Column(\.office, "dependencia", "Dependencia", required: true),
      Column(\.post, "cargo", "Cargo"),
      Column(\.link, "vinculacion", "Vinculación", synonyms: ["tipo de vinculacion"]),
      Column(\.email, "correo", "Correo", access: .personal, synonyms: ["correo electronico", "email"]),
      Column(\.notes, "notas", "Notas", access: .personal),
    ],
    rules: [.documentNumber("documento", { $0.document })])
}
