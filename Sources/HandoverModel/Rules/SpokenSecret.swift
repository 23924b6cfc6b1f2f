/// A word such as «clave» or «PIN» with its value behind it.
enum SpokenSecret {
  /// Whether a line says a secret, for example «clave del correo: Piedras2011».
  static func isIn(_ line: String) -> Bool { value(in: line, isDocument: false) != nil }

  /// The secret that a line says; nil when it says none.
  ///
  /// A cell of a table can be worded differently and is refused in doubt. The text of a document (`isDocument`) is not
  /// ours to word: there a plain word or number counts only when it stands alone behind its name.
  static func value(in line: String, isDocument: Bool) -> String? {
    let words = line.replacing("=", with: " = ").replacing(":", with: " : ").replacing(" : //", with: "://")
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let folded = words.map { $0.trimmed.foldedForSearch }
    for index in folded.indices {
      guard let name = name(at: index, in: folded), !isAdjective(at: index, in: folded) else { continue }
      let value = value(
        after: index + name.length, of: name.kind, in: words, isProcedure: isProcedure(index, folded),
        isDocument: isDocument)
      if let value { return value }
    }
    return nil
  }

  private enum Kind { case word, pin }

  /// The name of a secret that starts at a word, and how many words it takes.
  private static func name(at index: Int, in words: [String]) -> (kind: Kind, length: Int)? {
    let word = words[index]
    if word == "pin" { return (.pin, 1) }
    if names.contains(word) { return (.word, 1) }
    let next = index + 1 < words.count ? words[index + 1] : ""
    return twoWordNames.contains("\(word) \(next)") ? (.word, 2) : nil
  }

  /// Whether «clave» merely says that something matters: «palabras clave», «punto clave».
  private static func isAdjective(at index: Int, in words: [String]) -> Bool {
    index > 0 && ["clave", "claves"].contains(words[index])
      && nouns.contains {
        words[index - 1] == $0 || words[index - 1] == $0 + "s" || words[index - 1] == $0 + "es"
      }
  }

  /// Whether the words before speak of changing or recovering it.
  private static func isProcedure(_ index: Int, _ words: [String]) -> Bool {
    words[max(0, index - 3)..<index].contains { word in procedures.contains { word.hasPrefix($0) } }
  }

  /// Looks for a sign of assignment within the next five words and gives what stands behind it, if it is a secret.
  private static func value(
    after start: Int, of kind: Kind, in words: [String], isProcedure: Bool, isDocument: Bool
  ) -> String? {
    let window = words.indices.dropFirst(start).prefix(6)
    if let first = window.first, kind == .pin || !isProcedure,
      isMixed(words[first].trimmed) || isPIN(words[first], kind)
    {
      return words[first].trimmed
    }
    for index in window {
      let word = words[index]
      let isSign = word == ":" || word == "="
      let isVerb = ["es", "son"].contains(word.foldedForSearch)
      if isSign || isVerb {
        guard index + 1 < words.count else { return nil }
        let value = words[index + 1].trimmed
        if isMixed(value) || isPIN(value, kind) { return value }
        if isProcedure || isVerb { return nil }
        let isLast = index + 2 == words.count
        let isAlone = isLast || words[index + 1] != words[index + 1].trimmed
        if isDocument {
          return isLast && index == start && (isNumber(value) || isPlainSecret(value, isAlone: true))
            ? value : nil
        }
        return isNumber(value) || isPlainSecret(value, isAlone: isAlone || word == "=") ? value : nil
      }
      if word.last.map({ ".;,".contains($0) }) ?? false { return nil }
    }
    return nil
  }

  /// Letters with figures or signs among them, as passwords have; no address, date, number or code with hyphens.
  private static func isMixed(_ word: String) -> Bool {
    guard word.count >= 5, !isAddress(word), word.contains(where: \.isLetter) else { return false }
    if word.contains(where: { "!$*#&%+?@".contains($0) }) && !word.hasPrefix("#") { return true }
    return word.contains(where: \.isNumber) && !isCode(word)
  }

  /// A path, a file or site name, or a reference number such as CD-045-2011.
  private static func isCode(_ word: String) -> Bool {
    if word.contains("/") { return true }
    if let ending = word.split(separator: ".").dropFirst().last, ending.allSatisfy(\.isLetter) { return true }
    return word.contains("-") && word.allSatisfy { !$0.isLowercase }
  }

  private static func isAddress(_ word: String) -> Bool {
    if word.contains("://") || word.hasPrefix("www.") { return true }
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
  }

  private static func isPIN(_ word: String, _ kind: Kind) -> Bool {
    kind == .pin && (4...8).contains(word.trimmed.count) && isNumber(word.trimmed)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.count >= 4 && word.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// A lone word that is none of those which stand where a password is not told.
  private static func isPlainSecret(_ word: String, isAlone: Bool) -> Bool {
    isAlone && word.count >= 4 && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !innocent.contains { word.foldedForSearch.hasPrefix($0) }
      && !word.allSatisfy { "xX*".contains($0) }
  }

  private static let names: Set<String> = [
    "clave", "claves", "contrasena", "contrasenas", "password", "passwords", "passwd", "pwd", "passphrase",
    "token",
    "apikey", "secret",
  ]
  private static let twoWordNames: Set<String> = [
    "api key", "llave privada", "palabra secreta", "frase secreta", "codigo secreto",
  ]
  private static let nouns = [
    "palabra", "indicador", "punto", "factor", "fecha", "proceso", "aspecto", "persona", "tema", "elemento",
    "informacion", "actor", "resultado", "dato", "documento", "mensaje", "concepto", "hito", "aliado",
    "cargo",
    "termino", "pregunta", "momento", "funcionario", "area", "dependencia", "tramite", "servicio", "frase",
    "idea",
  ]
  private static let procedures = [
    "recuper", "reinici", "cambi", "olvid", "restablec", "solicit", "asign", "entreg", "perdi", "renov",
    "vencim",
    "desbloque", "administr", "custodi", "pedir", "pida", "sin",
  ]
  private static let innocent = [
    "reinici", "restablec", "cambi", "ningun", "pendiente", "reservad", "confidencial", "personal",
    "institucional",
    "fisic", "virtual", "sobre", "vigent", "vencid", "bloquead", "activ", "inactiv", "administr", "alcald",
    "secretari",
    "municip", "ministeri", "soporte", "mesa", "portal", "correo", "sistema", "intransferible", "individual",
    "nuev",
    "gobernacion", "entidad", "proveedor", "llamar", "escrib", "solicit", "vease", "segun", "aplica", "sede",
    "digital",
  ]
}

extension String {
  /// Without the punctuation at either end.
  fileprivate var trimmed: String {
    let marks: Set<Character> = [".", ",", ";", "«", "»", "\"", "'", "(", ")", "“", "”", "¿", "¡"]
    let body = drop(while: marks.contains)
    return String(body.reversed().drop(while: marks.contains).reversed())
  }
}
