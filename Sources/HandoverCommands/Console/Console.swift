import Foundation

/// What the program says and to whom: data to stdout, talk to stderr.
package struct Console: Sendable {
  /// stdout: what another program may read.
  package let output: Channel
  /// stderr: what the person in front of the screen reads.
  package let talk: Channel
  /// What the command line asked of the console.
  package let switches: OutputSwitches

  package init(output: Channel, talk: Channel, switches: OutputSwitches = OutputSwitches()) {
    self.output = output
    self.talk = talk
    self.switches = switches
  }

  /// The console of the process itself.
  package static func standard(environment: [String: String], switches: OutputSwitches) -> Console {
    let colors = !switches.withoutColor
    return Console(
      output: .standard(.output, environment: environment, colors: colors),
      talk: .standard(.error, environment: environment, colors: colors), switches: switches)
  }

  /// Writes blocks to stdout, below each other.
  package func show(_ blocks: any Block...) { write(blocks, to: output) }

  /// Writes one line of data to stdout as it stands.
  package func show(line: String) { emit(line + "\n", to: output) }

  /// Writes `value` to stdout as JSON with sorted keys.
  package func show(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes = try encoder.encode(value)
    emit(String(decoding: bytes, as: UTF8.self) + "\n", to: output)
  }

  /// Writes blocks to stderr, below each other.
  package func tell(_ blocks: any Block...) { write(blocks, to: talk) }

  /// Writes a sentence to stderr; nothing with `--silencio`.
  package func tell(_ sentence: String) {
    guard !switches.isQuiet else { return }
    tell(Paragraph(sentence))
  }

  /// Ends a command by saying what comes next; nothing with `--silencio` or `--json`.
  package func nextStep(_ purpose: String, _ commandLine: String? = nil) {
    guard !switches.isQuiet, !switches.wantsJSON else { return }
    tell(Gap(), NextStep(purpose, commandLine))
  }

  private func write(_ blocks: [any Block], to channel: Channel) {
    for block in blocks { emit(block.text(in: channel.style) + "\n", to: channel) }
  }

  /// A live line on stderr would share the screen with what stdout shows: it makes room first.
  private func emit(_ text: String, to channel: Channel) {
    if channel === output { talk.showLive("") }
    channel.write(text)
  }
}

/// The options that concern the console, read from the raw command line before it is parsed.
///
/// An error of the parser must already be printed the way the user asked for.
package struct OutputSwitches: Hashable, Sendable {
  /// What `--json` asks for: what is reported goes to stdout as JSON, the final error too.
  package var wantsJSON = false
  /// What `--sin-color` asks for: plain text.
  package var withoutColor = false
  /// What `--progreso` asks for: progress in plain lines where there is no terminal.
  package var wantsProgress = false
  /// What `--silencio` asks for: only data and errors.
  package var isQuiet = false

  package init() {}

  package init(scanning arguments: [String]) {
    let options = Set(arguments.prefix { $0 != "--" })
    wantsJSON = options.contains("--json")
    withoutColor = options.contains("--sin-color")
    wantsProgress = options.contains("--progreso")
    isQuiet = options.contains("--silencio")
  }
}
