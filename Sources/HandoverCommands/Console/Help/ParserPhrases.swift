import ArgumentParser
import Foundation

/// The sentences of the library's parser and ours for them: the one place where a new version is followed.
///
/// `{}` stands for what the user typed or what an option is called; ours takes them in the same order.
package struct ParserPhrase: Sendable {
  /// The library's sentence.
  package let english: String
  let spanish: String
  /// What the user does, when the general hint does not say it.
  let hint: String?

  init(_ english: String, _ spanish: String, hint: String? = nil) {
    self.english = english
    self.spanish = spanish
    self.hint = hint
  }

  /// The values that fill the places when `text` has the phrase's form; nil when it has not.
  func values(in text: String) -> [String]? {
    let pieces = english.components(separatedBy: "{}")
    guard let first = pieces.first, text.hasPrefix(first) else { return nil }
    guard let last = pieces.dropFirst().last else { return text == first ? [] : nil }
    var rest = text.dropFirst(first.count)
    var values: [String] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: piece) else { return nil }
      values.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return values + [String(rest.dropLast(last.count))]
  }

  /// Ours with `values` in its places.
  func filled(_ template: String, _ values: [String]) -> String {
    let pieces = template.components(separatedBy: "{}")
    return zip(pieces, values.prefix(pieces.count - 1) + [""]).map { $0 + $1 }.joined()
      + pieces.dropFirst(values.count + 1).joined()
  }
}

/// All phrases of swift-argument-parser 1.8.2, and how they become one of our errors.
package enum ParserPhrases {
  /// The longer of two that begin alike comes first.
  package static let all: [ParserPhrase] = [
    ParserPhrase(
      "Unknown option '{}'. Did you mean '{}'?\n   or: Missing value for '{}' in '{}'",
      "no existe la opción «{}»", hint: "¿quiso decir «{}»?"),
    ParserPhrase(
      "Unknown option '{}'\n   or: Missing value for '{}' in '{}'",
      "no existe la opción «{}», o falta el valor de «{}» en «{}»"),
    ParserPhrase(
      "Unknown option '{}'. Did you mean '{}'?", "no existe la opción «{}»", hint: "¿quiso decir «{}»?"),
    ParserPhrase("Unknown option '{}'", "no existe la opción «{}»"),
    ParserPhrase("Missing value for '{}'", "falta el valor de «{}»"),
    ParserPhrase(
      "The option '{}' does not take any value, but '{}' was specified.",
      "la opción «{}» no lleva valor, pero se escribió «{}»"),
    ParserPhrase("Unexpected argument '{}'", "sobra el argumento «{}»"),
    ParserPhrase("{} unexpected arguments: '{}'", "sobran {} argumentos: «{}»"),
    ParserPhrase(
      "Value to be set with flag '{}' in '{}' had already been set with flag '{}' in '{}'",
      "«{}» de «{}» contradice a «{}» de «{}»", hint: "deje una sola de las dos"),
    ParserPhrase(
      "Value to be set with flag '{}' had already been set with flag '{}'", "«{}» contradice a «{}»",
      hint: "deje una sola de las dos"),
    ParserPhrase(
      "Value to be set with {} had already been set with {}", "el valor de {} contradice al de {}",
      hint: "deje uno solo de los dos"),
    ParserPhrase("Missing expected argument '{}'", "falta «{}»"),
    ParserPhrase("Missing one of: '{}'", "falta una de estas opciones: «{}»"),
    ParserPhrase(
      "The value '{}' is invalid for '{}'. Please provide one of the following:\n{}",
      "el valor «{}» no sirve para «{}»; los valores son:\n{}"),
    ParserPhrase(
      "The value '{}' is invalid for '{}'. Please provide one of {}.",
      "el valor «{}» no sirve para «{}»; los valores son {}"),
    ParserPhrase("The value '{}' is invalid for '{}': {}", "el valor «{}» no sirve para «{}»: {}"),
    ParserPhrase("The value '{}' is invalid for '{}'", "el valor «{}» no sirve para «{}»"),
    ParserPhrase("The value '{}' is invalid.{}", "el valor «{}» no sirve{}"),
    ParserPhrase("Invalid option: {}", "la opción «{}» está mal escrita"),
    ParserPhrase("Missing required subcommand.", "falta la orden"),
    ParserPhrase("Command '{}' is not a parent of the current command.", "la orden «{}» no contiene a esta"),
    ParserPhrase(
      "Can't generate completion scripts for '{}'.\nPlease use --generate-completion-script=<shell> with one of:\n    {}",
      "no hay autocompletado para «{}»", hint: "use --generate-completion-script con uno de estos: {}"),
    ParserPhrase(
      "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n    {}",
      "no se reconoce el intérprete de órdenes", hint: "use --generate-completion-script con uno de estos: {}"
    ),
    ParserPhrase("Internal error. {}", "falló la lectura de la orden"),
    ParserPhrase(
      "No value set for non-argument var {}. Replace with a static variable, or let constant.",
      "falló la lectura de la orden ({})"),
  ]

  /// The user's mistake that the library told as `message`, `explanation` being its «Help:» line.
  static func problem(
    _ message: String, explanation: String?, path: [String], root: any ParsableCommand.Type
  ) -> UsageProblem {
    let tree = CommandOutline.tree(of: root)
    let general = "vea «\(([tree.commandName] + path).joined(separator: " ")) --ayuda»"
    let command = tree.descendant(path)
    if !command.listed.isEmpty, let word = unknownCommand(in: message) {
      return unknownCommand(word, among: command.listed.map(\.commandName), general: general)
    }
    guard let (phrase, values) = translation(of: message) else { return UsageProblem(message, hint: general) }
    let quoted = values.map(quotedInSpanish)
    let used = phrase.spanish.components(separatedBy: "{}").count - 1
    let specific = phrase.hint.map { phrase.filled($0, Array(quoted.dropFirst(used))) }
    let explained = explanation.map { "\(spaced($0)); \(general)" }
    return UsageProblem(phrase.filled(phrase.spanish, quoted), hint: specific ?? explained ?? general)
  }

  private static func translation(of message: String) -> (ParserPhrase, [String])? {
    for phrase in all {
      if let values = phrase.values(in: message) { return (phrase, values) }
    }
    return nil
  }

  private static func unknownCommand(in message: String) -> String? {
    translation(of: message).flatMap { phrase, values in
      switch phrase.english {
      case "Unexpected argument '{}'": values.first
      case "{} unexpected arguments: '{}'": values.last?.components(separatedBy: "', '").first
      default: nil
      }
    }
  }

  private static func unknownCommand(_ word: String, among names: [String], general: String) -> UsageProblem {
    let close = names.map { (name: $0, distance: $0.editDistance(to: word)) }
      .filter { $0.distance <= 3 && $0.distance < $0.name.count - 1 }
      .min { $0.distance < $1.distance }
    return UsageProblem(
      "no existe la orden «\(word)»", hint: close.map { "¿quiso decir «\($0.name)»?" } ?? general)
  }

  /// `'a', 'b' or 'c'` as `«a», «b» o «c»`; `a', 'b` (between our quotes) as `a», «b`.
  private static func quotedInSpanish(_ value: String) -> String {
    var text = value.replacing("', '", with: "», «")
    guard text.hasPrefix("'"), text.hasSuffix("'"), text.count > 1 else { return text }
    text = text.replacing("' or '", with: "» o «").replacing("' and '", with: "» y «")
    return "«" + text.dropFirst().dropLast() + "»"
  }

  /// The «Help:» line sets label and explanation apart by two spaces: ours by a colon.
  private static func spaced(_ explanation: String) -> String {
    explanation.replacing(">  ", with: ">: ").replacing(
      ".", with: "", maxReplacements: explanation.hasSuffix(".") ? 1 : 0)
  }
}

extension String {
  /// How many letters must be typed, dropped or changed to make `other` of this (Levenshtein).
  fileprivate func editDistance(to other: String) -> Int {
    let target = Array(other)
    var row = Array(0...target.count)
    for (line, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in target.indices {
        let change = diagonal + (letter == target[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(change, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[target.count]
  }
}
