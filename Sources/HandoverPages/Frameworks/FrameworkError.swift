package import HandoverModel

/// Why a phase framework cannot be used.
package enum FrameworkError: Error, Hashable, Sendable {
  /// What is wrong on one line of a file.
  package struct Problem: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// Spanish, a whole sentence without a final full stop.
    package let text: String
  }

  /// No framework has that name.
  case unknown(id: String, known: [String])
  /// The file of a municipality's own framework cannot be read as text.
  case unreadable(file: String)
  /// The file does not follow the format; all that is wrong with it, in order of line.
  case malformed(file: String, [Problem])
}

extension FrameworkError: Explained {
  package var message: String {
    switch self {
    case .unknown(let id, _): "no hay un marco de fases «\(id)»"
    case .unreadable(let file):
      "el marco de fases «\(file)» no se puede leer como texto UTF-8 de menos de 1 MB"
    case .malformed(let file, let problems):
      "el marco de fases «\(file)» tiene \(problems.count == 1 ? "un error" : "\(problems.count) errores"): "
        + problems.prefix(10).map { "línea \($0.line): \($0.text)" }.joined(separator: "; ")
        + (problems.count > 10 ? "…" : "")
    }
  }

  package var hint: String? {
    switch self {
    case .unknown(_, let known): "los marcos son: \(known.joined(separator: ", "))"
    case .unreadable, .malformed:
      "corrija el archivo; cómo se escribe un marco está en docs/phase-frameworks.md"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknown: .noInput
    case .unreadable, .malformed: .data
    }
  }
}
