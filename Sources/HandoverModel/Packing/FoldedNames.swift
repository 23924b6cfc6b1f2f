/// A set of names of which no two may be the same to a file system that ignores case.
package struct FoldedNames: Sendable {
  private var names: [String] = []
  /// The first name of each digest of what ``PortableName/folded(_:)`` makes of it.
  private var places: [UInt64: Int] = [:]
  /// The names whose digest another one has by chance.
  private var strays: [ByteText: String] = [:]

  package init() {}

  /// Adds a name, or gives the one that is already there and would be taken for it.
  package mutating func insert(_ name: String) -> String? {
    let digest = WesternText.foldedDigest(name) ?? WesternText.digest(PortableName.foldedByTables(name))
    guard let place = places[digest] else {
      places[digest] = names.count
      names.append(name)
      return nil
    }
    let folded = PortableName.folded(name)
    if ByteText(PortableName.folded(names[place])) == ByteText(folded) { return names[place] }
    return strays.updateValue(name, forKey: ByteText(folded))
  }
}
