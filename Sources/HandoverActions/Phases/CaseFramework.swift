package import HandoverModel
package import HandoverPages

extension CaseFolder {
  /// The phase frameworks that can be used here: the built-in ones and those of the folder of own templates.
  package var frameworks: FrameworkLibrary {
    get throws(FrameworkError) { try FrameworkLibrary(overrides: existingTemplates) }
  }

  /// The framework that the ficha names; nil when it names none or one that there is not.
  package func framework(of registry: Registry) throws(FrameworkError) -> PhaseFramework? {
    guard let id = registry.file?.framework, !id.isEmpty else { return nil }
    return try frameworks.find(id)
  }
}

/// Which phase frameworks there are (marco lista, marco ver).
package enum ShowFrameworks {
  /// A framework and whether it is the municipality's own.
  package struct Entry: Hashable, Sendable {
    /// What the file says.
    package let framework: PhaseFramework
    /// Whether it comes from the folder of own templates.
    package let isOwn: Bool
  }

  /// All of them in the order of their names; `folder` is the expediente around, if there is one.
  package static func all(_ folder: CaseFolder?) throws -> [Entry] {
    let library = try library(folder)
    return try library.ids.map {
      Entry(framework: try library.framework($0), isOwn: library.own.contains($0))
    }
  }

  /// One of them.
  package static func one(_ id: String, _ folder: CaseFolder?) throws -> Entry {
    let library = try library(folder)
    return Entry(framework: try library.framework(id), isOwn: library.own.contains(id))
  }

  private static func library(_ folder: CaseFolder?) throws(FrameworkError) -> FrameworkLibrary {
    guard let folder else { return try FrameworkLibrary(overrides: nil) }
    return try folder.frameworks
  }
}
