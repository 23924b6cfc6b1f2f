package import Foundation
package import HandoverModel

/// The phase frameworks that there are: those built in, and a municipality's own in their place or beside them.
package struct FrameworkLibrary: Sendable {
  /// The folder of the frameworks among the templates.
  static let folder = "marcos/"
  private static let suffix = ".yaml"
  private static let mostBytes = 1_000_000

  private let texts: [String: String]
  /// The names of frameworks that come from the municipality's folder.
  package let own: Set<String>

  /// Takes the built-in frameworks; a file `marcos/<name>.yaml` below `overrides` replaces the one of that name.
  package init(overrides folder: URL?) throws(FrameworkError) {
    var texts: [String: String] = [:]
    for (path, text) in EmbeddedTemplates.texts {
      if let id = Self.id(ofFile: path) { texts[id] = text }
    }
    var own: Set<String> = []
    if let folder = folder?.appending(path: "marcos") {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() {
        guard let id = Self.id(ofFile: Self.folder + name) else { continue }
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path),
          data.count <= Self.mostBytes, let text = String(data: data, encoding: .utf8)
        else { throw .unreadable(file: Self.folder + name) }
        texts[id] = text
        own.insert(id)
      }
    }
    self.texts = texts
    self.own = own
  }

  /// The names of all frameworks, in order.
  package var ids: [String] { texts.keys.sorted() }

  /// The framework of that name; nil when there is none.
  package func find(_ id: String) throws(FrameworkError) -> PhaseFramework? {
    guard let text = texts[id] else { return nil }
    return try FrameworkReader.read(text, file: Self.folder + id + Self.suffix, id: id)
  }

  /// The framework of that name.
  package func framework(_ id: String) throws(FrameworkError) -> PhaseFramework {
    guard let found = try find(id) else { throw .unknown(id: id, known: ids) }
    return found
  }

  /// The name of the framework that a file among the templates holds; nil when it holds none.
  static func id(ofFile path: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(suffix) else { return nil }
    let id = path.dropFirst(folder.count).dropLast(suffix.count)
    return id.isEmpty || id.contains("/") || id.hasPrefix(".") ? nil : String(id)
  }
}
