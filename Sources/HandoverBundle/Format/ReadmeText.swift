import HandoverModel

/// The texts that greet whoever opens a bundle without the program.
enum ReadmeText {
  /// `LEAME.txt`: how to open the bundle and how to verify it with what every computer has.
  ///
  /// Lines end in CRLF, because old editors of Windows show anything else as one line.
  static func readme(_ plan: PackingPlan) -> String { lines(plan).replacing("\n", with: "\r\n") }

  private static func lines(_ plan: PackingPlan) -> String {
    """
    PAQUETE DE EMPALME
    \(plan.municipality.entity)
    Versión \(plan.version), edición \(plan.edition.title), \(plan.date)

    CÓMO SE ABRE
      Abra index.html con cualquier navegador: lleva al documento de empalme, que enlaza todo lo demás.
      No hace falta internet ni ningún programa especial.

    QUÉ CONTIENE
      data/                     lo que se entrega: documentos, archivos, informes, registros y tablas
      data/empalme.json         inventario de cada archivo
      data/formato.md           la descripción de este formato
      manifest-sha256.txt       la huella SHA-256 de cada archivo de data/
      tagmanifest-sha256.txt    la huella de estos textos; su propia huella es el SELLO, el código del paquete
      historia/                 los mismos textos de cada versión anterior, si las hay

    CÓMO SE COMPRUEBA EL PAQUETE EN EL NAVEGADOR, SIN INSTALAR NADA
      Abra verificador.html, que se entrega junto al ZIP, y arrastre sobre esa página el ZIP o esta carpeta.
      También dice si es el paquete del acta.

    CÓMO SE COMPRUEBA EL CÓDIGO DEL PAQUETE O SELLO (debe ser el del acta)
      Windows:  certutil -hashfile tagmanifest-sha256.txt SHA256
      macOS:    shasum -a 256 tagmanifest-sha256.txt
      Linux:    sha256sum tagmanifest-sha256.txt

    CÓMO SE COMPRUEBA CADA ARCHIVO (desde esta carpeta, después de extraer el ZIP completo)
      macOS:    shasum -a 256 -c tagmanifest-sha256.txt manifest-sha256.txt
      Linux:    sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
      Windows:  certutil -hashfile ARCHIVO SHA256   y compare con la línea de manifest-sha256.txt

    No cambie, agregue ni borre nada en esta carpeta: dejaría de coincidir con el sello.

    """
  }

  /// `index.html` at the top: it only leads to the document, without a script.
  static func redirect(_ plan: PackingPlan) -> String {
    let names = plan.documents.map(\.path.text)
    let target =
      names.contains(BundleFormat.document) ? BundleFormat.document : names.first ?? BundleFormat.inventory
    let link = "data/" + escaped(target)
    return """
      <!DOCTYPE html>
      <html lang="es-CO">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(plan.title.isEmpty ? plan.name : plan.title))</title>
      <meta http-equiv="refresh" content="0; url=\(link)">
      </head>
      <body>
      <p><a href="\(link)">Abrir el documento de empalme</a></p>
      </body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
