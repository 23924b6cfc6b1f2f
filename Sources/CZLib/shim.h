#ifndef EMPALME_CZLIB_H
#define EMPALME_CZLIB_H

#include <stdint.h>
#include <zlib.h>

/* Deflates a text as small as zlib can, without header. Returns the bytes written, or -1. */
static inline int64_t empalme_deflate_smallest(const uint8_t *_Nullable input, uint32_t count,
                                               uint8_t *_Nonnull output, uint32_t room) {
  z_stream stream = {0};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  stream.next_in = (Bytef *)input;
  stream.avail_in = count;
  stream.next_out = output;
  stream.avail_out = room;
  const int status = deflate(&stream, Z_FINISH);
  const int64_t written = (int64_t)(room - stream.avail_out);
  deflateEnd(&stream);
  return status == Z_STREAM_END ? written : -1;
}

#endif
