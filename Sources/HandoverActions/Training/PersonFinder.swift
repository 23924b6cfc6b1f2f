import HandoverModel

/// Finds the person that somebody means by a document number or a name.
struct PersonFinder {
  private let people: [Person]
  private let byDocument: [String: Person]

  init(_ people: [Person]) {
    self.people = people
    byDocument = Dictionary(people.map { ($0.document, $0) }) { first, _ in first }
  }

  /// The person with that document number, that name, or the only one whose name has all those words.
  func person(_ text: String) throws(TrainingError) -> Person {
    if let person = byDocument[text.withoutDigitGrouping] { return person }
    let wanted = text.foldedForSearch
    let words = Set(wanted.split(separator: " "))
    let named = people.filter { $0.name.foldedForSearch == wanted }
    let found =
      named.isEmpty
      ? people.filter { words.isSubset(of: $0.name.foldedForSearch.split(separator: " ")) } : named
    if !words.isEmpty, let person = found.first, found.count == 1 { return person }
    guard words.isEmpty || found.isEmpty else {
      throw .ambiguousPerson(text, found: found.map { "\($0.name) (\($0.document))" })
    }
    // The number next to a document number is another person's, so only names are guessed.
    let isNumber = text.contains(where: \.isNumber)
    throw .unknownPerson(
      text, meant: isNumber ? nil : Likeness.nearest(to: text, among: people.prefix(2000).map(\.name)))
  }
}

extension Registry {
  /// The session of that code, held and not annulled.
  func heldSession(_ code: String) throws(TrainingError) -> TrainingSession {
    let session = try self.session(code)
    if session.isAnnulled { throw .annulled(row: "la sesión", key: session.code) }
    guard session.state == .held else {
      throw .notHeld(session: session.code, state: session.state.rawValue)
    }
    return session
  }

  /// The session of that code, written with or without capitals.
  func session(_ code: String) throws(TrainingError) -> TrainingSession {
    let wanted = code.foldedForSearch
    guard let session = sessions.first(where: { $0.code.foldedForSearch == wanted }) else {
      throw .unknownSession(code, meant: Likeness.nearest(to: code, among: sessions.map(\.code)))
    }
    return session
  }
}
