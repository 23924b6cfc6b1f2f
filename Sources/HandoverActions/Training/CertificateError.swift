package import HandoverModel

/// Why something of certificates and attendance sheets could not be done.
package enum CertificateError: Error, Hashable, Sendable {
  case unknownCertificate(String)
  /// A code whose check characters are wrong.
  case misspelt(String)
  case alreadyEnded(code: String, state: Certificate.State)
  /// Nobody is named who signs certificates.
  case noSigner
  /// A certificate would bear a day on which its session was not over.
  case tooEarly(session: String, ends: CalendarDate)
  /// A certificate would be older than the one in whose place it is.
  case beforeFormer(code: String, date: CalendarDate)
  /// The records no longer give a right to the certificate.
  case unearned(String)
  case badSetting(RowProblem)
}

extension CertificateError: Explained {
  package var message: String {
    switch self {
    case .unknownCertificate(let code): "no hay un certificado «\(code)»"
    case .misspelt(let code):
      "el código «\(code)» está mal copiado: sus dos últimos caracteres no corresponden"
    case .alreadyEnded(let code, let state): "el certificado \(code) ya está \(state.rawValue)"
    case .noSigner: "no se sabe quién firma los certificados"
    case .tooEarly(let session, let ends):
      "la sesión \(session) termina el \(ends.inWords), después de la fecha de los certificados"
    case .beforeFormer(let code, let date):
      "el certificado \(code) es del \(date.inWords): el que lo reemplaza no puede ser anterior"
    case .unearned(let code):
      "los registros ya no dan derecho al certificado \(code): falta la asistencia o la evaluación aprobada"
    case .badSetting(let problem): problem.sentence
    }
  }

  package var hint: String? {
    switch self {
    case .unknownCertificate:
      "revise el código; los expedidos están en «empalme exportar --tabla certificados»"
    case .misspelt: "cópielo letra por letra; el cero y la letra O se parecen"
    case .alreadyEnded(let code, _): "vea por qué con «empalme capacitacion verificar-certificado \(code)»"
    case .noSigner:
      "indíquelo con «empalme capacitacion certificado ajustes --firmante '…' --cargo '…'», o complete la ficha"
    case .tooEarly, .beforeFormer: "indique con --fecha un día igual o posterior"
    case .unearned: "corrija la asistencia o la evaluación, o anule el certificado"
    case .badSetting: "corrija el dato y repita"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknownCertificate, .misspelt, .tooEarly, .beforeFormer, .badSetting: .usage
    case .noSigner: .noInput
    case .alreadyEnded: .cannotCreate
    case .unearned: .data
    }
  }
}

extension Registry {
  /// The certificate of a code as it was typed.
  func certificate(_ typed: String) throws(CertificateError) -> Certificate {
    if let found = CertificateRegister(self).certificate(typed) { return found }
    do throws(CertificateCode.Problem) {
      _ = try CertificateCode(typed: typed)
    } catch .check {
      throw .misspelt(typed)
    } catch {
      throw .unknownCertificate(typed)
    }
    throw .unknownCertificate(typed)
  }
}
