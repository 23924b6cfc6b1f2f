/// People who may be one and the same, registered under two document numbers.
///
/// They are shown and never merged: whether two numbers are one person is for somebody to decide who knows them.
package enum LikelyDuplicates {
  /// Two people and why they look alike.
  package struct Pair: Hashable, Sendable {
    /// The one whose document number comes first in byte order.
    package let first: Person
    /// The other one.
    package let second: Person
    /// What they share, in Spanish: «tienen el mismo nombre».
    package let reason: String
  }

  /// Every pair, in order of document numbers; for each, the strongest reason only.
  ///
  /// The same words in the name, whatever their order and accents; a number with one figure changed or two
  /// neighbours swapped and a name alike; the same e-mail address.
  package static func pairs(among people: [Person]) -> [Pair] {
    let people = people.sorted { $0.document.precedesInUTF8($1.document) }
    let names = people.map { nameWords($0.name) }
    var found: [Place: String] = [:]
    group(people.indices, by: { names[$0].count > 1 ? names[$0].joined(separator: " ") : nil }) {
      found[$0] = found[$0] ?? "tienen el mismo nombre"
    }
    let isLikeName = { (place: Place) in Set(names[place.first]).intersection(names[place.second]).count >= 2
    }
    for place in slips(in: people.map(\.document)) where isLikeName(place) {
      found[place] = found[place] ?? "tienen nombres parecidos y números que difieren en una cifra"
    }
    group(people.indices, by: { people[$0].email.isEmpty ? nil : people[$0].email.foldedForSearch }) {
      found[$0] = found[$0] ?? "tienen el mismo correo"
    }
    return found.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
      .map { Pair(first: people[$0.key.first], second: people[$0.key.second], reason: $0.value) }
  }

  private struct Place: Hashable {
    let first: Int
    let second: Int
  }

  /// Calls `take` for each two neighbours within a group: three of a kind make two pairs.
  private static func group(_ indices: Range<Int>, by key: (Int) -> String?, _ take: (Place) -> Void) {
    var last: [String: Int] = [:]
    for index in indices {
      guard let key = key(index) else { continue }
      if let before = last.updateValue(index, forKey: key) { take(Place(first: before, second: index)) }
    }
  }

  private static func nameWords(_ name: String) -> [String] {
    name.foldedForSearch.split { !$0.isLetter }.map(String.init).filter { $0.count > 2 }.sorted()
  }

  /// Numbers of equal length that differ in one figure, or in two neighbours that are swapped.
  private static func slips(in documents: [String]) -> [Place] {
    var bySignature: [[UInt8]: [Int]] = [:]
    var places: Set<Place> = []
    for (index, document) in documents.enumerated() {
      let bytes = Array(document.utf8)
      guard (5...15).contains(bytes.count) else { continue }
      var signatures = bytes.indices.map { hole in
        var masked = bytes
        masked[hole] = UInt8(ascii: "*")
        return masked
      }
      signatures.append(bytes.sorted() + [UInt8(ascii: "~")])
      for signature in signatures {
        for other in bySignature[signature, default: []] where isSlip(Array(documents[other].utf8), bytes) {
          places.insert(Place(first: other, second: index))
        }
        // Numbers in a row share a signature by the hundred; the first ones tell enough.
        if bySignature[signature, default: []].count < 40 {
          bySignature[signature, default: []].append(index)
        }
      }
    }
    return places.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private static func isSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    let places = left.indices.filter { left[$0] != right[$0] }
    if places.count == 1 { return true }
    guard places.count == 2, places[1] == places[0] + 1 else { return false }
    return left[places[0]] == right[places[1]] && left[places[1]] == right[places[0]]
  }
}
