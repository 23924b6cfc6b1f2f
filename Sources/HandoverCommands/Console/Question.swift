import Foundation

extension Session {
  /// Asks for a yes on the terminal; nil where nobody can be asked.
  ///
  /// Only a plain yes is one: an empty line and the end of the input are a no.
  func confirms(_ question: String) -> Bool? {
    guard let answer, !console.switches.wantsJSON else { return nil }
    console.talk.showLive("")
    console.talk.write("\n\(question) [s/N] ")
    return ["s", "si", "sí", "y"].contains((answer() ?? "").trimmingCharacters(in: .whitespaces).lowercased())
  }

  /// Reads a line from the keyboard; nil when the program is not talking to a person.
  static func keyboard(_ console: Console) -> (@Sendable () -> String?)? {
    guard isatty(0) == 1, console.talk.isInteractive else { return nil }
    return { readLine() }
  }
}
