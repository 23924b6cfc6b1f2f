import Glibc

/// Gives a finished file the name of another one, in one step.
package enum FileReplacement {
  /// Renames `source` over `target`, which may exist, and makes the new name durable.
  ///
  /// Both lie in the same folder, and the bytes of `source` are on the disk already.
  package static func rename(_ source: String, over target: String) throws(BundleError) {
    guard unsafe Glibc.rename(source, target) == 0 else { throw SystemReason.writing(target, errno) }
    let folder = target.utf8.lastIndex(of: 0x2F).map { String(target[..<$0]) } ?? "."
    let descriptor = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }
}
