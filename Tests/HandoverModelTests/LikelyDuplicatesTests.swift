import HandoverModel
import Testing

private func person(_ document: String, _ name: String, _ email: String = "") -> Person {
  var person = Person()
  person.document = document
  person.name = name
  person.email = email
  return person
}

private func pairs(_ people: Person...) -> [String] {
  LikelyDuplicates.pairs(among: people).map { "\($0.first.document) \($0.second.document) \($0.reason)" }
}

struct `People who may be one` {
  @Test(arguments: [
    "Luz Marina Peña Ríos", "PEÑA RIOS LUZ MARINA", "Pena Rios, Luz Marina", "luz  marina peña rios",
  ])
  func `have the same name in any order and spelling`(name: String) {
    #expect(
      pairs(person("1001", "Luz Marina Peña Ríos"), person("2099", name)) == [
        "1001 2099 tienen el mismo nombre"
      ])
  }

  @Test(arguments: ["1075123465", "1075123546", "1175123456"])
  func `have numbers that differ by a slip, and a name alike`(document: String) {
    let reason = "tienen nombres parecidos y números que difieren en una cifra"
    let found = pairs(person("1075123456", "Luz Marina Peña"), person(document, "Luz Peña Ríos"))
    #expect(found.first?.hasSuffix(reason) == true)
  }

  @Test func `have the same address`() {
    let found = pairs(person("1001", "Luz Peña", "luz@a.co"), person("1002", "Otra Ruiz", "LUZ@a.co"))
    #expect(found == ["1001 1002 tienen el mismo correo"])
  }

  @Test func `are not all who look a little alike`() {
    let found = pairs(
      person("1075123456", "Luz Peña"), person("1075123457", "Raúl Ñáñez"), person("1075129999", "Luz Ruiz"),
      person("1075123499", "Peña"), person("1075128888", "Peña"))
    #expect(found == [])
  }

  @Test func `are found among ten thousand in the order of their numbers`() {
    let crowd = (0..<10_000).map { person("\(1_000_000_000 + $0 * 7)", "Persona Número\($0.spelled)") }
    let twin = person("999", "número\(4321.spelled) PERSONA")
    #expect(LikelyDuplicates.pairs(among: crowd + [twin]).map(\.second.document) == ["999"])
  }
}

extension Int {
  /// The digits as letters, because figures are no part of a name.
  fileprivate var spelled: String { String(description.utf8.map { Character(Unicode.Scalar($0 + 49)) }) }
}
