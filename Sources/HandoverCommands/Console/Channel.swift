import Foundation
import Synchronization

/// One of the two streams of the program: stdout for data, stderr for talk.
///
/// On a terminal a channel may hold one *live line* (progress) below everything that was written; text written
/// meanwhile goes above it.
package final class Channel: Sendable {
  /// How text is laid out and coloured on this stream.
  package let style: Style
  /// Whether a person watches this stream on a screen that can redraw a line.
  package let isInteractive: Bool
  private let sink: @Sendable (String) -> Void
  private let liveLine = Mutex("")

  /// A channel that hands its text to `sink`, piece by piece, in order.
  package init(style: Style, isInteractive: Bool = false, sink: @escaping @Sendable (String) -> Void) {
    self.style = style
    self.isInteractive = isInteractive
    self.sink = sink
  }

  /// Writes `text` as it stands.
  package func write(_ text: String) {
    liveLine.withLock { line in
      if line.isEmpty { return sink(text) }
      sink(Self.eraseLine + text)
      if text.hasSuffix("\n") { sink(line) } else { line = "" }
    }
  }

  /// Shows `line` in place of the live line before it.
  ///
  /// An empty line removes it; off a terminal nothing happens.
  package func showLive(_ line: String) {
    guard isInteractive else { return }
    liveLine.withLock { current in
      guard line != current else { return }
      sink(current.isEmpty ? line : Self.eraseLine + line)
      current = line
    }
  }

  private static let eraseLine = "\r\u{1B}[2K"
}

extension Channel {
  /// A stream of the process itself, with the width and the colours of what it is connected to.
  package static func standard(_ stream: StandardStream, environment: [String: String], colors: Bool)
    -> Channel
  {
    let isTerminal = isatty(stream.rawValue) == 1
    let isDumb = environment["TERM"].map { $0 == "dumb" || $0.isEmpty } ?? true
    let refusesColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let width = Self.width(of: stream, isTerminal: isTerminal, environment: environment)
    return Channel(
      style: Style(usesColor: isTerminal && !isDumb && !refusesColor && colors, width: width),
      isInteractive: isTerminal && !isDumb,
      sink: { text in writeAll(text, to: stream) })
  }

  /// The terminal's columns, kept between what is readable and what fits; 100 off a terminal.
  private static func width(
    of stream: StandardStream, isTerminal: Bool, environment: [String: String]
  ) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }) { return columns.clamped(to: 40...160) }
    guard isTerminal else { return 100 }
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col).clamped(to: 40...100)
  }

  /// Writes everything or stops at the first error: nobody is left to be told when stderr is gone.
  private static func writeAll(_ text: String, to stream: StandardStream) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Foundation.write(stream.rawValue, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// The two output streams that every process has.
package enum StandardStream: Int32, Sendable {
  /// The stream for data, stdout.
  case output = 1
  /// The stream for talk, stderr.
  case error = 2
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
