/// One of the three tables by which an entity tells what information it has, with its official columns.
///
/// Source: Ley 1712 de 2014; the columns are those of the public instruments of two entities. It is for
/// publication, so ``Visibility`` of the public edition decides what its rows show.
package struct InformationInstrument: Hashable, Sendable {
  /// Which of the three.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case restrictedIndex = "indice-informacion-clasificada-reservada"
    case assets = "registro-activos-informacion"
    case scheme = "esquema-publicacion-informacion"
  }

  /// One column of the table.
  package struct Column: Hashable, Sendable {
    /// The official heading.
    package let title: String
    /// The width on a sheet, in characters.
    package let width: Int
    /// Whether its cells are days; other cells are text, also when they look like a date.
    package let holdsDates: Bool

    package init(_ title: String, _ width: Int, dates: Bool = false) {
      self.title = title
      self.width = width
      holdsDates = dates
    }
  }

  /// Which of the three; its raw value names the files.
  package let kind: Kind
  /// What it is called, in Spanish.
  package let title: String
  /// What it is for and what it leaves out, one or two Spanish sentences.
  package let purpose: String
  /// What stands in place of rows when there are none, one Spanish sentence.
  package let emptyNote: String
  /// From left to right.
  package let columns: [Column]
  /// The cells in the order of ``columns``; an empty cell is not known.
  package let rows: [[String]]

  /// The three of a registry, in the order of ``Kind``.
  package static func all(of registry: Registry) -> [InformationInstrument] {
    let visible = Visibility(.public).filter(registry)
    let withheld = registry.deliverables.filter { !Visibility(.public).shows($0) }
    return [restrictedIndex(withheld), assets(visible), scheme(visible)]
  }
}

extension InformationInstrument {
  private static func restrictedIndex(_ withheld: [Deliverable]) -> InformationInstrument {
    InformationInstrument(
      kind: .restrictedIndex, title: "Índice de información clasificada y reservada",
      purpose: "Dice qué información no se publica, por qué y hasta cuándo, sin mostrar su contenido.",
      emptyNote: "Sin registros: no se catalogó información clasificada ni reservada.",
      columns: [
        Column("Nombre o título de la categoría de información", 26),
        Column("Nombre o título de la información", 34), Column("Idioma", 10),
        Column("Medio de conservación y/o soporte", 16),
        Column("Fecha de generación de la información", 14),
        Column("Nombre del responsable de la producción de la información", 26),
        Column("Nombre del responsable de la información", 26),
        Column("Objetivo legítimo de la excepción", 36), Column("Fundamento constitucional o legal", 32),
        Column("Fundamento jurídico de la excepción", 30), Column("Excepción total o parcial", 12),
        Column("Fecha de la calificación", 14, dates: true),
        Column("Plazo de la clasificación o reserva", 16),
      ],
      rows: withheld.map { element in
        let cells = RestrictedIndex.cells(of: element)
        return [cells[0], cells[1], LanguageName.spanish(cells[2]), cells[3].capitalizedFirst]
          + cells[4...8] + ["Información pública \(cells[12]), Ley 1712 de 2014"]
          + [cells[9].capitalizedFirst, cells[10], cells[11]]
      })
  }

  private static func assets(_ visible: Registry) -> InformationInstrument {
    let elements = visible.deliverables.filter { $0.state == .delivered }
      .map { (category: $0.category, element: $0) }
      .sorted {
        ($0.category.foldedForSearch, $0.element.code) < ($1.category.foldedForSearch, $1.element.code)
      }
    let isPublished = !visible.publications.isEmpty
    return InformationInstrument(
      kind: .assets, title: "Registro de activos de información",
      purpose: "Inventario de la información pública que se entrega y de dónde se puede pedir o consultar. "
        + "La clasificada y reservada está en su índice.",
      emptyNote: "Sin registros: todavía no se ha catalogado información pública entregada.",
      columns: [
        Column("Nombre o título de la categoría de información", 32),
        Column("Descripción del contenido de la categoría de información", 60), Column("Idioma", 10),
        Column("Medio de conservación y/o soporte", 16), Column("Formato", 20),
        Column("Información publicada o disponible", 18),
      ],
      rows: elements.map { category, element in
        [
          category, element.contents, LanguageName.spanish(element.language),
          element.support.rawValue.capitalizedFirst, element.formatName,
          isPublished && !element.path.isEmpty ? "Publicada" : "Disponible",
        ]
      })
  }

  private static func scheme(_ visible: Registry) -> InformationInstrument {
    let site = visible.file?.website ?? ""
    let channels = visible.channels.filter { $0.isPublished != false }.map { channel in
      [
        channel.name, LanguageName.spanish("es"), "Electrónico", "Página web",
        channel.lastUpdate.map { "Actualizado: \($0)" } ?? "", channel.frequency, site,
        channel.source, channel.responsible,
      ]
    }
    let place = visible.publications.last?.address ?? site
    let elements = visible.deliverables.filter { $0.state == .delivered && !$0.path.isEmpty }.map { element in
      [
        element.title, LanguageName.spanish(element.language), element.support.rawValue.capitalizedFirst,
        element.formatName, element.firstDate?.fieldText ?? "", "Con cada versión del empalme", place,
        element.producer, element.custodian,
      ]
    }
    return InformationInstrument(
      kind: .scheme, title: "Esquema de publicación de información",
      purpose:
        "Dice qué se publica, cada cuánto se actualiza, dónde se consulta y quién responde: los canales "
        + "del sitio web y los elementos públicos del empalme.",
      emptyNote: "Sin registros: todavía no hay canales del sitio web ni elementos públicos entregados.",
      columns: [
        Column("Nombre o título de la información", 40), Column("Idioma", 10),
        Column("Medio de conservación y/o soporte", 16), Column("Formato", 18),
        Column("Fecha de generación de la información", 22), Column("Frecuencia de actualización", 20),
        Column("Lugar de consulta", 34),
        Column("Nombre del responsable de la producción de la información", 28),
        Column("Nombre del responsable de la información", 28),
      ],
      rows: channels + elements)
  }
}
