package import HandoverModel

/// Why a template, embedded or from the municipality's own folder, cannot be used.
package enum TemplateError: Error, Hashable, Sendable {
  /// The folder of own templates cannot be read.
  case unreadableFolder(String)
  /// A file is not there.
  case missing(file: String)
  /// A file is not UTF-8 text.
  case notText(file: String)
  /// A file does not follow the template language.
  case malformed(file: String, line: Int, problem: String)
  /// A file in the folder of own templates that no document asks for, most often a misspelt name.
  case unused(file: String)
  /// A name that the document does not supply at this place.
  case unknownName(file: String, line: Int, name: String, known: [String])
  /// A template that asks for another one that does not exist.
  case unknownPartial(file: String, line: Int, name: String)
  /// A text that would go into the page without being escaped.
  case unescaped(file: String, line: Int, name: String)
  /// A prepared piece of HTML that would be escaped, and so shown as code.
  case escapedMarkup(file: String, line: Int, name: String)
}

extension TemplateError: Explained {
  package var message: String {
    switch self {
    case .unreadableFolder(let folder): "no se puede leer la carpeta de plantillas «\(folder)»"
    case .missing(let file): "falta la plantilla «\(file)»"
    case .notText(let file): "la plantilla «\(file)» no es texto UTF-8"
    case .malformed(let file, let line, let problem): "la plantilla «\(file)», línea \(line): \(problem)"
    case .unused(let file): "la plantilla «\(file)» no la usa ningún documento"
    case .unknownName(let file, let line, let name, _):
      "la plantilla «\(file)», línea \(line), usa el nombre «\(name)», que aquí no existe"
    case .unknownPartial(let file, let line, let name):
      "la plantilla «\(file)», línea \(line), incluye «\(name)», que no existe"
    case .unescaped(let file, let line, let name):
      "la plantilla «\(file)», línea \(line), pone «\(name)» sin protección entre tres llaves"
    case .escapedMarkup(let file, let line, let name):
      "la plantilla «\(file)», línea \(line), pone «\(name)» entre dos llaves y necesita tres"
    }
  }

  package var hint: String? {
    switch self {
    case .unreadableFolder: "revise la ruta de la carpeta y sus permisos"
    case .missing: "vuelva a instalar el programa o copie la plantilla original"
    case .notText(let file): "guarde «\(file)» como texto UTF-8"
    case .malformed(let file, _, _): "corrija «\(file)» o bórrelo para usar la plantilla original"
    case .unused: "revise el nombre del archivo o retírelo de la carpeta"
    case .unknownName(_, _, _, let known): "use uno de estos nombres: \(known.joined(separator: ", "))"
    case .unknownPartial: "revise el nombre: es la ruta de la plantilla sin «.mustache»"
    case .unescaped(_, _, let name): "escriba {{\(name)}}"
    case .escapedMarkup(_, _, let name): "escriba {{{\(name)}}}"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unreadableFolder: .noInput
    case .missing: .software
    default: .data
    }
  }
}
