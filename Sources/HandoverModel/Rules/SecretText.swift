/// Recognises text that looks like a password, a key or a token, which no table may hold.
///
/// It is a rule of thumb that leans towards refusing: who meets it by mistake can word the cell differently, and
/// who writes a password into a handover cannot take it back. Talking *about* a password is allowed.
package enum SecretText {
  /// Why a cell is refused; nil when it is not.
  package static func problem(of text: String) -> FieldProblem? {
    guard text.utf8.count >= 6, holdsSecret(text) else { return nil }
    return FieldProblem(
      "parece contener una clave u otro secreto, y el empalme no guarda secretos",
      allowed: "quién la administra y cómo se reinicia, sin escribirla")
  }

  private static func holdsSecret(_ text: String) -> Bool {
    let survey = Survey(of: text)
    if survey.mayHoldKey, privateKeyMarks.contains(where: { text.contains($0) }) { return true }
    if survey.mayHoldToken {
      let words = text.split(whereSeparator: \.isWhitespace)
      if words.contains(where: { AddressSecret.isIn($0) || TokenShape.isToken($0) }) { return true }
    }
    return survey.mayNameSecret
      && text.split(whereSeparator: \.isNewline).contains { SpokenSecret.isIn(String($0)) }
  }

  /// Whether a line begins or names a private key; the line that ends one is not counted again.
  static func holdsPrivateKey(_ line: Substring) -> Bool {
    privateKeyMarks.contains { line.contains($0) } && !line.contains("PUBLIC KEY")
      && (line.contains("-BEGIN ") || !line.contains("-END "))
  }

  /// Whether a word is a token, or a web address with a secret in it.
  static func isToken(_ word: Substring) -> Bool { AddressSecret.isIn(word) || TokenShape.isToken(word) }

  private static let privateKeyMarks = ["PRIVATE KEY----", "PuTTY-User-Key-File-", "PRIVATE KEY BLOCK----"]
}

/// One quick look over the bytes of a text, which spares almost every cell the slow one.
private struct Survey {
  /// Whether there are the dashes or the word that begin the mark of a private key.
  private(set) var mayHoldKey = false
  /// Whether there is a run of letters and figures long enough for a token, or a web address.
  private(set) var mayHoldToken = false
  /// Whether the start of a word for a secret occurs.
  private(set) var mayNameSecret = false

  init(of text: String) {
    var run = 0
    var recent: UInt32 = 0
    for byte in text.utf8 {
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      run = (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) ? run + 1 : 0
      recent = recent << 8 | UInt32(lower)
      let lastThree = recent & 0xFF_FFFF
      if run >= 16 || lastThree == Self.address { mayHoldToken = true }
      if recent == Self.dashes || recent == Self.putty { mayHoldKey = true }
      if lastThree == Self.pin || lastThree == Self.pwd || Self.beginnings.contains(recent) {
        mayNameSecret = true
      }
    }
  }

  private static let beginnings: [UInt32] =
    ["clav", "cont", "pass", "toke", "apik", "api ", "secr", "llav"].map(packed)
  private static let pin = packed("pin")
  private static let pwd = packed("pwd")
  private static let address = packed("://")
  private static let dashes = packed("----")
  private static let putty = packed("putt")

  private static func packed(_ word: String) -> UInt32 { word.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// A secret within a web address: `https://usuario:clave@sitio` or `?token=…`.
private enum AddressSecret {
  static func isIn(_ word: Substring) -> Bool {
    guard let scheme = word.firstRange(of: "://") else { return false }
    let rest = word[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = host.firstIndex(of: "@"), host[..<at].contains(":") { return true }
    let parameters = rest.split { $0 == "?" || $0 == "&" || $0 == "#" }.dropFirst()
    return parameters.contains { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1)
      return parts.count == 2 && parts[1].count >= 6 && names.contains(String(parts[0]).foldedForSearch)
    }
  }

  private static let names: Set<String> = [
    "token", "access token", "apikey", "api key", "key", "password", "passwd", "pwd", "clave", "contrasena",
    "secret",
  ]
}

/// A word that looks like the random text of a machine.
private enum TokenShape {
  static func isToken(_ word: Substring) -> Bool {
    if word.contains("://") || word.lowercased().hasPrefix("www.") { return false }
    let runs = word.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return isIssued(word) || runs.contains { $0.count >= 20 && isRandom($0) }
  }

  /// The shapes of keys that well-known services issue.
  private static func isIssued(_ word: Substring) -> Bool {
    let prefixes = [
      ("ghp_", 30), ("github_pat_", 30), ("xoxb-", 20), ("sk-", 24), ("AKIA", 20), ("AIza", 35), ("eyJ", 40),
    ]
    return prefixes.contains {
      word.hasPrefix($0.0) && word.count >= $0.1 && word.contains(where: \.isNumber)
    }
  }

  /// Capitals, small letters and figures that change places all the time; hexadecimal digests are not that.
  private static func isRandom(_ run: Substring) -> Bool {
    let classes = run.map { $0.isNumber ? 0 : $0.isUppercase ? 1 : 2 }
    guard Set(classes).count == 3 else { return false }
    let changes = zip(classes, classes.dropFirst()).count { $0 != $1 }
    return changes * 100 >= (run.count - 1) * 45
  }
}
