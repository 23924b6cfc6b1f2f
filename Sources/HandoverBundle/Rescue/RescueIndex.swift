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

  /// The top folder of the bundle in a copy; nil when none is a bundle's.
  ///
  /// What counts is a name as a bundle has them, `…/data/…` or a tag file. A file of the bundle may itself be a ZIP, an
  /// office document or another bundle, whose headers are found as well: those inside another entry count only when
  /// nothing else does.
  static func top(of candidates: [RescueCandidate], in source: Int) -> String? {
    var (outer, all): ([String: Int], [String: Int]) = ([:], [:])
    var end: UInt64 = 0
    for candidate in candidates.filter({ $0.source == source }).sorted(by: { $0.offset < $1.offset }) {
      let isOuter = candidate.offset >= end
      if isOuter { end = candidate.offset.addingReportingOverflow(candidate.packedSize).partialValue }
      guard let first = topFolder(candidate.name) else { continue }
      all[first, default: 0] += 1
      if isOuter { outer[first, default: 0] += 1 }
    }
    return (outer.isEmpty ? all : outer).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The first component of a name that a file of a bundle may bear.
  private static func topFolder(_ name: [UInt8]) -> String? {
    let parts = String(decoding: name, as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, let first = parts.first.map(String.init), BundleFormat.nameProblem(first) == nil,
      parts.count > 2
        ? ["data", BundleFormat.history].contains(String(parts[1])) : tagFiles.contains(String(parts[1]))
    else { return nil }
    return first
  }

  private static let tagFiles: Set = [
    BundleFormat.readme, BundleFormat.bagInfo, BundleFormat.declaration, BundleFormat.redirect,
    BundleFormat.manifest, BundleFormat.tagManifest, BundleFormat.zipChecks,
  ]
}
