package import Foundation

/// A program of somebody else that judges what we wrote: unzip, sha256sum, bagit.py.
package struct ForeignTool: Sendable {
  /// How a run of the tool ended.
  package struct Outcome: Sendable {
    /// The exit status; for a run that a signal ended, 128 and the signal's number.
    package let status: Int32
    /// stdout and stderr as one text.
    package let text: String
  }

  private let executable: URL

  /// The tool of that name in the project's virtual environment or on the PATH; nil when it is not installed.
  package init?(_ name: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let folders =
      [projectFolder.appending(path: ".venv/bin")]
      + path.split(separator: ":").map {
        URL(filePath: String($0), directoryHint: .isDirectory)
      }
    let places = folders.map { $0.appending(path: name) }
    let found = places.first {
      FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
    }
    guard let found else { return nil }
    executable = found
  }

  /// Runs the tool to its end.
  package func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: process.terminationStatus + (signalled ? 128 : 0), text: String(decoding: bytes, as: UTF8.self))
  }
}

/// The folder of the project: where Package.swift is.
package let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
