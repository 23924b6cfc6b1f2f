package import ArgumentParser
import HandoverActions
import HandoverActions
package import HandoverModel

/// `empalme version`: which program this is.
package struct Version: HandoverCommand {
  /// The program's own version, as CHANGELOG.md names it.
  package static let number = Product.version

  package static let configuration = CommandConfiguration.verb(
    "version", "Decir la versión del programa.",
    examples: [Example("empalme version --json", "para otro programa")])

  @OptionGroup(title: OutputOptions.title) var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if output.json {
      try session.console.show(json: ["version": Self.number])
    } else {
      session.console.show(line: "empalme \(Self.number)")
    }
    return .success
  }
}
