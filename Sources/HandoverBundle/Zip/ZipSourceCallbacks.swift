import CLibZip
import Glibc

/// What libzip calls to write the ZIP: a thin translation to ``ZipSink``.
///
/// libzip's callbacks have C's rules: a negative result is a failure, whose reason it asks for next.
func zipSinkCallback(
  _ user: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ count: zip_uint64_t,
  _ command: zip_source_cmd_t
) -> zip_int64_t {
  guard let user = unsafe user else { return -1 }
  let writer = unsafe Unmanaged<ZipWriter.Context>.fromOpaque(user).takeUnretainedValue()
  let sink = writer.sink
  switch command {
  case ZIP_SOURCE_SUPPORTS: return empalme_writable_commands()
  case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_FREE: return 0
  case ZIP_SOURCE_COMMIT_WRITE: return writer.commit() ? 0 : -1
  case ZIP_SOURCE_TELL_WRITE: return zip_int64_t(sink.position)
  case ZIP_SOURCE_WRITE:
    return unsafe sink.write(UnsafeRawBufferPointer(start: data, count: Int(count))) ? zip_int64_t(count) : -1
  case ZIP_SOURCE_SEEK_WRITE:
    guard let data = unsafe data else { return -1 }
    let target = unsafe zip_source_seek_compute_offset(sink.position, sink.count, data, count, nil)
    guard target >= 0 else { return -1 }
    sink.seek(to: UInt64(target))
    return 0
  case ZIP_SOURCE_ERROR: return unsafe zipErrorReply(data, count, ZIP_ER_READ)
  // Asked once, on opening: there is no archive yet, which libzip knows by ZIP_ER_READ with ENOENT.
  case ZIP_SOURCE_STAT: return -1
  default: return -1
  }
}

/// The reply to libzip's question for the reason of a failure: its own code and the system's.
func zipErrorReply(_ data: UnsafeMutableRawPointer?, _ count: zip_uint64_t, _ code: Int32) -> zip_int64_t {
  guard let data = unsafe data, count >= 8 else { return -1 }
  unsafe data.storeBytes(of: code, as: Int32.self)
  unsafe data.storeBytes(of: ENOENT, toByteOffset: 4, as: Int32.self)
  return 8
}

/// What libzip calls to read one entry: a thin translation to ``ZipEntrySource``.
func zipEntryCallback(
  _ user: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ count: zip_uint64_t,
  _ command: zip_source_cmd_t
) -> zip_int64_t {
  guard let user = unsafe user else { return -1 }
  let source = unsafe Unmanaged<ZipEntrySource>.fromOpaque(user)
  let (slot, writer) = unsafe (source.takeUnretainedValue().slot, source.takeUnretainedValue().writer)
  switch command {
  case ZIP_SOURCE_FREE:
    unsafe source.release()
    return 0
  case ZIP_SOURCE_SUPPORTS: return empalme_readable_commands()
  case ZIP_SOURCE_OPEN:
    return writer.begin(slot: slot) ? 0 : -1
  // libzip would hand on what it is given, in pieces of eight kilobytes: it is given nothing, and finds the bytes written.
  case ZIP_SOURCE_READ: return writer.pour(slot: slot) ? 0 : -1
  case ZIP_SOURCE_CLOSE: return 0
  case ZIP_SOURCE_STAT:
    guard let reply = unsafe data?.bindMemory(to: zip_stat_t.self, capacity: 1) else { return -1 }
    return unsafe writer.describe(slot: slot, in: &reply.pointee)
      ? zip_int64_t(MemoryLayout<zip_stat_t>.size) : -1
  case ZIP_SOURCE_ERROR: return unsafe zipErrorReply(data, count, ZIP_ER_READ)
  default: return -1
  }
}
