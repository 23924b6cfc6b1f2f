/// What a file may hold that the public must not see, or that nobody may hand over.
package enum PrivateKind: String, Hashable, Sendable, CaseIterable {
  case documentNumber
  case mobile
  case landline
  case email
  case bankAccount
  case privateKey
  case token
  case password

  /// Whether it opens a door: secrets belong in neither edition.
  package var isSecret: Bool { [.privateKey, .token, .password].contains(self) }
}

/// One place in a text that looks private, never with its whole value.
package struct PrivateHit: Hashable, Sendable {
  /// What it looks like.
  package let kind: PrivateKind
  /// The value with most of its characters covered.
  package let masked: String

  package init(_ kind: PrivateKind, masked: String) {
    self.kind = kind
    self.masked = masked
  }
}

/// What was found in one file: how often each kind occurs, and the first places.
package struct PrivateTally: Hashable, Sendable {
  /// How many of each kind.
  package private(set) var counts: [PrivateKind: Int] = [:]
  /// The first places of each kind, with the masked value.
  package private(set) var samples: [PrivateKind: [(place: String, masked: String)]] = [:]

  private static let shown = 3

  package init() {}

  /// Whether nothing was found.
  package var isEmpty: Bool { counts.isEmpty }

  /// Adds what was found at one place, whose name is only made when it is kept.
  package mutating func add(_ hits: [PrivateHit], at place: @autoclosure () -> String) {
    for hit in hits {
      counts[hit.kind, default: 0] += 1
      if samples[hit.kind, default: []].count < Self.shown {
        samples[hit.kind, default: []].append((place(), hit.masked))
      }
    }
  }

  package static func == (left: PrivateTally, right: PrivateTally) -> Bool {
    left.counts == right.counts
      && left.samples.mapValues { $0.map { [$0.place, $0.masked] } }
        == right.samples.mapValues { $0.map { [$0.place, $0.masked] } }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(counts) }
}

/// Covers a value so that whoever knows it recognises it and nobody else learns it.
enum PrivateMask {
  /// The first and the last two figures of a number; a short one loses more.
  static func number(_ text: some StringProtocol) -> String {
    let digits = text.count(where: \.isNumber)
    var seen = 0
    return String(
      text.map { character in
        guard character.isNumber else { return character }
        seen += 1
        return seen == 1 || seen > digits - 2 ? character : "•"
      })
  }

  /// The first letter, and the domain with its ending alone.
  static func email(_ text: some StringProtocol) -> String {
    let parts = text.split(separator: "@", maxSplits: 1)
    guard let first = parts.first?.first, parts.count == 2 else { return "•••@•••" }
    let ending = parts[1].split(separator: ".").last.map { ".\($0)" } ?? ""
    return "\(first)•••@•••\(ending)"
  }

  /// Nothing of it but its length, up to a point.
  static func secret(_ text: some StringProtocol) -> String {
    String(repeating: "•", count: min(max(text.count, 4), 12))
  }
}

extension PrivateTally {
  /// Adds what was found in another part of the same file.
  package mutating func merge(_ other: PrivateTally) {
    for kind in PrivateKind.allCases {
      guard let count = other.counts[kind] else { continue }
      counts[kind, default: 0] += count
      let room = Self.shown - samples[kind, default: []].count
      samples[kind, default: []] += (other.samples[kind] ?? []).prefix(max(0, room))
    }
  }
}
