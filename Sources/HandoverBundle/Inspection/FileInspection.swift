package import HandoverModel

/// One thing that an inspection has to say of a file.
package struct Remark: Hashable, Sendable {
  /// The rule.
  package let code: FindingCode
  /// What fills the places of its sentences.
  package let values: [String: String]

  init(_ code: FindingCode, _ values: [String: String] = [:]) {
    self.code = code
    self.values = values
  }

  /// What kind of private data it is about; nil when it is about something else.
  package var privateKind: PrivateKind? { PrivateKind.allCases.first { .privateData($0) == code } }
}

/// What is known of the content of one file.
package struct FileInspection: Hashable, Sendable {
  /// SHA-256 of the whole content.
  package let digest: HandoverModel.Digest
  /// What there is to say, in the order of rules.
  package let remarks: [Remark]
  /// What the file was when it was read; it changed meanwhile when this is nil.
  let stamp: FileStamp?
}

extension PrivateTally {
  /// One remark for each kind that was found.
  var remarks: [Remark] {
    PrivateKind.allCases.compactMap { kind in
      guard let count = counts[kind], let samples = samples[kind] else { return nil }
      let shown = samples.map { "\($0.place), \($0.masked)" }.joined(separator: "; ")
      let more = count > samples.count ? "; y \(count - samples.count) más" : ""
      return Remark(.privateData(kind), ["cantidad": kind.counted(count), "muestras": shown + more])
    }
  }
}

extension PrivateKind {
  /// `3 números de documento`.
  fileprivate func counted(_ count: Int) -> String {
    let names: (String, String) =
      switch self {
      case .documentNumber: ("un número de documento de identidad", "números de documento de identidad")
      case .mobile: ("un número de celular", "números de celular")
      case .landline: ("un teléfono fijo particular", "teléfonos fijos particulares")
      case .email: ("un correo electrónico particular", "correos electrónicos particulares")
      case .bankAccount: ("un número de cuenta bancaria", "números de cuenta bancaria")
      case .privateKey: ("una llave privada", "llaves privadas")
      case .token: ("un token o llave de acceso", "tokens o llaves de acceso")
      case .password: ("una clave o contraseña", "claves o contraseñas")
      }
    return count == 1 ? names.0 : "\(count) \(names.1)"
  }
}
