/// An error that tells the user what could not be done and what to do about it.
///
/// Errors mean that the work could not be done; they are thrown. What is wrong with the *material* is a
/// ``Finding``: collected, reported and never thrown.
package protocol Explained: Error {
  /// What could not be done, one Spanish sentence in lower case without a final full stop, naming the thing.
  var message: String { get }
  /// What the user can do about it, an order in the same form; nil when nobody can do anything.
  var hint: String? { get }
  /// The exit status of a command that ends with this error.
  var status: ExitStatus { get }
}

/// How a command ended, as the number that the shell sees.
///
/// `docs/exit-codes.md` is this table; a test holds the two together.
package enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// The work was done, and nothing is wrong with the material.
  case success = 0
  /// The work was done; the material has defects.
  case defects = 1
  /// The work was done; the material holds, with remarks that someone should look at.
  case remarks = 2
  /// What would happen was shown and nothing was stored, because nobody has confirmed it yet.
  case unconfirmed = 3
  /// The command line is not one that the program understands.
  case usage = 64
  /// The input is not what it should be: not a bundle, a table with bad rows, a damaged registry.
  case data = 65
  /// The file or folder to work on does not exist.
  case noInput = 66
  /// The program itself failed; this is a defect of the program, not of the material.
  case software = 70
  /// Something that should be created cannot be, for example because it exists already.
  case cannotCreate = 73
  /// Reading or writing failed, for example because the disk is full.
  case inputOutput = 74
  /// Someone else is at work, or a file changed meanwhile; trying again later helps.
  case temporary = 75
  /// Permission to read or write is missing.
  case noPermission = 77
  /// The user stopped the work (Ctrl-C); nothing was left half-written.
  case interrupted = 130

  /// What the number means, for the user: one Spanish sentence without a final full stop.
  package var meaning: String {
    switch self {
    case .success: "todo salió bien"
    case .defects: "el trabajo se hizo y el material tiene defectos"
    case .remarks: "el trabajo se hizo; el material está íntegro, con advertencias por revisar"
    case .unconfirmed: "se mostró qué pasaría y no se guardó nada: falta confirmarlo"
    case .usage: "la orden está mal escrita"
    case .data:
      "lo que se entregó no es lo que se esperaba: no es un paquete, una tabla con filas malas, un registro dañado"
    case .noInput: "el archivo o la carpeta no existe"
    case .software: "falló el propio programa"
    case .cannotCreate: "no se puede crear el archivo o la carpeta"
    case .inputOutput: "falló la lectura o la escritura, por ejemplo por disco lleno"
    case .temporary: "hay otro proceso trabajando o un archivo cambió entretanto; intente más tarde"
    case .noPermission: "falta permiso para leer o escribir"
    case .interrupted: "se interrumpió con Ctrl-C; nada quedó a medio escribir"
    }
  }
}
