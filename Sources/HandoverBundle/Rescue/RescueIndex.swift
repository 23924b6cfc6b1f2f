import HandoverModel

/// Everything in the copies that may be a file, by the path it bears.
struct RescueIndex: Sendable {
  /// The top folder's name.
  let top: String
  /// Candidates whose names lead nowhere below the top folder.
  private(set) var strays: [RescueCandidate] = []
  private var byPath: [String: [RescueCandidate]] = [:]

  /// One path can be claimed this often; the rest are fakes.
  private static let mostPerPath = 12

  /// Sorts candidates; those found first are tried first.
  init(_ candidates: [RescueCandidate], top: String) {
    self.top = top
    var seen: Set<RescueCandidate> = []
    for candidate in candidates where seen.insert(candidate).inserted {
      guard let path = candidate.path(below: top) else {
        strays.append(candidate)
        continue
      }
      if byPath[path, default: []].count < Self.mostPerPath { byPath[path, default: []].append(candidate) }
    }
  }

  /// What may be the file of a path.
  func candidates(for path: String) -> [RescueCandidate] { byPath[path] ?? [] }

  /// All paths below the top folder that are claimed.
  var paths: some Sequence<String> { byPath.keys }

  /// The top folder that most candidates of a copy name; nil when none is a bundle's.
  static func top(of candidates: [RescueCandidate], in source: Int) -> String? {
    var votes: [String: Int] = [:]
    for candidate in candidates where candidate.source == source {
      guard let slash = candidate.name.firstIndex(of: 0x2F),
        let first = String(validating: candidate.name[..<slash], as: UTF8.self),
        votes[first] != nil || BundleFormat.nameProblem(first) == nil
      else { continue }
      votes[first, default: 0] += 1
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
