import HandoverModel

/// Files of one folder whose names differ by what people add to copies.
struct SimilarNames {
  let paths: [String]

  var findings: [Finding] {
    var groups: [String: [(path: String, name: String)]] = [:]
    for path in paths {
      let slash = path.utf8.lastIndex(of: 0x2F)
      let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
      let folder = slash.map { path[..<$0] } ?? ""
      groups["\(folder)/\(Self.key(name))", default: []].append((path, name))
    }
    return groups.values.filter { $0.count > 1 }.flatMap { group in
      let sorted = group.sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
      return sorted.dropFirst().map { Finding(.similarName, at: $0.path, ["otro": sorted[0].name]) }
    }
  }

  /// What is left of a name without case, accents, signs and the words for copies; figures count, endings too.
  static func key(_ name: String) -> String {
    let point = name.lastIndex(of: ".")
    let ending = point.map { String(name[$0...]).lowercased() } ?? ""
    let stem = point.map { String(name[..<$0]) } ?? name
    let isNumbered = stem.hasSuffix(")") && stem.dropLast().last?.isNumber == true
    var body = stem
    if isNumbered, let open = stem.lastIndex(of: "("),
      stem[stem.index(after: open)...].dropLast().allSatisfy(\.isNumber)
    {
      body = String(stem[..<open])
    }
    let words = body.foldedForSearch.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let kept = words.filter {
      !["copia", "copy", "final", "definitivo", "definitiva", "ultimo", "ultima"].contains($0)
    }
    // «Copia de …» leaves its preposition behind.
    let isCopyOf = words.first == "copia" && kept.first == "de"
    return (isCopyOf ? kept.dropFirst() : kept[...]).joined(separator: " ") + ending
  }
}
