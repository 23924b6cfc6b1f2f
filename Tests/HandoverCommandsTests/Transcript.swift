import ArgumentParser
import Foundation
import HandoverCommands
import Synchronization

/// What a run of the program wrote, stream by stream, and how it ended.
struct Transcript: Sendable {
  /// The exit status.
  let status: Int32
  /// What went to stdout.
  let output: String
  /// What went to stderr.
  let talk: String

  /// Runs one command line inside the test's own process, in `folder`, on 28 December 2011 at noon in Bogotá.
  static func of(
    _ arguments: [String], in folder: URL = FileManager.default.temporaryDirectory,
    environment: [String: String] = [:], root: any ParsableCommand.Type = Empalme.self,
    answer: (@Sendable () -> String?)? = nil
  ) async -> Transcript {
    let output = CollectedText()
    let talk = CollectedText()
    let console = Console(
      output: output.channel(), talk: talk.channel(), switches: OutputSwitches(scanning: arguments))
    let session = Session(
      console: console, environment: environment, folder: folder,
      now: { Date(timeIntervalSince1970: 1_325_091_600) },
      timeZone: TimeZone(identifier: "America/Bogota") ?? .gmt, answer: answer)
    let status = await Program.run(arguments, in: session, root: root)
    return Transcript(status: status, output: output.text, talk: talk.text)
  }
}

/// A stream that keeps what is written to it.
final class CollectedText: Sendable {
  private let pieces = Mutex<[String]>([])

  init() {}

  /// All that was written.
  var text: String { writes.joined() }

  /// All that was written, write by write.
  var writes: [String] { pieces.withLock { $0 } }

  /// The stream; an interactive one draws live lines.
  func channel(style: Style = Style(), isInteractive: Bool = false) -> Channel {
    Channel(style: style, isInteractive: isInteractive) { text in
      self.pieces.withLock { $0.append(text) }
    }
  }
}
