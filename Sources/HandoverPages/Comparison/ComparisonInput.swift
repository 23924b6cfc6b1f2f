package import HandoverModel

/// All that the page of a comparison tells.
package struct ComparisonInput: Sendable {
  /// What one of the two bundles states of itself.
  package struct Side: Sendable {
    /// The top folder's name.
    package let name: String
    /// Who hands over; empty when it is not stated, as the other texts.
    package let entity: String
    /// Its number in the chain; nil in a bag of another program.
    package let version: Int?
    /// Integral or public; nil in a bag of another program.
    package let edition: Edition?
    /// The day that it bears, as it is written.
    package let date: String
    /// SHA-256 of its tag manifest; nil without one.
    package let sello: Digest?
    /// How many payload files it states.
    package let files: Int
    /// Bytes of those files together.
    package let bytes: Int
    /// What verifying it came to, in one word; empty when it was not verified.
    package let verdict: String

    package init(
      name: String, entity: String, version: Int?, edition: Edition?, date: String, sello: Digest?,
      files: Int,
      bytes: Int, verdict: String
    ) {
      self.name = name
      self.entity = entity
      self.version = version
      self.edition = edition
      self.date = date
      self.sello = sello
      self.files = files
      self.bytes = bytes
      self.verdict = verdict
    }
  }

  /// A fact that both state differently.
  package struct Fact: Sendable {
    /// What it is: «Versión».
    package let name: String
    /// What the first bundle states.
    package let a: String
    /// What the second bundle states.
    package let b: String

    package init(name: String, a: String, b: String) {
      self.name = name
      self.a = a
      self.b = b
    }
  }

  /// What became of a file.
  package enum Kind: String, Sendable, CaseIterable {
    case added = "agregado"
    case changed = "cambiado"
    case moved = "movido"
    case removed = "retirado"
  }

  /// A file that is not the same in both.
  package struct File: Sendable {
    /// What became of it.
    package let kind: Kind
    /// Whether the program writes it anew in every version.
    package let isWrittenBySealing: Bool
    /// The heading under which it stands.
    package let section: String
    /// Below `data/`.
    package let path: String
    /// Where a moved file lay in the first bundle; empty otherwise.
    package let formerPath: String
    /// The title in the inventory; empty without one.
    package let title: String
    /// Bytes in the first bundle; nil when it is not there.
    package let sizeInA: Int?
    /// Bytes in the second bundle; nil when it is not there.
    package let sizeInB: Int?

    package init(
      kind: Kind, isWrittenBySealing: Bool, section: String, path: String, formerPath: String, title: String,
      sizeInA: Int?,
      sizeInB: Int?
    ) {
      self.kind = kind
      self.isWrittenBySealing = isWrittenBySealing
      self.section = section
      self.path = path
      self.formerPath = formerPath
      self.title = title
      self.sizeInA = sizeInA
      self.sizeInB = sizeInB
    }
  }

  let a: Side
  let b: Side
  let relation: String
  let isSuspicious: Bool
  let facts: [Fact]
  let files: [File]
  let unchanged: Int

  /// Takes the files in the order in which they are shown; those of a section stand together.
  package init(
    a: Side, b: Side, relation: String, isSuspicious: Bool, facts: [Fact], files: [File], unchanged: Int
  ) {
    self.a = a
    self.b = b
    self.relation = relation
    self.isSuspicious = isSuspicious
    self.facts = facts
    self.files = files
    self.unchanged = unchanged
  }
}

extension ComparisonInput {
  /// A comparison in which every list has an element, to hold the template against.
  static let specimen = ComparisonInput(
    a: .specimen, b: .specimen, relation: "", isSuspicious: true, facts: [Fact(name: "", a: "", b: "")],
    files: Kind.allCases.map {
      File(
        kind: $0, isWrittenBySealing: false, section: "a", path: "a", formerPath: "", title: "", sizeInA: 0,
        sizeInB: 0)
    }, unchanged: 0)
}

extension ComparisonInput.Side {
  fileprivate static let specimen = Self(
    name: "", entity: "", version: 1, edition: .integral, date: "", sello: nil, files: 0, bytes: 0,
    verdict: "")
}
