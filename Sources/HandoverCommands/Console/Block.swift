/// A piece of text that knows how to lay itself out: tested without a terminal.
package protocol Block {
  /// The finished lines, without a final line break.
  func text(in style: Style) -> String
}

/// A title over what follows.
package struct Heading: Block {
  let title: String

  package init(_ title: String) { self.title = title }

  package func text(in style: Style) -> String {
    style.paint(title, .strong) + "\n"
      + style.paint(String(repeating: "─", count: title.displayWidth), .faint)
  }
}

/// A sentence or several, wrapped at the width of the stream.
package struct Paragraph: Block {
  let body: String
  let tone: Style.Tone?

  package init(_ body: String, _ tone: Style.Tone? = nil) {
    self.body = body
    self.tone = tone
  }

  package func text(in style: Style) -> String {
    let lines = body.wrapped(to: style.width)
    return tone.map { style.paint(lines, $0) } ?? lines
  }
}

/// An empty line between two blocks.
package struct Gap: Block {
  package init() {}
  package func text(in style: Style) -> String { "" }
}

/// Names and values below each other, the values aligned: `Sello:  9F86-D081-…`.
package struct Facts: Block {
  private let rows: [(name: String, value: String)]

  package init(_ rows: [(String, String)]) { self.rows = rows.map { (name: $0.0, value: $0.1) } }

  package func text(in style: Style) -> String {
    let column = (rows.map { $0.name.displayWidth }.max() ?? 0) + 3
    return rows.map { row in
      let name = style.paint((row.name + ":").padded(to: column), .faint)
      return name + row.value.wrapped(to: style.width, indent: column)
    }
    .joined(separator: "\n")
  }
}

/// The last line of a command: what the user does now.
package struct NextStep: Block {
  let purpose: String
  let commandLine: String?

  /// For example `NextStep("revise el expediente", "empalme revisar mi-empalme")`.
  package init(_ purpose: String, _ commandLine: String? = nil) {
    self.purpose = purpose
    self.commandLine = commandLine
  }

  package func text(in style: Style) -> String {
    let lead = style.paint("Siguiente paso:", .strong)
    guard let commandLine else { return "\(lead) \(purpose)" }
    return "\(lead) \(purpose):\n  \(style.paint(commandLine, .command))"
  }
}
