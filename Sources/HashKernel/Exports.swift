// What the page calls; addresses are places in the module's memory, which the page divides up.
#if arch(wasm32)
  @_expose(wasm, "sha256")
  @_cdecl("sha256")
  func sha256(_ state: UInt32, _ blocks: UInt32, _ count: UInt32, _ schedule: UInt32) {
    guard let state = UnsafeMutablePointer<UInt32>(bitPattern: UInt(state)),
      let blocks = UnsafePointer<UInt8>(bitPattern: UInt(blocks)),
      let schedule = UnsafeMutablePointer<UInt32>(bitPattern: UInt(schedule))
    else { return }
    unsafe SHA256Kernel.compress(state, blocks, count: Int(count), schedule: schedule)
  }

  @_expose(wasm, "crc32Tables")
  @_cdecl("crc32Tables")
  func crc32Tables(_ tables: UInt32) {
    guard let tables = UnsafeMutablePointer<UInt32>(bitPattern: UInt(tables)) else { return }
    unsafe CRC32Kernel.fill(tables)
  }

  @_expose(wasm, "crc32")
  @_cdecl("crc32")
  func crc32(_ crc: UInt32, _ bytes: UInt32, _ count: UInt32, _ tables: UInt32) -> UInt32 {
    guard let bytes = UnsafePointer<UInt8>(bitPattern: UInt(bytes)),
      let tables = UnsafePointer<UInt32>(bitPattern: UInt(tables))
    else { return crc }
    return unsafe CRC32Kernel.update(crc, bytes, count: Int(count), tables: tables)
  }
#endif
