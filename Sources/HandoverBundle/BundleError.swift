package import HandoverModel

/// Why a bundle could not be built or read: the thing by name, and what the user can do.
///
/// Defects of the material are findings, not errors.
package enum BundleError: Explained, Hashable, Sendable {
  case fileMissing(path: String)
  case notABundle(path: String, reason: String)
  case malformedSello(text: String)
  case planInvalid(reason: String)
  case misplacedItem(path: String)
  case collidingItems(first: String, second: String)
  case pathTooLong(path: String)
  case undeclaredDocument(path: String)
  case missingDocument(path: String)
  case sourceMissing(path: String)
  case sourceNotRegular(path: String)
  case sourceChanged(path: String)
  case ambiguousSize(path: String)
  case unreadable(path: String, errno: Int32)
  case unwritable(path: String, errno: Int32)
  case diskFull(path: String)
  case destinationExists(path: String)
  case container(reason: String)
  case entryDamaged(path: String)
  case entryMissing(path: String)
  case tooLarge(path: String)
  case compressionFailed(path: String)
  case notOurs(path: String)
  case damagedBundle(path: String, reason: String)
  case notInBundle(name: String)
  case folderTaken(path: String)
  case destinationSwapped(path: String)
  case noRoom(path: String, needed: UInt64, free: UInt64)
  case nothingToRescue(paths: [String])
  case differentBundles(first: String, second: String)
  case cancelled

  /// What happened: lower case, no full stop.
  package var message: String {
    switch self {
    case .fileMissing(let path): "no existe «\(path)»"
    case .notABundle(let path, let reason): "«\(path)» no es un paquete de empalme: \(reason)"
    case .malformedSello(let text): "«\(text)» no es un código de paquete"
    case .planInvalid(let reason): "el paquete no se puede armar: \(reason)"
    case .misplacedItem(let path): "«\(path)» no está en una carpeta de sección (01_… a 09_…)"
    case .collidingItems(let first, let second):
      "«\(first)» y «\(second)» serían el mismo archivo en otro equipo"
    case .pathTooLong(let path): "la ruta «\(path)» pasa de 200 caracteres dentro del paquete"
    case .undeclaredDocument(let path): "el documento «\(path)» no estaba anunciado"
    case .missingDocument(let path): "falta el documento anunciado «\(path)»"
    case .sourceMissing(let path): "el archivo «\(path)» ya no existe"
    case .sourceNotRegular(let path):
      "«\(path)» no es un archivo corriente (es un enlace, una carpeta o un dispositivo)"
    case .sourceChanged(let path): "el archivo «\(path)» cambió mientras se leía"
    case .ambiguousSize(let path):
      "«\(path)» mide 4.294.967.295 bytes justos, el único tamaño que un ZIP no puede guardar sin error"
    case .unreadable(let path, let errno): "no se pudo leer «\(path)»: \(SystemReason.text(errno))"
    case .unwritable(let path, let errno): "no se pudo escribir «\(path)»: \(SystemReason.text(errno))"
    case .diskFull(let path): "no queda espacio en el disco para escribir «\(path)»"
    case .destinationExists(let path): "«\(path)» ya existe y no se reemplaza"
    case .container(let reason): "no se pudo escribir el ZIP: \(reason)"
    case .entryDamaged(let path): "«\(path)» está dañado dentro del paquete"
    case .entryMissing(let path): "el paquete no contiene «\(path)»"
    case .tooLarge(let path): "«\(path)» es demasiado grande para leerlo entero"
    case .compressionFailed(let path): "no se pudo comprimir «\(path)»"
    case .notOurs(let path): "«\(path)» no es un paquete sellado con empalme: no trae su inventario"
    case .damagedBundle(let path, let reason): "no se extrajo nada: «\(path)» está dañado: \(reason)"
    case .notInBundle(let name): "el paquete no tiene nada que se llame «\(name)»"
    case .folderTaken(let path): "«\(path)» ya existe y no se reemplaza"
    case .destinationSwapped(let path): "otro programa cambió «\(path)» mientras se escribía"
    case .noRoom(let path, let needed, let free):
      "no hay espacio en «\(path)»: hacen falta \(Self.megabytes(needed)) y quedan \(Self.megabytes(free))"
    case .nothingToRescue(let paths):
      "no se encontró nada de un paquete de empalme en \(paths.map { "«\($0)»" }.joined(separator: " ni en "))"
    case .differentBundles(let first, let second): "«\(first)» y «\(second)» no son copias del mismo paquete"
    case .cancelled: "el trabajo se canceló; no quedó nada a medio escribir"
    }
  }

  /// What to do about it: an order that the user can follow.
  package var hint: String? {
    switch self {
    case .fileMissing: "revise la ruta"
    case .notABundle: "indique el ZIP que entregó la administración saliente, o la carpeta que salió de él"
    case .malformedSello:
      "copie del acta los 64 caracteres del código, o los primeros 16; solo tiene números y letras de la A a la F"
    case .planInvalid, .missingDocument, .undeclaredDocument, .container, .compressionFailed:
      "es un error del programa: informe el mensaje completo a quien lo mantiene"
    case .misplacedItem: "ponga el archivo en una de las carpetas del expediente"
    case .collidingItems: "cambie el nombre de uno de los dos"
    case .pathTooLong: "acorte los nombres de las carpetas o del archivo"
    case .sourceMissing, .sourceChanged: "cierre los programas que usan el archivo y repita"
    case .sourceNotRegular: "reemplácelo por una copia del archivo"
    case .ambiguousSize: "divida el archivo en dos, o métalo en un ZIP propio y entregue ese ZIP"
    case .unreadable: "revise los permisos y que la memoria o el disco sigan conectados"
    case .unwritable: "revise los permisos de la carpeta de destino"
    case .diskFull: "libere espacio o escriba en otro disco, y repita; lo que estaba a medias ya se borró"
    case .destinationExists: "una versión sellada no se reemplaza: cree la versión siguiente"
    case .entryDamaged, .entryMissing, .tooLarge: "verifique el paquete y pida otra copia a quien lo entregó"
    case .notOurs:
      "descomprímalo con otro programa y compruebe la carpeta que resulte con «empalme verificar»"
    case .damagedBundle:
      "pida otra copia; si no la hay, saque lo que aún está bueno con «empalme rescatar»"
    case .notInBundle:
      "escriba una ruta del paquete, como 02_archivos/acta.pdf, o una sección: material, archivos, informes, registros, tablas"
    case .folderTaken: "indique otra carpeta con --en, o mueva la que existe"
    case .destinationSwapped: "use una carpeta en la que nadie más esté trabajando, y repita"
    case .noRoom: "libere espacio o indique con --en una carpeta de otro disco"
    case .nothingToRescue: "revise que sea el archivo correcto; si lo es, pida otra copia"
    case .differentBundles: "indique copias de una misma versión y edición"
    case .cancelled: "repita cuando quiera"
    }
  }

  /// Rounded up to whole megabytes, as people compare disks.
  private static func megabytes(_ bytes: UInt64) -> String {
    let millions = bytes / 1_000_000 + (bytes % 1_000_000 == 0 ? 0 : 1)
    let digits = String(millions)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.dropLast(digits.count - end).suffix(3))
    }
    return groups.reversed().joined(separator: ".") + " MB"
  }
}

extension BundleError {
  /// The exit status of a command that ends with this error.
  package var status: ExitStatus {
    switch self {
    case .fileMissing, .sourceMissing: .noInput
    case .malformedSello, .notInBundle: .usage
    case .notABundle, .misplacedItem, .collidingItems, .pathTooLong, .sourceNotRegular, .ambiguousSize,
      .entryDamaged,
      .entryMissing, .tooLarge, .notOurs, .damagedBundle, .nothingToRescue, .differentBundles:
      .data
    case .planInvalid, .undeclaredDocument, .missingDocument, .container, .compressionFailed: .software
    case .sourceChanged, .destinationSwapped: .temporary
    case .unreadable(_, let errno), .unwritable(_, let errno): SystemReason.status(errno)
    case .diskFull, .noRoom: .inputOutput
    case .destinationExists, .folderTaken: .cannotCreate
    case .cancelled: .interrupted
    }
  }
}

extension BundleError: CustomStringConvertible {
  package var description: String { message }
}
