package import Foundation

/// What a command finds around itself; a test replaces all of it.
package struct Session: Sendable {
  /// Where the command speaks.
  package let console: Console
  /// The variables of the environment.
  package let environment: [String: String]
  /// The folder that relative paths start from.
  package let folder: URL
  /// The moment, asked anew each time.
  package let now: @Sendable () -> Date
  /// The zone that «today» is read in.
  package let timeZone: TimeZone
  /// Waits for a line from the person in front of the screen; nil when there is none.
  let answer: (@Sendable () -> String?)?

  package init(
    console: Console, environment: [String: String], folder: URL, now: @escaping @Sendable () -> Date,
    timeZone: TimeZone, answer: (@Sendable () -> String?)? = nil
  ) {
    self.answer = answer
    self.console = console
    self.environment = environment
    self.folder = folder
    self.now = now
    self.timeZone = timeZone
  }

  /// The session of the process itself.
  package static func standard(_ arguments: [String]) -> Session {
    let environment = ProcessInfo.processInfo.environment
    let console = Console.standard(environment: environment, switches: OutputSwitches(scanning: arguments))
    return Session(
      console: console,
      environment: environment,
      folder: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
      now: { Date() }, timeZone: .current, answer: keyboard(console))
  }

  /// The file or folder that the user means by `path`.
  package func url(_ path: String) -> URL { URL(filePath: path, relativeTo: folder).standardizedFileURL }
}
