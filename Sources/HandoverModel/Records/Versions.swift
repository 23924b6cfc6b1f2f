/// A sealed version, as the tool recorded it.
package struct SealedVersion: Hashable, Sendable {
  package var number = 0
  package var date: CalendarDate?
  package var author = ""
  package var reason = ""
  package var name = ""
  package var integralSello = ""
  package var publicSello = ""
  package var fingerprint = ""
  package var files: Int?
  package var bytes: Int?

  package init() {}
}

extension SealedVersion: Record {
  package static let table = Table<SealedVersion>(
    "versiones", title: "Versiones selladas", rowName: "la versión", role: .kept, key: ["numero"],
    columns: [
      Column(\.number, "numero", "Versión", required: true),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.author, "autor", "Autor"),
      Column(\.reason, "motivo", "Motivo"),
      Column(\.name, "paquete", "Paquete", required: true),
      Column(\.integralSello, "sello_integral", "Sello de la edición integral", required: true),
      Column(\.publicSello, "sello_publica", "Sello de la edición pública", required: true),
      Column(\.fingerprint, "huella_contenido", "Huella del contenido", required: true),
      Column(\.files, "archivos", "Archivos"),
      Column(\.bytes, "tamano", "Tamaño (bytes)"),
    ])
}

/// A place where a version's document was published.
package struct Publication: Hashable, Sendable {
  package var version = 0
  package var address = ""
  package var date: CalendarDate?
  package var medium = ""
  package var responsible = ""

  package init() {}
}

extension Publication: Record {
  package static let table = Table<Publication>(
    "publicaciones", title: "Publicaciones", rowName: "la publicación", key: ["version", "direccion"],
    columns: [
      Column(\.version, "version", "Versión", required: true, references: Reference("versiones", "numero")),
      Column(\.address, "direccion", "Dirección", required: true, help: "Página donde se publicó"),
      Column(\.date, "fecha", "Fecha", required: true),
      Column(\.medium, "medio", "Medio", help: "Sitio web, cartelera, correo…"),
      Column(\.responsible, "responsable", "Responsable"),
    ])
}
