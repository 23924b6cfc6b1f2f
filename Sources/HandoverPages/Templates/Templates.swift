package import Foundation
import Mustache

/// The files of `Templates/`, as they were built in, with those that a municipality keeps in a folder of its own.
///
/// Paths are relative to `Templates/`, with `/`: `documento/estilo.css`.
package struct Templates: Sendable {
  static let suffix = ".mustache"

  private let texts: [String: String]
  private let binaries: [String: Data]
  private let library: MustacheLibrary
  private let outlines: [String: TemplateOutline]

  /// Takes the built-in files; a file below `overrides` replaces the one of the same path.
  ///
  /// An own template may also be new, when another template includes it or it is a phase framework.
  package init(overrides folder: URL?) throws(TemplateError) {
    var texts = EmbeddedTemplates.texts
    var binaries = EmbeddedTemplates.binaries.compactMapValues { Data(base64Encoded: $0) }
    var added: [String] = []
    for (path, data) in try folder.map(Self.files) ?? [] {
      if binaries[path] != nil {
        binaries[path] = data
      } else {
        guard let text = String(data: data, encoding: .utf8) else { throw .notText(file: path) }
        if texts[path] == nil { added.append(path) }
        texts[path] = text
      }
    }
    self.texts = texts
    self.binaries = binaries
    outlines = try Self.outlines(of: texts)
    library = try Self.library(of: texts)
    let included = Set(outlines.values.flatMap(\.partials).map { $0 + Self.suffix })
    if let stray = added.first(where: { !included.contains($0) && FrameworkLibrary.id(ofFile: $0) == nil }) {
      throw .unused(file: stray)
    }
  }

  /// The paths of all files, in order.
  package var paths: [String] { (Array(texts.keys) + Array(binaries.keys)).sorted() }

  /// A text file as it is.
  package func text(_ path: String) throws(TemplateError) -> String {
    guard let text = texts[path] else { throw .missing(file: path) }
    return text
  }

  /// A file that is not text.
  package func data(_ path: String) throws(TemplateError) -> Data {
    guard let data = binaries[path] else { throw .missing(file: path) }
    return data
  }

  /// Fills a template; `specimen` is a scope of the same shape in which every list has an element.
  func render(_ name: String, _ scope: Scope, specimen: Scope) throws(TemplateError) -> String {
    try TemplateCheck(outlines).run(name, against: specimen)
    guard let text = library.render(scope, withTemplate: name) else {
      throw .missing(file: name + Self.suffix)
    }
    return text
  }

  /// The templates that `name` includes, itself first, each once.
  func reach(of name: String) -> [String] {
    var reached = [name]
    var next = 0
    while next < reached.count {
      for partial in outlines[reached[next]]?.partials ?? [] where !reached.contains(partial) {
        reached.append(partial)
      }
      next += 1
    }
    return reached
  }
}

extension Templates {
  /// The files below a folder that are not hidden, in order of path.
  private static func files(below folder: URL) throws(TemplateError) -> [(String, Data)] {
    guard isFolder(folder), let names = FileManager.default.subpaths(atPath: folder.path) else {
      throw .unreadableFolder(folder.path)
    }
    var files: [(String, Data)] = []
    for name in names.sorted() where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      let file = folder.appending(path: name)
      if isFolder(file) { continue }
      guard let data = FileManager.default.contents(atPath: file.path) else {
        throw .missing(file: file.path)
      }
      files.append((name, data))
    }
    return files
  }

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }

  private static func outlines(of texts: [String: String]) throws(TemplateError) -> [String: TemplateOutline]
  {
    var outlines: [String: TemplateOutline] = [:]
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) where path.hasSuffix(suffix) {
      outlines[String(path.dropLast(suffix.count))] = try TemplateOutline(text, file: path)
    }
    return outlines
  }

  private static func library(of texts: [String: String]) throws(TemplateError) -> MustacheLibrary {
    var library = MustacheLibrary()
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) where path.hasSuffix(suffix) {
      do {
        try library.register(text, named: String(path.dropLast(suffix.count)))
      } catch {
        let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
        throw TemplateError.malformed(file: path, line: line, problem: "no se entiende una marca {{…}}")
      }
    }
    return library
  }
}
