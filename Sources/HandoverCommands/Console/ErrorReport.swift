import Foundation
package import HandoverModel

/// An error on its way to the user: `empalme: error: …`, `empalme: sugerencia: …`, and its exit status.
package struct ErrorReport {
  private let explained: any Explained

  /// Whatever is thrown after the work was cancelled is a consequence of the cancellation.
  package init(_ error: any Error, wasCancelled: Bool = false) {
    explained =
      if wasCancelled || error is CancellationError {
        Interrupted()
      } else if let error = error as? any Explained {
        error
      } else {
        SystemFailure(error)
      }
  }

  /// Says it on stderr, and with `--json` also as an object on stdout; returns the status.
  package func tell(_ console: Console) -> ExitStatus {
    console.talk.showLive("")
    let style = console.talk.style
    console.talk.write(line("error:", explained.message, .bad, in: style))
    if let hint = explained.hint { console.talk.write(line("sugerencia:", hint, .good, in: style)) }
    if console.switches.wantsJSON {
      do { try console.show(json: ErrorDocument(explained)) } catch { return .software }
    }
    return explained.status
  }

  private func line(_ label: String, _ text: String, _ tone: Style.Tone, in style: Style) -> String {
    "empalme: \(style.paint(label, tone)) \(text)\n"
  }
}

/// The error as other programs read it: `{"error": {"mensaje": …, "sugerencia": …, "estado": 65, …}}`.
private struct ErrorDocument: Encodable {
  struct Content: Encodable {
    let mensaje: String
    let sugerencia: String?
    let estado: Int32
    let significado: String
  }

  let error: Content

  init(_ explained: any Explained) {
    error = Content(
      mensaje: explained.message, sugerencia: explained.hint, estado: explained.status.rawValue,
      significado: explained.status.meaning)
  }
}

/// The command line could not be understood.
package struct UsageProblem: Explained, Hashable {
  package let message: String
  package let hint: String?
  package let status = ExitStatus.usage

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// An error of the system or of Foundation that no layer below explained.
struct SystemFailure: Explained {
  let message: String
  let hint: String?
  let status: ExitStatus

  init(_ error: any Error) {
    let place = Self.path(of: error).map { " «\($0)»" } ?? ""
    switch Self.kind(of: error) {
    case .missing: self.init("no existe\(place)", "revise cómo está escrita la ruta", .noInput)
    case .forbidden:
      self.init("no hay permiso para usar\(place)", "cambie los permisos o use otra carpeta", .noPermission)
    case .readOnly:
      self.init("no se puede escribir en\(place): es de solo lectura", "use otra carpeta", .noPermission)
    case .full:
      self.init("no queda espacio en el disco para\(place)", "libere espacio y repita la orden", .inputOutput)
    case .exists: self.init("ya existe\(place)", "use otro nombre", .cannotCreate)
    case .unreadable:
      self.init("no se pudo leer o escribir\(place)", "revise el disco o la memoria USB", .inputOutput)
    case .unknown:
      self.init(
        "falló el programa: \(error)",
        "es un defecto de empalme; conserve este mensaje para quien lo mantiene",
        .software)
    }
  }

  private init(_ message: String, _ hint: String, _ status: ExitStatus) {
    self.message = message
    self.hint = hint
    self.status = status
  }

  private enum Kind { case missing, forbidden, readOnly, full, exists, unreadable, unknown }

  private static func kind(of error: any Error) -> Kind {
    if let error = error as? CocoaError {
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: return .missing
      case .fileReadNoPermission, .fileWriteNoPermission: return .forbidden
      case .fileWriteVolumeReadOnly: return .readOnly
      case .fileWriteOutOfSpace: return .full
      case .fileWriteFileExists: return .exists
      case .fileReadUnknown, .fileWriteUnknown, .fileReadCorruptFile: return .unreadable
      default: return .unknown
      }
    }
    switch (error as? POSIXError)?.code {
    case .ENOENT, .ENOTDIR: return .missing
    case .EACCES, .EPERM: return .forbidden
    case .EROFS: return .readOnly
    case .ENOSPC, .EDQUOT: return .full
    case .EEXIST: return .exists
    case .EIO, .EISDIR, .ENAMETOOLONG, .ELOOP, .EMFILE: return .unreadable
    default: return .unknown
    }
  }

  private static func path(of error: any Error) -> String? {
    guard let error = error as? CocoaError else { return nil }
    return error.filePath ?? error.url?.path(percentEncoded: false)
  }
}
