package import ArgumentParser
import HandoverBundle
import HandoverModel

/// The whole program as a function: parse, run, report, status.
package enum Program {
  /// Runs one command line and returns its exit status; never ends the process.
  ///
  /// A test may hand in a tree of commands of its own.
  package static func run(
    _ arguments: [String], in session: Session, root: any ParsableCommand.Type = Empalme.self
  ) async -> Int32 {
    do {
      switch try SpanishParser(root).parse(arguments) {
      case .help(let path):
        let page = HelpPage(root: root, path: path)
        session.console.show(page)
        return ExitStatus.success.rawValue
      case .text(let text):
        session.console.show(line: text)
        return ExitStatus.success.rawValue
      case .command(let command):
        return try await command.run(in: session).rawValue
      }
    } catch {
      return ErrorReport(error, wasCancelled: Task.isCancelled).tell(session.console).rawValue
    }
  }

  /// Runs the process's own command line; Ctrl-C cancels it.
  package static func main(_ arguments: [String]) async -> Int32 {
    LocalTime.settle()
    let session = Session.standard(arguments)
    return await Interruption.guarding(telling: session.console) {
      await run(arguments, in: session)
    }
  }
}
