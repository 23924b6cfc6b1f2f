/// Document numbers, telephones and bank accounts: numbers to which words nearby give a meaning.
struct NumberRules {
  private let pieces: [LineWords.Piece]
  private let column: ColumnMeaning

  init(_ words: LineWords, column: ColumnMeaning) {
    pieces = words.pieces
    self.column = column
  }

  var hits: [PrivateHit] {
    var hits: [PrivateHit] = []
    var index = 0
    while index < pieces.count {
      guard pieces[index].isNumber, pieces[index].sign != "$", !pieces[index].isDate else {
        index += 1
        continue
      }
      let found = mobile(at: index) ?? account(at: index) ?? document(at: index) ?? landline(at: index)
      if let found { hits.append(found.hit) }
      index += found?.length ?? 1
    }
    return hits
  }

  private typealias Found = (hit: PrivateHit, length: Int)

  /// `310 555 0101`, `310-5550101`, `+57 310 555 01 01`; written in one piece it needs a word that says telephone.
  private func mobile(at index: Int) -> Found? {
    guard column != .account, column != .document else { return nil }
    var start = index
    if ["57", "057", "0057"].contains(pieces[index].digits), index + 1 < pieces.count { start += 1 }
    var (digits, groups, end) = ("", [Int](), start)
    while end < pieces.count, pieces[end].isNumber, digits.count < 10,
      end == start || pieces[end].sign == nil || "-)".contains(pieces[end].sign ?? " ")
    {
      digits += pieces[end].digits
      groups += pieces[end].groups
      end += 1
    }
    if start == index, digits.count == 12, digits.hasPrefix("57") {
      digits.removeFirst(2)
      groups = groups.first == 2 ? Array(groups.dropFirst()) : [10]
    }
    guard digits.count == 10, digits.hasPrefix("3"), let second = digits.dropFirst().first,
      "0125".contains(second),
      Set(digits).count > 2, !pieces[start..<end].contains(where: { $0.joints.contains(",") })
    else { return nil }
    let isShaped = [[3, 3, 4], [3, 7], [3, 3, 2, 2]].contains(groups)
    let isNamed =
      start > index || column == .telephone || hasWord(before: index, within: 6, Self.telephoneWords)
    guard isNamed || isShaped && !hasWord(before: index, within: 3, Self.otherNumbers) else { return nil }
    let text = pieces[start..<end].map { String($0.text) }.joined(separator: " ")
    return (PrivateHit(.mobile, masked: PrivateMask.number(text)), end - index)
  }

  /// Seven figures after a word for a telephone at home, or in the telephone column of a table of people.
  private func landline(at index: Int) -> Found? {
    var (digits, end) = ("", index)
    while end < pieces.count, pieces[end].isNumber, digits.count < 7 {
      digits += pieces[end].digits
      end += 1
    }
    let isHome =
      hasWord(before: index, within: 5, Self.homeWords)
      && hasWord(before: index, within: 6, ["telefono", "tel", "telefonos", "fijo", "numero"])
    guard digits.count == 7 || digits.count == 10 && digits.hasPrefix("60"),
      isHome || column == .telephone && pieces.count <= 4,
      Set(digits).count > 2
    else { return nil }
    let text = pieces[index..<end].map { String($0.text) }.joined(separator: " ")
    return (PrivateHit(.landline, masked: PrivateMask.number(text)), end - index)
  }

  /// Six to ten figures, grouped by thousands or not at all, which a word calls the number of a document.
  private func document(at index: Int) -> Found? {
    var (digits, groups, end) = (pieces[index].digits, pieces[index].groups, index + 1)
    // Thousands may stand apart: «1 110 456 789».
    if pieces[index].groups.count == 1, digits.count <= 3 {
      while end < pieces.count, pieces[end].isNumber, pieces[end].sign == nil, pieces[end].groups == [3] {
        digits += pieces[end].digits
        groups.append(3)
        end += 1
      }
    }
    let isGrouped =
      groups.count > 1 && groups.dropFirst().allSatisfy { $0 == 3 } && (1...3).contains(groups[0])
    guard groups.count == 1 || isGrouped, !pieces[index].joints.contains("-"),
      pieces[index].joints.count <= 1,
      (6...8).contains(digits.count) || digits.count == 10 && digits.hasPrefix("1") || digits.count == 11,
      !digits.hasPrefix("0"), Set(digits).count > 1
    else { return nil }
    guard column == .document || isCalledDocument(at: index) else { return nil }
    let text = pieces[index..<end].map { String($0.text) }.joined(separator: " ")
    return (PrivateHit(.documentNumber, masked: PrivateMask.number(text)), end - index)
  }

  /// Whether nothing but connecting words and other numbers stands between a word for a document and here.
  private func isCalledDocument(at index: Int) -> Bool {
    for piece in pieces[max(0, index - 10)..<index].reversed() {
      if Self.documentWords.contains(piece.folded) { return true }
      guard piece.isNumber && piece.digits.count >= 6 || Self.connecting.contains(piece.folded) else {
        return false
      }
    }
    return false
  }

  /// Nine to sixteen figures after «cuenta» and its kind or its bank.
  private func account(at index: Int) -> Found? {
    var (digits, end) = ("", index)
    while end < pieces.count, pieces[end].isNumber, digits.count < 16,
      end == index || pieces[end].sign == nil && pieces[end].digits.count <= 4
    {
      digits += pieces[end].digits
      end += 1
    }
    let isNamed =
      hasWord(before: index, within: 9, ["cuenta", "cuentas", "cta", "nequi", "daviplata"])
      && hasWord(before: index, within: 9, Self.accountWords)
    guard (9...16).contains(digits.count), !pieces[index].joints.contains("."), isNamed || column == .account,
      Set(digits).count > 2
    else { return nil }
    let text = pieces[index..<end].map { String($0.text) }.joined(separator: " ")
    return (PrivateHit(.bankAccount, masked: PrivateMask.number(text)), end - index)
  }

  private func hasWord(before index: Int, within count: Int, _ words: Set<String>) -> Bool {
    pieces[max(0, index - count)..<index].contains { words.contains($0.folded) }
  }

  private static let documentWords: Set<String> = [
    "cc", "cedula", "cedulas", "identificado", "identificada", "identificados", "identificadas",
    "identificacion",
    "identidad", "nuip", "ti", "ce", "documento", "documentos", "pasaporte", "cdec", "cdc",
  ]
  private static let connecting: Set<String> = [
    "de", "del", "la", "el", "los", "las", "no", "nº", "n", "n°", "nro", "num", "numero", "numeros",
    "ciudadania",
    "extranjeria", "con", "y", "e", "es", "son", "expedida", "civil", "bajo", "su", "sus",
  ]
  private static let telephoneWords: Set<String> = [
    "cel", "celular", "celulares", "movil", "moviles", "tel", "telefono", "telefonos", "whatsapp", "contacto",
    "llamar", "llame", "llamando", "comunicarse", "comuniquese", "contactarse", "marcar", "marque", "fijo",
    "nequi",
    "daviplata",
  ]
  private static let homeWords: Set<String> = [
    "casa", "residencia", "particular", "personal", "domicilio", "familiar", "hogar", "propio", "acudiente",
    "residencial",
  ]
  private static let accountWords: Set<String> = [
    "ahorro", "ahorros", "corriente", "bancaria", "bancario", "banco", "bancolombia", "davivienda", "bbva",
    "agrario",
    "nequi", "daviplata", "bogota", "popular", "colpatria",
  ]
  private static let otherNumbers: Set<String> = [
    "radicado", "radicacion", "factura", "contrato", "consecutivo", "codigo", "nit", "valor", "expediente",
    "isbn",
    "referencia", "serial", "serie", "placa", "folio", "folios", "cuenta", "rad", "ref",
  ]
}
