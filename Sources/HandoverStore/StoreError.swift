import GRDB
package import HandoverModel

/// Why the registry could not be opened, read or changed.
package enum StoreError: Error, Hashable, Sendable {
  case noSuchFile(path: String)
  case alreadyExists(path: String)
  /// The file has no content: creating it was interrupted.
  case empty(path: String)
  case notADatabase(path: String)
  /// An SQLite file of another program.
  case foreignDatabase(path: String)
  case newerSchema(path: String, found: Int, known: Int)
  /// A registry that must be brought up to date, opened for reading only.
  case olderSchema(path: String)
  case damaged(path: String, detail: String)
  case unreadable(path: String)
  case readOnly(path: String)
  /// The last changes stand in a `-wal` file beside the registry, in a folder that cannot be written to.
  case unsettled(path: String)
  case diskFull(path: String)
  case busy(path: String)
  case inputOutput(path: String, detail: String)
  /// Rows that cannot be stored, with everything that is the matter with them.
  case rejected([RowProblem])
  case versionExists(Int)
  /// The registry is not what it was when the preview was shown.
  case changedMeanwhile(path: String)
  case nothingToUndo
  /// What keeps an import from being undone, row by row.
  case undoBlocked(number: Int, reasons: [String])
  /// A stored value that this program cannot read.
  case unreadableValue(table: String, column: String, value: String)
  /// SQLite refused something that the program should not have tried.
  case refused(path: String, detail: String)
}

extension StoreError: Explained {
  package var message: String {
    switch self {
    case .noSuchFile(let path): "no hay un expediente: falta «\(path)»"
    case .alreadyExists(let path): "ya hay un expediente: «\(path)» existe"
    case .empty(let path): "«\(path)» está vacío: su creación quedó interrumpida"
    case .notADatabase(let path): "«\(path)» no es una base de datos SQLite"
    case .foreignDatabase(let path): "«\(path)» es una base de datos de otro programa"
    case .newerSchema(let path, let found, let known):
      "«\(path)» lo escribió una versión más nueva de empalme (esquema \(found); esta conoce el \(known))"
    case .olderSchema(let path):
      "«\(path)» lo escribió una versión anterior de empalme y aún no está actualizado"
    case .damaged(let path, _): "el registro «\(path)» está dañado"
    case .unreadable(let path): "no hay permiso para leer «\(path)»"
    case .readOnly(let path): "no se puede escribir en «\(path)» o en su carpeta"
    case .unsettled(let path):
      "«\(path)» tiene cambios sin asentar en «\(path)-wal», y su carpeta no admite escritura"
    case .diskFull(let path): "no queda espacio en el disco de «\(path)»; el cambio no se guardó"
    case .busy(let path): "otro proceso está escribiendo en «\(path)»"
    case .inputOutput(let path, let detail): "falló la lectura o la escritura de «\(path)» (\(detail))"
    case .rejected(let problems): Self.summary(of: problems)
    case .versionExists(let number): "la versión \(number) ya está sellada"
    case .changedMeanwhile: "el registro cambió después de mostrar qué pasaría; no se guardó nada"
    case .nothingToUndo: "no hay ninguna importación que deshacer"
    case .undoBlocked(let number, let reasons):
      "no se puede deshacer la importación \(number): " + reasons.prefix(10).joined(separator: "; ")
        + (reasons.count > 10 ? "; y \(reasons.count - 10) razones más" : "")
    case .unreadableValue(let table, let column, let value):
      "la tabla \(table) guarda en la columna \(column) un valor que no se entiende: «\(value)»"
    case .refused(let path, let detail): "la base de datos «\(path)» rechazó la operación (\(detail))"
    }
  }

  package var hint: String? {
    switch self {
    case .noSuchFile: "indique la carpeta de un expediente o cree uno con «empalme crear»"
    case .alreadyExists: "use ese expediente o elija otra carpeta"
    case .empty: "bórrelo y cree el expediente de nuevo"
    case .notADatabase: "restaure el archivo desde una copia de seguridad o desde el último paquete sellado"
    case .foreignDatabase: "indique la carpeta de un expediente; ese archivo no se tocó"
    case .newerSchema: "actualice empalme; el archivo no se tocó"
    case .olderSchema: "cópielo a una carpeta donde se pueda escribir y ábralo allí una vez"
    case .damaged:
      "restaure una copia de seguridad, o cree un expediente e importe 05_tablas del último paquete"
    case .unreadable: "pida al dueño del archivo permiso de lectura"
    case .readOnly: "copie el expediente a una carpeta donde tenga permiso de escritura"
    case .unsettled: "copie la carpeta entera, con ese archivo, a un lugar donde se pueda escribir"
    case .diskFull: "libere espacio y repita la orden"
    case .busy:
      "espere a que termine y repita la orden; si nadie más trabaja, cierre el programa que lo tenga abierto"
    case .inputOutput: "revise el disco o la memoria USB y repita la orden"
    case .rejected: "corrija esos datos y repita la orden"
    case .versionExists: "selle la versión siguiente"
    case .changedMeanwhile: "repita la orden y revise de nuevo"
    case .nothingToUndo: "vea las importaciones con «empalme deshacer --lista»"
    case .undoBlocked: "corrija esas filas a mano con otra importación; lo que cambió después no se pierde"
    case .unreadableValue: "corrija ese valor con la versión de empalme que lo escribió"
    case .refused: nil
    }
  }

  package var status: ExitStatus {
    switch self {
    case .noSuchFile: .noInput
    case .alreadyExists, .versionExists: .cannotCreate
    case .empty, .notADatabase, .foreignDatabase, .newerSchema, .olderSchema, .damaged, .rejected,
      .unreadableValue:
      .data
    case .unreadable, .readOnly, .unsettled: .noPermission
    case .diskFull, .inputOutput: .inputOutput
    case .busy, .changedMeanwhile: .temporary
    case .nothingToUndo, .undoBlocked: .data
    case .refused: .software
    }
  }

  private static func summary(of problems: [RowProblem]) -> String {
    let first = problems.first?.sentence ?? "hay datos que no se pueden guardar"
    let others = problems.count - 1
    return others > 0 ? "\(first), y \(others) \(others == 1 ? "problema" : "problemas") más" : first
  }
}

extension StoreError {
  /// What an error of SQLite or GRDB means for the user of the registry at `path`.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let failure = error as? DatabaseError else {
      self = .inputOutput(path: path, detail: "\(error)")
      return
    }
    let detail = failure.message ?? "\(failure.resultCode)"
    switch failure.resultCode {
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: self = .unreadable(path: path)
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOLFS, .SQLITE_PROTOCOL:
      self = .inputOutput(path: path, detail: detail)
    default: self = .refused(path: path, detail: detail)
    }
  }
}
