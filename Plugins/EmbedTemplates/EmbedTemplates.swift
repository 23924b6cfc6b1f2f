import Foundation
import PackagePlugin

/// Turns every file below `Templates/` into Swift source, so that one binary is the whole installation.
@main
struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Templates").resolvingSymlinksInPath()
    let source = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embedding Templates/",
        executable: try context.tool(named: "embed-templates").url,
        arguments: [folder.path, source.path],
        inputFiles: files(below: folder),
        outputFiles: [source])
    ]
  }

  /// The folders are inputs too, so that a removed or added file is noticed.
  private func files(below folder: URL) -> [URL] {
    let names = FileManager.default.subpaths(atPath: folder.path) ?? []
    return names.sorted().map { folder.appending(path: $0) }
  }
}
