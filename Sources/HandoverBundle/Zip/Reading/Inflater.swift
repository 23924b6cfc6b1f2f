import CISAL
import Glibc

/// An ISA-L decoder with its tables, reused from entry to entry by one task.
@safe struct Inflater: ~Copyable {
  private let state: UnsafeMutableRawPointer
  private let output: UnsafeMutableRawBufferPointer

  /// What inflating came to.
  enum Outcome: Hashable, Sendable {
    /// The stream ended where the packed bytes end.
    case complete
    /// The stream ended and this many packed bytes are left over.
    case surplus(UInt64)
    /// The packed bytes ended before the stream did.
    case cutOff
    case damaged
    /// More came out than allowed; it was stopped there.
    case tooMuch
  }

  init() throws(BundleError) {
    guard let state = unsafe empalme_inflater_new() else { throw .compressionFailed(path: "memoria") }
    unsafe self.state = unsafe state
    unsafe output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  }

  deinit {
    unsafe free(state)
    unsafe output.deallocate()
  }

  /// Begins a new stream.
  func start() { unsafe empalme_inflater_start(state) }

  /// Feeds packed bytes and hands out what they hold; nil while the stream goes on.
  func feed(
    _ input: UnsafeRawBufferPointer, room: inout UInt64, _ take: (UnsafeRawBufferPointer) -> Void
  ) -> Outcome? {
    guard let into = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return .damaged }
    var consumed = 0
    while true {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: input[consumed...])
      let step = unsafe rest.baseAddress.map { start in
        unsafe empalme_inflate(
          state, start.assumingMemoryBound(to: UInt8.self), UInt32(rest.count), into, UInt32(output.count))
      }
      guard let step, step.status >= 0 else { return .damaged }
      consumed += Int(step.consumed)
      if UInt64(step.produced) > room { return .tooMuch }
      room -= UInt64(step.produced)
      if step.produced > 0 { unsafe take(UnsafeRawBufferPointer(rebasing: output[..<Int(step.produced)])) }
      if step.finished != 0 {
        let left = UInt64(input.count - consumed) + UInt64(step.unused)
        return left == 0 ? .complete : .surplus(left)
      }
      if consumed == input.count, unsafe step.produced < output.count { return nil }
      if step.consumed == 0, step.produced == 0 { return .damaged }
    }
  }
}
