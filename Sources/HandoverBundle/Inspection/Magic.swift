import CMagic

/// libmagic with its database, which one worker keeps for all its files: loading takes longer than many questions.
@safe struct Magic: ~Copyable {
  private let handle: OpaquePointer

  /// Nil when the database is not installed.
  init?() {
    guard let handle = unsafe empalme_magic_open() else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe magic_close(handle) }

  /// The media type of the beginning of a file; nil when libmagic fails.
  func type(of bytes: [UInt8]) -> String? {
    let type = unsafe bytes.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe empalme_magic_type(handle, $0, buffer.count) }
    }
    return unsafe type.map { unsafe String(cString: $0) }
  }
}
