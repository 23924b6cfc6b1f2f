/// What the first three characters of a word announce, as signs of a line by a number of fifteen bits.
enum WordTable {
  static let standard: [UInt8] = {
    var table: [UInt8] = Array(repeating: 0, count: 1 << 15)
    for word in ["cla", "con", "pas", "tok", "api", "sec", "lla", "fra", "pin", "pwd"] {
      table[place(Array(word.utf8).span, 0)] |= LineSigns.secretWord.rawValue
    }
    for word in ["pri", "put"] { table[place(Array(word.utf8).span, 0)] |= LineSigns.key.rawValue }
    for word in [
      "ced", "c\u{E9}", "c.c", "c.e", "c. ", "cc ", "cc.", "cc,", "cc;", "cc:", "ide", "doc", "nui", "t.i",
      "ti ", "ti.", "ti,",
      "ti:", "ce ", "ce.", "ce:", "pas", "tel", "cel", "cue", "cta", "neq", "dav", "fij", "num", "n\u{FA}",
    ] {
      table[place(Array(word.utf8).span, 0)] |= LineSigns.context.rawValue
    }
    // «céd…» and «núm…» in the code page of Windows.
    for word: [UInt8] in [[0x63, 0xE9, 0x64], [0x6E, 0xFA, 0x6D]] {
      table[place(word.span, 0)] |= LineSigns.context.rawValue
    }
    return table
  }()

  /// Where the word that begins at an index stands; all accents are one, and all other signs.
  static func place(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Int {
    var place = 0
    for offset in 0..<3 {
      let byte = index + offset < bytes.count ? bytes[index + offset] : 0
      let code =
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x40
        case 0x61...0x7A: Int(byte) - 0x60
        case UInt8(ascii: "."): 27
        case 0x80...0xFF: 28
        default: 0
        }
      place = place << 5 | code
    }
    return place
  }
}

/// The words behind which a secret may stand, and those that give a number a meaning.
enum SecretWord {
  static func begins(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    for word in beginnings where matches(word, bytes, index) { return true }
    for word in words where matches(word, bytes, index) && !isLetter(bytes, index + word.count) {
      return true
    }
    // «secreto», «secreta» and «secret», but not «secretaría».
    guard matches(secret, bytes, index) else { return false }
    let last = index + 6 < bytes.count ? bytes[index + 6] | 0x20 : 0
    let isGendered = last == UInt8(ascii: "o") || last == UInt8(ascii: "a")
    return !isLetter(bytes, index + (isGendered ? 7 : 6))
  }

  private static func isLetter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && ((0x61...0x7A).contains(bytes[index] | 0x20) || bytes[index] >= 0x80)
  }

  /// Whether a word gives numbers a meaning; one with an accent is believed.
  static func beginsContext(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    for offset in 1...4 where index + offset < bytes.count && bytes[index + offset] >= 0x80 { return true }
    for word in contextBeginnings where matches(word, bytes, index) { return true }
    for word in contextWords where matches(word, bytes, index) && !isLetter(bytes, index + word.count) {
      return true
    }
    return false
  }

  private static let contextBeginnings = [
    "cedul", "c.c", "c.e", "c. ", "t.i", "identi", "docum", "nuip", "pasap", "telef", "celul", "cuenta",
    "nequi", "davip",
    "numer",
  ].map { Array($0.utf8) }
  private static let contextWords = ["cc", "ti", "ce", "doc", "tel", "cel", "cta", "fijo", "num"].map {
    Array($0.utf8)
  }

  static func beginsKey(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    matches(privateKey, bytes, index) || matches(putty, bytes, index)
  }

  private static let words = ["clave", "claves", "token", "api", "apikey", "pin", "pwd"].map {
    Array($0.utf8)
  }
  private static let beginnings = ["contrase", "passw", "passp", "llave priv"].map { Array($0.utf8) }
  private static let secret = Array("secret".utf8)
  private static let privateKey = Array("private".utf8)
  private static let putty = Array("putty".utf8)

  private static func matches(_ word: [UInt8], _ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    guard index + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[index + offset] | 0x20 != word[offset] { return false }
    return true
  }
}
