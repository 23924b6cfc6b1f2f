/// The tags of one template, nested as its sections are.
struct TemplateOutline: Sendable {
  /// One tag of a template.
  indirect enum Tag: Sendable {
    case variable(name: String, line: Int)
    case unescaped(name: String, line: Int)
    case section(name: String, line: Int, inside: [Tag])
    case inverted(name: String, line: Int, inside: [Tag])
    case partial(name: String, line: Int)
  }

  let tags: [Tag]

  /// Reads a template; the file's name is for error messages.
  init(_ text: String, file: String) throws(TemplateError) {
    var reader = TagReader(text, file: file)
    tags = try reader.tags(until: nil)
  }

  /// The names of the templates that this one includes.
  var partials: [String] { Self.partials(of: tags) }

  private static func partials(of tags: [Tag]) -> [String] {
    tags.flatMap { tag -> [String] in
      switch tag {
      case .partial(let name, _): [name]
      case .section(_, _, let inside), .inverted(_, _, let inside): partials(of: inside)
      case .variable, .unescaped: []
      }
    }
  }
}

/// Walks through the tags of a template's text.
private struct TagReader {
  private var rest: Substring
  private var line = 1
  private let file: String

  init(_ text: String, file: String) {
    rest = text[...]
    self.file = file
  }

  /// The tags up to the end of section `name`, or to the end of the text when it is nil.
  mutating func tags(until name: String?) throws(TemplateError) -> [TemplateOutline.Tag] {
    let start = line
    var tags: [TemplateOutline.Tag] = []
    while let (content, isTriple) = try nextTag() {
      let line = line
      guard let mark = content.first else { throw malformed("hay una marca vacía", line) }
      let body = content.dropFirst().trimmed
      switch mark {
      case _ where isTriple: tags.append(.unescaped(name: content.trimmed, line: line))
      case "!": continue
      case "&": tags.append(.unescaped(name: body, line: line))
      case ">": tags.append(.partial(name: body, line: line))
      case "#": tags.append(.section(name: body, line: line, inside: try self.tags(until: body)))
      case "^": tags.append(.inverted(name: body, line: line, inside: try self.tags(until: body)))
      case "/":
        guard body == name else {
          throw malformed("se cierra «\(body)» y está abierta «\(name ?? "ninguna")»", line)
        }
        return tags
      case "=", "<", "$", "%", "*":
        throw malformed("las marcas que empiezan por «\(mark)» no están admitidas", line)
      default: tags.append(.variable(name: content.trimmed, line: line))
      }
    }
    if let name { throw malformed("la sección «\(name)» no se cierra", start) }
    return tags
  }

  /// The content of the next tag and whether it had three braces; nil at the end of the text.
  private mutating func nextTag() throws(TemplateError) -> (content: Substring, isTriple: Bool)? {
    guard let opening = rest.firstBytes("{{") else { return nil }
    skip(to: opening.upperBound)
    let isTriple = rest.first == "{"
    if isTriple { rest = rest.dropFirst() }
    guard let closing = rest.firstBytes(isTriple ? "}}}" : "}}") else {
      throw malformed("una marca que empieza por {{ no se cierra", line)
    }
    let content = rest[..<closing.lowerBound]
    let name = isTriple || content.first == "!" ? content : content.dropFirst()
    guard content.first == "!" || !name.utf8.contains(0x28) else {
      throw malformed("las funciones de plantilla no están admitidas", line)
    }
    skip(to: closing.upperBound)
    return (content, isTriple)
  }

  private mutating func skip(to index: Substring.Index) {
    line += rest[..<index].utf8.count { $0 == 0x0A }
    rest = rest[index...]
  }

  private func malformed(_ problem: String, _ line: Int) -> TemplateError {
    .malformed(file: file, line: line, problem: problem)
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingSpaces }

  /// Where a mark of ASCII characters first stands.
  fileprivate func firstBytes(_ mark: String) -> Range<Index>? {
    var start = startIndex
    while let found = utf8[start...].firstIndex(where: { $0 == mark.utf8.first }) {
      if utf8[found...].starts(with: mark.utf8) {
        return found..<utf8.index(found, offsetBy: mark.utf8.count)
      }
      start = utf8.index(after: found)
    }
    return nil
  }
}
