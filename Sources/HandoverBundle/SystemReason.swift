import Glibc
import HandoverModel

/// The reasons that the operating system gives, in Spanish.
enum SystemReason {
  static func text(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "no hay permiso"
    case ENOENT: "no existe"
    case EIO: "el disco o la memoria responde con error"
    case EISDIR: "es una carpeta"
    case EMFILE, ENFILE: "hay demasiados archivos abiertos"
    case ENAMETOOLONG: "el nombre es demasiado largo"
    case ENOSPC, EDQUOT: "no queda espacio"
    case EROFS: "el disco es de solo lectura"
    case ETXTBSY, EBUSY: "está en uso"
    default: "error \(code) del sistema"
    }
  }

  static func status(_ code: Int32) -> ExitStatus {
    switch code {
    case EACCES, EPERM, EROFS: .noPermission
    case EBUSY, ETXTBSY, EAGAIN: .temporary
    default: .inputOutput
    }
  }

  /// The error for a failed write: a full disk has a case of its own.
  static func writing(_ path: String, _ code: Int32) -> BundleError {
    code == ENOSPC || code == EDQUOT ? .diskFull(path: path) : .unwritable(path: path, errno: code)
  }
}
