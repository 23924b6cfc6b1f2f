import HandoverBundle
import HandoverModel
import Synchronization

/// What is known of the content of files, from the cache or by reading them.
struct MaterialInspection: Sendable {
  /// By the place of the file; nil for one that could not be read.
  let inspections: [FileInspection?]
  /// How many files had to be read.
  let read: Int
  /// What the next inspection can spare; nil when it is known already.
  private let lesson: Lesson?

  /// What there is to be saved.
  private struct Lesson {
    let folder: CaseFolder
    let files: [MaterialFile]
    let mark: String
    let start: Int64
    let isWhole: Bool
  }

  /// Keeps what was learned; without it the next inspection reads everything again, and that is all.
  func save() {
    guard let lesson else { return }
    let path = lesson.folder.inspectionCache
    var cache =
      lesson.isWhole ? InspectionCache() : InspectionCache.load(from: path, mark: lesson.mark, wanted: nil)
    for (file, inspection) in zip(lesson.files, inspections) {
      if let inspection { cache.keep(inspection, of: file.path) }
    }
    try? cache.save(to: path, mark: lesson.mark, start: lesson.start)
  }

  /// Inspects files of an expediente; those of which the cache knows are not read.
  ///
  /// `isWhole` says that there are no other files, so that the cache forgets all others.
  static func of(
    _ files: [MaterialFile], in folder: CaseFolder, isWhole: Bool, distrustsCache: Bool,
    _ surroundings: Surroundings
  ) async throws -> MaterialInspection {
    let start = InspectionPass.now()
    let pass = InspectionPass(in: folder.path, workers: surroundings.workers, tool: surroundings.pdfText)
    let wanted = isWhole ? nil : Set(files.map { ByteText($0.path) })
    let cache =
      distrustsCache
      ? InspectionCache()
      : InspectionCache.load(from: folder.inspectionCache, mark: pass.mark, wanted: wanted)
    var inspections = files.map { cache.inspection(of: $0.path, stamp: $0.stamp) }
    let missing = files.indices.filter { inspections[$0] == nil }
    guard !missing.isEmpty || isWhole && cache.count != files.count else {
      return MaterialInspection(inspections: inspections, read: 0, lesson: nil)
    }
    let tally = ReadingTally(total: missing.reduce(0) { $0 + UInt64(files[$1].size) }, surroundings)
    let found = try await pass.run(missing.map { files[$0].path }, sizes: missing.map { files[$0].size }) {
      tally.add($0)
    }
    for (index, inspection) in zip(missing, found) { inspections[index] = inspection }
    let lesson = Lesson(folder: folder, files: files, mark: pass.mark, start: start, isWhole: isWhole)
    return MaterialInspection(inspections: inspections, read: missing.count, lesson: lesson)
  }
}

/// Counts the bytes that are read and tells of them.
private final class ReadingTally: Sendable {
  private let total: UInt64
  private let report: @Sendable (WorkProgress) -> Void
  private let done = Mutex<UInt64>(0)

  init(total: UInt64, _ surroundings: Surroundings) {
    self.total = total
    report = surroundings.progress
  }

  func add(_ bytes: Int) {
    let done = done.withLock { done in
      done += UInt64(bytes)
      return done
    }
    report(WorkProgress(task: "Contenido de los archivos", bytesDone: done, bytesTotal: total))
  }
}
