import CISAL

/// Gives freed memory back to the system between the phases of a build, which otherwise keeps the sum of their peaks.
enum MemoryRelief {
  static func giveBack() { empalme_give_back_memory() }
}
