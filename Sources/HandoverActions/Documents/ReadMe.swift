import HandoverModel

/// What lies beside the shapes of the document, for whoever publishes them.
enum ReadMe {
  /// Names the shapes that were made and says what each is for.
  static func text(_ sealed: SealedDocument, _ shapes: [WriteDocument.Shape]) -> String {
    let title =
      "Documento de empalme, versión \(sealed.number), edición \(sealed.edition.title), \(sealed.date.inWords)"
    let warning =
      sealed.edition == .integral
      ? "\nEsta es la edición integral: contiene información que no puede publicarse.\n" : ""
    let lines = shapes.map { "\($0.path)\n  \(purpose(of: $0))\n" }.joined(separator: "\n")
    return """
      \(title)
      \(warning)
      Todo sale de la versión sellada, sin cambios de contenido. Use la forma que admita su sitio:

      \(lines)
      Las huellas SHA-256 de estos archivos están en SHA256SUMS; compruébelas con «sha256sum -c SHA256SUMS».

      """
  }

  private static func purpose(of shape: WriteDocument.Shape) -> String {
    switch shape {
    case .page: "La página completa en un solo archivo. Súbala tal como está; no necesita nada más."
    case .fragment:
      "Solo el contenido, sin estilos, para pegarlo en el editor HTML de su gestor de contenidos (vista «Código»). "
        + "El título principal lo pone la página donde se pega."
    case .folder:
      "La página, su hoja de estilo y las tablas en CSV. Suba la carpeta carpeta-web entera. Sirve también "
        + "cuando el sitio no admite estilos dentro de la página."
    case .pdf:
      "Para imprimir y archivar. Publique siempre también el HTML, que es el que leen todas las personas."
    }
  }
}
