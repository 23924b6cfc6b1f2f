import CISAL

/// Gives freed memory back to the system, which otherwise keeps the sum of all peaks of a build.
package enum MemoryRelief {
  /// Between two phases.
  static func giveBack() { empalme_give_back_memory() }

  /// From now on, whenever a large block is freed; before any work is begun.
  package static func keepLargeBlocksApart() { empalme_keep_large_blocks_apart() }
}
