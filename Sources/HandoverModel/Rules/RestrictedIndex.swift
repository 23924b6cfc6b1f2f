/// The índice de información clasificada y reservada, with its official columns.
///
/// Source: Decreto 1081 de 2015, article on the contents of the index, as two public indexes apply it.
package enum RestrictedIndex {
  /// The column headings in order.
  package static let headers = [
    "Nombre o título de la categoría de información", "Nombre o título de la información", "Idioma",
    "Medio de conservación o soporte", "Fecha de generación", "Responsable de la producción",
    "Responsable de la información", "Objetivo legítimo de la excepción", "Fundamento constitucional o legal",
    "Excepción total o parcial", "Fecha de la calificación", "Plazo de la clasificación o reserva",
    "Nivel de acceso",
  ]

  /// The cells of one element, in the order of ``headers``.
  ///
  /// An element that is withheld only because it holds personal data is listed as classified on that ground.
  package static func cells(of element: Deliverable) -> [String] {
    let isOpen = element.access == .open
    return [
      element.series, element.title, element.language, element.support.rawValue,
      element.firstDate?.fieldText ?? "", element.producer, element.custodian,
      isOpen ? "Protección de los datos personales" : element.objective,
      isOpen ? "Ley 1581 de 2012" : element.ground,
      element.extent?.rawValue ?? "", element.qualifiedOn?.description ?? "", element.term,
      isOpen ? Deliverable.Access.classified.rawValue : element.access.rawValue,
    ]
  }
}
