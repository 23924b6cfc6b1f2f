import ArgumentParser
package import Foundation
package import HandoverActions
import HandoverBundle
import HandoverModel

/// The expediente of a command that takes no other path: an argument or an option, and it may be left out.
struct CaseArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Carpeta del expediente; si se omite, la carpeta actual o la más cercana hacia arriba que lo contenga.",
      valueName: "expediente"))
  var path: String?

  @OptionGroup(visibility: .hidden) var option: CaseOption

  /// The expediente that is meant.
  func folder(in session: Session) throws -> CaseFolder { try session.caseFolder(path ?? option.path) }
}

/// The expediente of a command whose arguments are files.
struct CaseOption: ParsableArguments {
  @Option(
    name: .customLong("carpeta"),
    help: ArgumentHelp(
      "Carpeta del expediente; si se omite, la actual o la más cercana hacia arriba.", valueName: "expediente"
    ))
  var path: String?

  /// The expediente that is meant.
  func folder(in session: Session) throws -> CaseFolder { try session.caseFolder(path) }
}

extension Session {
  /// The expediente at `path`, or the one that encloses the current folder.
  package func caseFolder(_ path: String?) throws -> CaseFolder {
    let url = path.map(url) ?? folder
    if path == nil, let enclosing = CaseFolder.enclosing(url) { return enclosing }
    let folder = CaseFolder(url)
    guard FileManager.default.fileExists(atPath: folder.registry.path(percentEncoded: false)) else {
      throw ActionError.noCase(path: folder.path)
    }
    return folder
  }

  /// What an action takes from outside.
  package func surroundings(
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) -> Surroundings {
    let moment = now()
    return Surroundings(
      today: Self.day(of: moment, secondsFromUTC: Self.bogota), moment: Self.text(of: moment),
      user: environment["EMPALME_USUARIO"] ?? environment["USER"] ?? environment["LOGNAME"] ?? "desconocido",
      workers: max(1, ProcessInfo.processInfo.activeProcessorCount),
      pdfText: PDFTextTool.find(in: environment["PATH"] ?? ""), progress: progress)
  }

  /// Colombia keeps UTC−5 all year round.
  private static let bogota = -5 * 3600

  private static func day(of moment: Date, secondsFromUTC offset: Int) -> CalendarDate {
    let seconds = moment.timeIntervalSince1970 + Double(offset)
    return CalendarDate(dayNumber: Int((seconds / 86_400).rounded(.down)))
  }

  private static func text(of moment: Date) -> String {
    let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
    let day = day(of: moment, secondsFromUTC: 0)
    let time = seconds - day.dayNumber * 86_400
    let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }

  /// A path as the user would type it here: relative when it lies below the current folder, quoted when it must be.
  package func shown(_ url: URL) -> String {
    let path = url.standardizedFileURL.path(percentEncoded: false)
    let here = folder.standardizedFileURL.path(percentEncoded: false)
    let root = here.hasSuffix("/") ? here : here + "/"
    let short = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
    let isPlain = short.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/._-".utf8.contains(byte)
    }
    let trimmed = short.count > 1 && short.hasSuffix("/") ? String(short.dropLast()) : short
    return isPlain ? (trimmed.isEmpty ? "." : trimmed) : "'\(trimmed.replacing("'", with: "'\\''"))'"
  }
}
