/// The notes of a unit, taken apart: what our own inventories write into them, and the rest.
struct InventoryNotes {
  /// What is left for the notes of the element.
  var text: String
  private(set) var elementCode: String?
  private(set) var location = ""
  private(set) var access = ""
  private(set) var ground = ""
  private(set) var personalData = ""
  /// Where the electronic part lies in the expediente.
  private(set) var path: String?

  init(_ notes: String) {
    text = notes
    let element = InventoryWords.taking(.element, outOf: text)
    if let code = element.value { (elementCode, text) = (code, element.rest) }
    takeFiles()
    takeLocation()
    takeAccess()
  }

  /// «1 archivo PDF, 45,7 kB, en archivos/acta.pdf», at the end.
  private mutating func takeFiles() {
    let pattern =
      /(?:^|\s)(?:[0-9.]+ archivos? [^.]*?, [0-9.,]+\s?[A-Za-z]+, en )((?:material|archivos|informes|registros)(?:\/.*)?)\.$/
    guard let match = text.firstMatch(of: pattern) else { return }
    path = String(match.1)
    text = CellText.tidied(String(text[..<match.range.lowerBound]))
  }

  private mutating func takeLocation() {
    guard let match = text.firstMatch(of: /(?:^|\s)Ubicación: (.+?)\.(?=$|\s\p{Lu}|\s[0-9])/) else { return }
    location = String(match.1)
    take(match.range)
  }

  /// The level of access in our words, or in anybody's.
  private mutating func takeAccess() {
    if let match = text.firstMatch(of: /(?:^|\s)Información (clasificada|reservada)(?: \(([^()]*)\))?\./) {
      (access, ground) = (String(match.1), match.2.map { String($0) } ?? "")
      take(match.range)
    } else {
      let words = text.foldedForSearch
      if words.contains("reservada") || words.contains("reservado") {
        access = Deliverable.Access.reserved.rawValue
      } else if words.contains("clasificada") {
        access = Deliverable.Access.classified.rawValue
      } else if words.contains("informacion publica") && !words.contains("publica clasificada") {
        access = Deliverable.Access.open.rawValue
      }
    }
    if let match = text.firstMatch(of: /(?:^|\s)Contiene datos personales( sensibles)?\.(?=$|\s)/) {
      personalData = (match.1 == nil ? Deliverable.PersonalData.personal : .sensitive).rawValue
      take(match.range)
    }
  }

  private mutating func take(_ range: Range<String.Index>) {
    let rest = [String(text[..<range.lowerBound]), String(text[range.upperBound...])].map(CellText.tidied)
    text = rest.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
