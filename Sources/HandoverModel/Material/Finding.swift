/// How much a finding weighs.
package enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// The material is wrong or not what it claims to be.
  case defect = "defecto"
  /// The material holds, yet someone should look at it.
  case warning = "advertencia"
  /// Worth knowing; asks for nothing.
  case note = "nota"

  /// The heavier severity sorts first.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// One rule of the product that material can break: its stable id and the Spanish words for it.
///
/// Codes are declared beside the rule that emits them; ``sentence`` and ``remedy`` may hold `{name}` places that
/// the values of a ``Finding`` fill.
package struct FindingCode: Hashable, Sendable {
  /// Stable identifier: a family letter and three digits, for example `Z004`.
  package let id: String
  /// How much every finding of this code weighs.
  package let severity: Severity
  /// What is the matter, one Spanish sentence without a final full stop.
  package let sentence: String
  /// What the reader does about it, one Spanish sentence without a final full stop.
  package let remedy: String

  package init(_ id: String, _ severity: Severity, _ sentence: String, remedy: String) {
    self.id = id
    self.severity = severity
    self.sentence = sentence
    self.remedy = remedy
  }
}

/// A defect or remark about the material: collected and reported, never thrown.
package struct Finding: Hashable, Sendable {
  /// The rule that is broken.
  package let code: FindingCode
  /// The file, table row or part of the container that it is about, as the user would name it.
  package let place: String
  /// What fills the `{name}` places of the code's sentences.
  package let values: [String: String]

  package init(_ code: FindingCode, at place: String, _ values: [String: String] = [:]) {
    self.code = code
    self.place = place
    self.values = values
  }

  /// How much it weighs, by its code.
  package var severity: Severity { code.severity }

  /// The code's sentence with this finding's values.
  package var sentence: String { filled(code.sentence) }

  /// The code's remedy with this finding's values.
  package var remedy: String { filled(code.remedy) }

  private func filled(_ template: String) -> String {
    values.sorted { $0.key < $1.key }.reduce(template) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }
}

extension Finding: Comparable {
  /// Heavier first, then by code, place and values: the order of every report.
  package static func < (left: Finding, right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.code.id != right.code.id { return left.code.id < right.code.id }
    if left.place != right.place { return left.place.precedesInUTF8(right.place) }
    return left.sentence < right.sentence
  }
}

extension Finding: Encodable {
  private enum CodingKeys: String, CodingKey {
    case code = "codigo"
    case severity = "gravedad"
    case place = "lugar"
    case sentence = "mensaje"
    case remedy = "remedio"
    case values = "valores"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code.id, forKey: .code)
    try container.encode(severity, forKey: .severity)
    try container.encode(place, forKey: .place)
    try container.encode(sentence, forKey: .sentence)
    try container.encode(remedy, forKey: .remedy)
    try container.encode(values, forKey: .values)
  }
}
