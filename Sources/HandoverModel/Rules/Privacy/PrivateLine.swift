/// The rules of private data for one line or one cell.
package enum PrivateLine {
  /// Everything that looks private in a line, in the order of kinds.
  package static func hits(in line: Substring, column: ColumnMeaning = .nothing) -> [PrivateHit] {
    guard line.utf8.count >= 6 else { return [] }
    // A line as long as this is written by machines; it is looked at in pieces, so that no rule works on all of it.
    if line.utf8.count > longest,
      let end = line.utf8.index(line.startIndex, offsetBy: longest, limitedBy: line.endIndex)
    {
      let cut = line[end...].firstIndex(where: \.isWhitespace) ?? line.endIndex
      guard cut < line.endIndex else { return piece(line.prefix(longest), column) }
      return piece(line[..<cut], column) + hits(in: line[cut...].dropFirst(), column: column)
    }
    return piece(line, column)
  }

  private static func piece(_ line: Substring, _ column: ColumnMeaning) -> [PrivateHit] {
    let signs = LineSurvey.signs(of: Array(line.utf8))
    var hits: [PrivateHit] = []
    if signs.contains(.number) { hits += NumberRules(LineWords(line), column: column).hits }
    if signs.contains(.at) { hits += EmailRule.hits(in: line) }
    // An account before a host is a secret too: `https://usuario:clave@sitio`.
    if !signs.isDisjoint(with: [.key, .token, .secretWord, .at]) { hits += secrets(in: line) }
    return hits
  }

  private static let longest = 20_000

  private static func secrets(in line: Substring) -> [PrivateHit] {
    if SecretText.holdsPrivateKey(line) {
      return [PrivateHit(.privateKey, masked: PrivateMask.secret("12345678"))]
    }
    var hits: [PrivateHit] = []
    for word in line.split(whereSeparator: \.isWhitespace)
    where word.utf8.count >= 16 && word.utf8.count <= 600 {
      if SecretText.isToken(word) { hits.append(PrivateHit(.token, masked: PrivateMask.secret(word))) }
    }
    if hits.isEmpty, let value = SpokenSecret.value(in: String(line), isDocument: true) {
      hits.append(PrivateHit(.password, masked: PrivateMask.secret(value)))
    }
    return hits
  }
}

/// E-mail addresses of people: neither of an authority nor of an office, a firm's desk or a role.
private enum EmailRule {
  static func hits(in line: Substring) -> [PrivateHit] {
    guard line.utf8.contains(UInt8(ascii: "@")) else { return [] }
    return line.split { !isAddressCharacter($0) }.compactMap { word in
      // What stands before the host of a web address is an account with its password, and another rule's matter.
      if word.startIndex > line.startIndex, line[line.index(before: word.startIndex)] == ":",
        line[..<word.startIndex].suffix(40).contains("://")
      {
        return nil
      }
      let address = word.drop { ".-".contains($0) }
      guard let end = address.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
      return isPrivate(address[...end]) ? PrivateHit(.email, masked: PrivateMask.email(address[...end])) : nil
    }
  }

  private static func isAddressCharacter(_ character: Character) -> Bool {
    character == "@"
      || character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
  }

  private static func isPrivate(_ address: Substring) -> Bool {
    let parts = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last, last.count >= 2,
      last.allSatisfy(\.isLetter)
    else { return false }
    if labels.suffix(2).contains(where: institutions.contains) { return false }
    let words = parts[0].split { !$0.isLetter }
    return !words.contains { word in roles.contains { word.hasPrefix($0) } }
  }

  private static let institutions: Set<Substring> = ["gov", "gob", "mil", "edu", "org", "int"]
  private static let roles = [
    "alcald", "municip", "secretar", "personer", "concejo", "hospital", "contact", "soporte", "info",
    "atencion",
    "servicio", "ventas", "notifica", "correo", "radica", "pqr", "webmaster", "admin", "comunicac", "prensa",
    "biblio",
    "tesorer", "planeac", "gobierno", "comisaria", "usuario", "ejemplo", "nombre", "noreply", "support",
    "ayuda",
    "oficina", "institucion", "colegio", "escuela", "entidad", "registro", "gerencia", "juridica", "licencia",
    "hello",
  ]
}
