import ArgumentParser

/// The help of one command, in Spanish; with no path, the short help of the bare program.
struct HelpPage: Block {
  private let command: CommandOutline
  private let fullName: String
  private let groups: [(title: String, names: [String])]
  private let isBare: Bool
  private let isRoot: Bool

  init(root: any ParsableCommand.Type, path: [String]?) {
    let tree = CommandOutline.tree(of: root)
    command = tree.descendant(path ?? [])
    fullName = ([tree.commandName] + (path ?? [])).joined(separator: " ")
    isBare = path == nil
    isRoot = path?.isEmpty ?? true
    groups = Self.type(at: path ?? [], below: root).configuration.groupedSubcommands
      .map { (title: $0.name, names: $0.subcommands.map { $0._commandName }) }
  }

  func text(in style: Style) -> String {
    let sections = isBare ? [abstract(style), firstSteps(style)] : page(style)
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func type(at path: [String], below root: any ParsableCommand.Type)
    -> any ParsableCommand.Type
  {
    path.reduce(root) { type, name in
      type.configuration.subcommands.first { $0._commandName == name } ?? type
    }
  }

  private func page(_ style: Style) -> [String] {
    [abstract(style), usage(style), arguments(style)] + options(style) + subcommands(style)
      + [discussion(style), subcommandHint]
  }

  private func abstract(_ style: Style) -> String { (command.abstract ?? "").wrapped(to: style.width) }

  private func usage(_ style: Style) -> String {
    section(
      "Uso", "  " + UsageLine(command, fullName: fullName).text.wrapped(to: style.width, indent: 4), style)
  }

  private func arguments(_ style: Style) -> String {
    let positional = visible.filter { $0.kind == .positional && $0.sectionTitle == nil }
    return section("Argumentos", positional.map { ArgumentEntry($0).text(in: style) }, style)
  }

  /// The command's own options, then each titled group; what the library adds goes with the last group.
  private func options(_ style: Style) -> [String] {
    let titled = visible.filter { $0.sectionTitle != nil }
    let own = visible.filter { $0.kind != .positional && $0.sectionTitle == nil && !$0.isBuiltIn }
    let builtIn = visible.filter(\.isBuiltIn)
    var titles: [String] = []
    for title in titled.compactMap(\.sectionTitle) where !titles.contains(title) { titles.append(title) }
    let ungrouped = titles.isEmpty ? own + builtIn : own
    return [section("Opciones", ungrouped.map { ArgumentEntry($0).text(in: style) }, style)]
      + titles.map { title in
        let entries = titled.filter { $0.sectionTitle == title } + (title == titles.last ? builtIn : [])
        return section(title, entries.map { ArgumentEntry($0).text(in: style) }, style)
      }
  }

  private func subcommands(_ style: Style) -> [String] {
    let grouped = Set(groups.flatMap(\.names))
    let loose = command.listed.filter { !grouped.contains($0.commandName) }
    return [section("Órdenes", loose.map { entry($0, style) }, style)]
      + groups.map { group in
        let members = command.listed.filter { group.names.contains($0.commandName) }
        return section(group.title, members.map { entry($0, style) }, style)
      }
  }

  private func entry(_ command: CommandOutline, _ style: Style) -> String {
    let names = ([command.commandName] + (command.aliases ?? [])).joined(separator: ", ")
    return ArgumentEntry.columns(names, command.abstract ?? "", style)
  }

  private func discussion(_ style: Style) -> String {
    (command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        if line.hasPrefix(" ") { return String(line) }
        return Self.isTitle(line) ? style.paint(String(line), .strong) : line.wrapped(to: style.width)
      }
      .joined(separator: "\n")
  }

  private static func isTitle(_ line: Substring) -> Bool {
    !line.isEmpty && line.allSatisfy { $0.isUppercase || $0 == " " }
  }

  private var subcommandHint: String {
    guard !command.listed.isEmpty else { return "" }
    var words = fullName.split(separator: " ").map(String.init)
    words.insert("ayuda", at: 1)
    return "La ayuda de cada orden: \(words.joined(separator: " ")) <orden>"
  }

  private func firstSteps(_ style: Style) -> String {
    let examples = (command.discussion ?? "").split(separator: "\n").filter { $0.hasPrefix("  ") }
    return section("Para empezar", examples.prefix(6).joined(separator: "\n"), style)
      + "\n\nTodas las órdenes: \(fullName) --ayuda"
  }

  /// The library offers `--version` everywhere; the page of the program alone tells of it.
  private var visible: [ArgumentOutline] {
    (command.arguments ?? []).filter { $0.shouldDisplay && (isRoot || !$0.isVersion) }
  }

  private func section(_ title: String, _ entries: [String], _ style: Style) -> String {
    section(title, entries.joined(separator: "\n"), style)
  }

  private func section(_ title: String, _ body: String, _ style: Style) -> String {
    body.isEmpty ? "" : style.paint(title.uppercased(), .strong) + "\n" + body
  }
}
