import Foundation

/// What makes a name unfit for a bundle.
package enum NameProblem: String, Hashable, Sendable, CaseIterable {
  case empty
  case dots
  case absolute
  case notNormalized
  case forbiddenCharacter
  case controlCharacter
  case reservedName
  case trailingDotOrSpace
  case componentTooLong
  case pathTooLong

  /// The reason in Spanish, as it stands after «porque».
  package var reason: String {
    switch self {
    case .empty: "tiene un componente vacío"
    case .dots: "contiene «.» o «..» como componente"
    case .absolute: "empieza por «/»"
    case .notNormalized: "no está en la forma Unicode NFC"
    case .forbiddenCharacter: "contiene uno de los caracteres < > : \" \\ | ? * %"
    case .controlCharacter: "contiene un carácter de control o invisible"
    case .reservedName: "usa un nombre reservado por Windows (CON, PRN, AUX, NUL, COM1…, LPT1…)"
    case .trailingDotOrSpace: "un componente termina en punto o espacio"
    case .componentTooLong: "un componente pasa de 255 bytes"
    case .pathTooLong: "pasa de 200 unidades UTF-16"
    }
  }
}

/// The rules that a name obeys to be the same name on Windows, macOS and Linux, in a manifest and in a ZIP.
package enum PortableName {
  /// The longest path inside a bundle, top folder included, in UTF-16 units: Explorer's limit less room to unpack.
  package static let longestPath = 200
  /// The longest component in UTF-8 bytes.
  package static let longestComponent = 255

  /// The first reason why a relative path with `/` between components is not portable; nil when it is.
  package static func problem(inPath path: String) -> NameProblem? {
    if WesternText.isPortable(path: path) { return nil }
    if path.isEmpty { return .empty }
    if path.utf8.first == 0x2F { return .absolute }
    if path.utf16.count > longestPath { return .pathTooLong }
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      if let problem = problemByTables(inComponent: component) { return problem }
    }
    return nil
  }

  /// The first reason why one name is not portable; nil when it is.
  package static func problem(inComponent name: String) -> NameProblem? {
    WesternText.isPortable(component: name) ? nil : problemByTables(inComponent: name)
  }

  static func problemByTables(inComponent name: some StringProtocol) -> NameProblem? {
    if name.isEmpty { return .empty }
    if name == "." || name == ".." { return .dots }
    if name.utf8.count > longestComponent { return .componentTooLong }
    var ascii = true
    for scalar in name.unicodeScalars {
      if let problem = problem(of: scalar) { return problem }
      if !scalar.isASCII { ascii = false }
    }
    if !ascii, !isNormalized(String(name)) { return .notNormalized }
    if let last = name.unicodeScalars.last, last == "." || last.properties.isWhitespace {
      return .trailingDotOrSpace
    }
    return isReserved(name) ? .reservedName : nil
  }

  /// What two names share when some file system would take one for the other.
  package static func folded(_ name: String) -> String {
    WesternText.folded(name) ?? foldedByTables(name)
  }

  static func foldedByTables(_ name: String) -> String {
    name.uppercased().lowercased().precomposedStringWithCanonicalMapping
  }

  /// The name in Unicode normalization form C.
  package static func normalized(_ name: String) -> String {
    WesternText.holds(name) ? name : name.precomposedStringWithCanonicalMapping
  }

  static func problem(of scalar: Unicode.Scalar) -> NameProblem? {
    switch scalar {
    case "<", ">", ":", "\"", "\\", "|", "?", "*", "%", "/": return .forbiddenCharacter
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}":
      return .controlCharacter
    case "\u{20}"..."\u{7E}": return nil
    default: return scalar.properties.generalCategory == .format ? .controlCharacter : nil
    }
  }

  static func isReserved(_ name: some StringProtocol) -> Bool {
    let stem = name.prefix { $0 != "." }.uppercased().trimmingCharacters(in: .whitespaces)
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(stem) { return true }
    guard stem.hasPrefix("COM") || stem.hasPrefix("LPT"), stem.count == 4, let digit = stem.last else {
      return false
    }
    return "0123456789¹²³".contains(digit)
  }

  /// Swift compares strings by canonical equivalence, so normalization is judged on the bytes.
  private static func isNormalized(_ name: String) -> Bool { normalized(name).utf8.elementsEqual(name.utf8) }
}
