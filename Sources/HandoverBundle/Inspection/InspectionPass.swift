import Glibc

/// Inspects many files, several at a time.
package struct InspectionPass: Sendable {
  /// The folder that the paths start from.
  private let folder: String
  private let workers: Int
  private let tool: PDFTextTool?

  package init(in folder: String, workers: Int, tool: PDFTextTool?) {
    self.folder = folder
    self.workers = max(1, workers)
    self.tool = tool
  }

  /// What was found in each file, by its place in `paths`; nil for one that could not be read.
  ///
  /// `advance` hears of the bytes of each file that is done.
  package func run(
    _ paths: [String], sizes: [Int], advance: @escaping @Sendable (Int) -> Void
  ) async throws -> [FileInspection?] {
    let list = WorkList<(Int, FileInspection)>(count: paths.count)
    // The largest first, so that no worker is left alone with one at the end.
    let order = paths.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(workers, max(1, paths.count)) {
        group.addTask {
          var inspector = FileInspector(tool, holdingUpTo: FileSample.largest)
          var found: [(Int, FileInspection)] = []
          while let next = list.next() {
            if Task.isCancelled { throw BundleError.cancelled }
            let index = order[next]
            let name = paths[index].split(separator: "/").last.map(String.init) ?? paths[index]
            do throws(BundleError) {
              found.append((index, try inspector.inspect(folder + "/" + paths[index], name: name)))
            } catch .cancelled {
              throw BundleError.cancelled
            } catch {
              // A file that cannot be read is told of by the scan, or was removed meanwhile.
            }
            advance(sizes[index])
          }
          list.add(found)
        }
      }
      try await group.waitForAll()
    }
    var inspections: [FileInspection?] = Array(repeating: nil, count: paths.count)
    for (index, inspection) in list.outcomes { inspections[index] = inspection }
    return inspections
  }

  /// What a cache must have been made with: this very program, and the same tools beside it.
  package var mark: String {
    var status = stat()
    let isKnown = unsafe stat("/proc/self/exe", &status) == 0
    let program = isKnown ? "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)" : "?"
    return "\(program) \(tool == nil ? "sin-pdftotext" : "pdftotext")"
  }

  /// The time, nanoseconds since 1970, by the clock that stamps files.
  package static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
