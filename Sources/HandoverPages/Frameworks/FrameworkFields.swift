import HandoverModel
import Yams

/// The entries of one mapping of a framework's file, and the line on which it begins.
struct FrameworkFields {
  let line: Int
  fileprivate(set) var values: [String: Node] = [:]

  subscript(name: String) -> Node? { values[name] }
}

/// Takes nodes of a framework's file for what they should be, and keeps what is wrong with them.
struct FrameworkChecks {
  private(set) var problems: [FrameworkError.Problem] = []
  /// The keys of `fuentes`, each with its line and whether a value names it.
  private var sources: [String: (line: Int, isUsed: Bool)] = [:]

  mutating func say(_ text: String, at line: Int) {
    problems.append(FrameworkError.Problem(line: line, text: text))
  }

  /// The entries of a mapping; unknown keys and absent ones are problems.
  mutating func fields(
    _ node: Node, _ what: String, required: [String], optional: [String] = []
  ) -> FrameworkFields? {
    guard case .mapping(let mapping) = node else {
      say("\(what) debe ser una lista de «clave: valor»", at: node.line)
      return nil
    }
    var fields = FrameworkFields(line: node.line)
    for (key, value) in mapping {
      guard let name = key.scalar?.string, (required + optional).contains(name) else {
        say(
          "\(what) no lleva «\(key.scalar?.string ?? "…")»; lleva \((required + optional).joined(separator: ", "))",
          at: key.line)
        continue
      }
      fields.values[name] = value
    }
    for name in required where fields[name] == nil { say("a \(what) le falta «\(name)»", at: node.line) }
    return fields
  }

  /// The elements of a list that is not empty.
  mutating func list(_ node: Node, _ what: String) -> [Node] {
    guard case .sequence(let sequence) = node, !sequence.isEmpty else {
      say("\(what) debe ser una lista con al menos un renglón que empiece con «-»", at: node.line)
      return []
    }
    return Array(sequence)
  }

  /// A text that is not empty.
  mutating func text(_ node: Node?, _ what: String) -> String? {
    guard let node else { return nil }
    guard let text = node.scalar?.string.trimmingSpaces, !text.isEmpty else {
      say("\(what) debe ser un texto", at: node.line)
      return nil
    }
    return text
  }

  /// A whole number of 1 or more.
  mutating func number(_ node: Node?, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
      (1...10_000).contains(number)
    else {
      say("\(what) debe ser un número entero positivo, y es «\(text)»", at: node?.line ?? 1)
      return nil
    }
    return number
  }

  /// Learns the sources that values may name.
  mutating func takeSources(_ node: Node?) -> [String: String] {
    guard let node else { return [:] }
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      say("«fuentes» debe tener al menos una fuente, «clave: qué es»", at: node.line)
      return [:]
    }
    var texts: [String: String] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, let text = text(value, "la fuente «\(key.scalar?.string ?? "…")»")
      else { continue }
      texts[name] = text
      sources[name] = (key.line, false)
    }
    return texts
  }

  /// Says which sources no value names.
  mutating func sayUnusedSources() {
    for (name, source) in sources.sorted(by: { $0.value.line < $1.value.line }) where !source.isUsed {
      say("ningún valor nombra la fuente «\(name)»", at: source.line)
    }
  }

  /// A value with its source and how sure it is.
  mutating func sourced<Value>(
    _ node: Node?, _ what: String, _ read: (inout FrameworkChecks, Node?, String) -> Value?
  ) -> Sourced<Value>? {
    guard let node else { return nil }
    guard let fields = fields(node, what, required: ["valor", "fuente", "verificado"]) else { return nil }
    let value = read(&self, fields["valor"], what)
    let source = text(fields["fuente"], "la fuente de \(what)")
    if let source {
      if sources[source] == nil { say("«fuentes» no tiene «\(source)»", at: fields["fuente"]?.line ?? 1) }
      sources[source]?.isUsed = true
    }
    guard let word = text(fields["verificado"], "«verificado» de \(what)") else { return nil }
    guard let certainty = Certainty(rawValue: word) else {
      let allowed = Certainty.allCases.map(\.rawValue).joined(separator: ", ")
      say("«verificado» de \(what) es «\(word)»; se admite \(allowed)", at: fields["verificado"]?.line ?? 1)
      return nil
    }
    guard let value, let source else { return nil }
    return Sourced(value, source: source, certainty)
  }

  /// A text with its source.
  mutating func sourcedText(_ node: Node?, _ what: String) -> Sourced<String>? {
    sourced(node, what) { $0.text($1, $2) }
  }

  /// A day with its source.
  mutating func sourcedDate(_ node: Node?, _ what: String) -> Sourced<CalendarDate>? {
    sourced(node, what) { checks, node, what in
      guard let text = checks.text(node, what) else { return nil }
      guard let date = try? CalendarDate(fieldText: text) else {
        checks.say("\(what) debe ser una fecha aaaa-mm-dd, y es «\(text)»", at: node?.line ?? 1)
        return nil
      }
      return date
    }
  }
}

extension Node {
  /// The line on which it begins, from 1.
  var line: Int { mark?.line ?? 1 }
}
