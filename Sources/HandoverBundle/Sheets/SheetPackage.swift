package import HandoverModel

/// Why a workbook was not read: the workbook's own fault, or that of the disk.
package enum WorkbookReadingError: Error, Hashable, Sendable {
  case unreadable(GridProblem)
  case failed(BundleError)
}

/// The parts of a workbook: files in a ZIP of which nothing is believed.
struct SheetPackage: ~Copyable {
  private let file: OpenFile
  private let jobs: [String: EntryScanner.Job]

  /// The most that a part may come to when it is inflated.
  static let longestPart: UInt64 = 1 << 29

  init(_ path: String) throws(WorkbookReadingError) {
    let file = try Self.opened(path)
    let jobs = try Self.jobs(in: file)
    if jobs.isEmpty { throw .unreadable(Self.cutOff) }
    self.file = file
    self.jobs = jobs
  }

  private static func opened(_ path: String) throws(WorkbookReadingError) -> OpenFile {
    do throws(BundleError) { return try OpenFile.named(path) } catch { throw trouble(error) }
  }

  /// Every file of the ZIP by its name; a name that stands twice leaves open which one counts.
  private static func jobs(
    in file: borrowing OpenFile
  ) throws(WorkbookReadingError) -> [String: EntryScanner.Job] {
    let directory: ZipDirectory
    do throws(BundleError) {
      directory = try ZipDirectory.read(file, length: try file.stamp()?.size ?? 0)
    } catch {
      throw trouble(error)
    }
    let layout = LayoutRules(directory: directory, top: "", places: directory.entries.map(\.name))
    var jobs: [String: EntryScanner.Job] = [:]
    for (entry, limit) in zip(directory.entries, layout.limits) where !entry.isFolder {
      let job = EntryScanner.Job(
        entry: entry, place: entry.name, limit: limit, keepsText: false, isForeign: true)
      guard jobs.updateValue(job, forKey: key(entry.name)) == nil else {
        let what = "el libro está dañado: su parte «\(entry.name)» está dos veces"
        throw .unreadable(GridProblem(what, allowed: "el libro abierto en Excel y guardado de nuevo"))
      }
    }
    return jobs
  }

  func has(_ part: String) -> Bool { jobs[Self.key(part)] != nil }

  /// Reads a part through to its end; what it holds goes to the scanner while it is inflated.
  func read<Handler>(
    _ part: String, with scanner: inout MarkupScanner<Handler>
  ) throws(WorkbookReadingError) {
    guard let job = jobs[Self.key(part)] else {
      throw .unreadable(MarkupScanner<Handler>.damaged("falta: «\(part)»"))
    }
    try Self.check(job.entry, part)
    var problem: GridProblem?
    do throws(BundleError) {
      let reader = try EntryScanner(file.descriptor, path: file.path)
      let scan = try unsafe reader.scan(
        job,
        into: { (piece: UnsafeRawBufferPointer) throws(BundleError) in
          do throws(GridProblem) {
            unsafe try scanner.take(piece)
          } catch {
            problem = error
            throw BundleError.entryDamaged(path: part)
          }
        }, { _ in })
      let isWrong = scan.findings.contains { $0.code == .zipCRC || $0.code == .zipSize }
      if scan.digest == nil || isWrong { problem = Self.cutOff }
    } catch {
      if problem == nil { throw Self.trouble(error) }
    }
    if let problem { throw .unreadable(problem) }
    do throws(GridProblem) { try scanner.finish() } catch { throw .unreadable(error) }
  }

  private static func check(_ entry: ZipEntry, _ part: String) throws(WorkbookReadingError) {
    if entry.flags & 0x2041 != 0 {
      throw .unreadable(
        GridProblem("el libro está cifrado y no se puede leer", allowed: "el libro guardado sin contraseña"))
    }
    guard entry.size <= longestPart else {
      throw .unreadable(
        GridProblem(
          "el libro es demasiado grande: su parte «\(part)» se expande a \(entry.size / 1_000_000) MB",
          allowed:
            "libros cuyas hojas se expandan a menos de \(longestPart / 1_000_000) MB; divídalo en varios"))
    }
  }

  private static let cutOff = GridProblem(
    "el libro está dañado o cortado: no se descargó o no se copió completo",
    allowed: "el archivo completo; cópielo de nuevo")

  /// What an error of the container means for whoever imports the workbook.
  private static func trouble(_ error: BundleError) -> WorkbookReadingError {
    switch error {
    case .notABundle, .entryDamaged, .entryMissing, .tooLarge: .unreadable(cutOff)
    default: .failed(error)
    }
  }

  /// Names of parts are compared without regard to case (ECMA-376 part 2, 6.2.2).
  private static func key(_ name: String) -> String {
    let plain = name.replacing("\\", with: "/").lowercased()
    return plain.hasPrefix("/") ? String(plain.dropFirst()) : plain
  }
}
