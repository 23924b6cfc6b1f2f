package import Foundation
package import Testing

/// Holds `text` against the file `Golden/<name>` beside the test's own source file.
///
/// `make record` writes the file instead and marks the run with a warning, so that a recording never looks like
/// a pass.
package func expectGolden(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: filePath).deletingLastPathComponent()
  try expectGolden(text, at: folder.appending(path: "Golden/\(name)"), sourceLocation: sourceLocation)
}

/// Holds `text` against a recorded file, for example a page of `docs/` that is written from the code.
package func expectGolden(
  _ text: String, at golden: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = golden.lastPathComponent
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: golden)
    Issue.record("recorded \(name)", severity: .warning, sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
    Issue.record("there is no \(name); make record writes it", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  Issue.record(
    "\(name) differs: \(firstDifference(between: text, and: expected))", sourceLocation: sourceLocation)
}

private func firstDifference(between text: String, and expected: String) -> String {
  let found = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(found.count, wanted.count) {
    let here = found.indices.contains(index) ? found[index] : "(end)"
    let there = wanted.indices.contains(index) ? wanted[index] : "(end)"
    if here != there { return "line \(index + 1) is\n  \(here)\nand was\n  \(there)" }
  }
  return "in line endings"
}
