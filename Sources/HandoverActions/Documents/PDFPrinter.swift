package import Foundation
import HandoverModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program on this computer that makes a tagged PDF of a page.
package struct PDFPrinter: Hashable, Sendable {
  /// The programs that are known.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case chromium
    case weasyprint

    fileprivate var names: [String] {
      switch self {
      case .chromium:
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
      case .weasyprint: ["weasyprint"]
      }
    }
  }

  /// Which of them it is.
  package let kind: Kind
  /// Where it lies.
  package let executable: URL

  /// The first of `kinds` that lies in a folder of `searchPath`, which is written as `PATH` is.
  package static func find(_ kinds: [Kind], in searchPath: String) -> PDFPrinter? {
    let folders = searchPath.split(separator: ":").map {
      URL(filePath: String($0), directoryHint: .isDirectory)
    }
    for kind in kinds {
      for name in kind.names {
        let places = folders.map { $0.appending(path: name) }
        let found = places.first {
          FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }
        if let found { return PDFPrinter(kind: kind, executable: found) }
      }
    }
    return nil
  }

  /// Prints `page` to `target`; `date` is the day that the PDF bears, so that it does not tell when it was made.
  func print(_ page: URL, to target: URL, date: CalendarDate, environment: [String: String]) async throws {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "empalme-pdf-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    var surroundings = environment
    let home = scratch.path(percentEncoded: false)
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] { surroundings[name] = home }
    surroundings["SOURCE_DATE_EPOCH"] = "\(date.dayNumber * 86_400)"
    surroundings["TZ"] = "UTC"
    try await run(arguments(page, target, profile: scratch), surroundings)
    guard var data = FileManager.default.contents(atPath: target.path(percentEncoded: false)),
      data.starts(with: "%PDF-".utf8), data.suffix(1024).firstRange(of: Data("%%EOF".utf8)) != nil
    else { throw DocumentError.printing(tool: name, reason: "no dejó un PDF") }
    if kind == .chromium { PDFDates.set(date, in: &data) }
    try FileManager.default.removeItem(at: target)
    try DurableFolder.write(Array(data), to: target)
  }

  /// As users know it.
  private var name: String { kind == .chromium ? "Chromium" : "WeasyPrint" }

  private func arguments(_ page: URL, _ target: URL, profile: URL) -> [String] {
    let output = target.path(percentEncoded: false)
    switch kind {
    case .weasyprint: return ["--pdf-variant", "pdf/ua-1", page.path(percentEncoded: false), output]
    case .chromium:
      // The sandbox refuses to run for root.
      return (geteuid() == 0 ? ["--no-sandbox"] : []) + [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-background-networking",
        "--user-data-dir=\(profile.appending(path: "perfil").path(percentEncoded: false))",
        "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=\(output)",
        page.absoluteString,
      ]
    }
  }

  /// Two minutes are more than any document takes.
  private static let limit = Duration.seconds(120)

  private func run(_ arguments: [String], _ environment: [String: String]) async throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw DocumentError.printing(tool: name, reason: "no se pudo iniciar")
    }
    let end = ContinuousClock.now + Self.limit
    do {
      while process.isRunning {
        try await Task.sleep(for: .milliseconds(50))
        guard ContinuousClock.now < end else {
          throw DocumentError.printing(tool: name, reason: "tardó más de dos minutos")
        }
      }
    } catch {
      process.terminate()
      throw error
    }
    guard process.terminationStatus == 0 else {
      throw DocumentError.printing(tool: name, reason: "terminó con el estado \(process.terminationStatus)")
    }
  }
}

/// The dates that Chromium writes into a PDF, which it takes from the clock.
private enum PDFDates {
  /// Puts noon of a day in the place of both dates; nothing moves, as the new text is as long as the old one.
  static func set(_ date: CalendarDate, in data: inout Data) {
    let day = date.description.replacing("-", with: "")
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let found = data.firstRange(of: Data(name.utf8)), found.upperBound + 14 <= data.endIndex else {
        continue
      }
      data.replaceSubrange(found.upperBound..<(found.upperBound + 14), with: Data("\(day)120000".utf8))
    }
  }
}
