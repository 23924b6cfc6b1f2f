import Foundation
import Glibc
import Synchronization

/// The program `pdftotext` (poppler), which reads the text of a PDF.
package struct PDFTextTool: Hashable, Sendable {
  private let executable: String
  /// The program that ends another one after a time.
  private let guardian: String?

  /// The program in a folder of `searchPath`, which is written as `PATH` is; nil when it is not installed.
  package static func find(in searchPath: String) -> PDFTextTool? {
    let folders = searchPath.split(separator: ":")
    func place(_ name: String) -> String? {
      folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
    return place("pdftotext").map { PDFTextTool(executable: $0, guardian: place("timeout")) }
  }

  /// What came of reading a PDF.
  enum Outcome: Hashable {
    case text([UInt8])
    /// It cannot be opened: it is damaged or wants a password.
    case refused
    /// It took too long, or there was too much text.
    case gaveUp
  }

  private static let limit = "60"
  private static let largest = 64 << 20

  /// The text of all pages, with a form feed behind each.
  func text(of path: String) -> Outcome {
    let command = [executable, "-q", "-enc", "UTF-8", path, "-"]
    guard let (process, output) = Self.start((guardian.map { [$0, Self.limit] } ?? []) + command) else {
      return .gaveUp
    }
    var bytes: [UInt8] = []
    while bytes.count <= Self.largest {
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        unsafe count = max(0, read(output, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    close(output)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status & 0x7F == 0 else { return .gaveUp }
    switch status >> 8 {
    case 0: return bytes.count > Self.largest ? .gaveUp : .text(bytes)
    case 1, 3: return .refused
    default: return .gaveUp
    }
  }

  /// Held while a pipe is open that a program of another worker could inherit.
  private static let starting = Mutex(())

  /// Starts a program whose standard output comes through a pipe, and which says nothing else.
  private static func start(_ arguments: [String]) -> (process: pid_t, output: Int32)? {
    Self.starting.withLock { _ in startAlone(arguments) }
  }

  private static func startAlone(_ arguments: [String]) -> (process: pid_t, output: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    let words = unsafe arguments.map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    var list = unsafe words + [nil]
    var variables = unsafe [strdup("LC_ALL=C"), nil]
    defer { unsafe free(variables[0]) }
    let status = unsafe posix_spawn(&process, arguments[0], &actions, nil, &list, &variables)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      return nil
    }
    return (process, ends[0])
  }
}
