#ifndef EMPALME_CISAL_H
#define EMPALME_CISAL_H

#include <isa-l/igzip_lib.h>
#include <isa-l/crc.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* ISA-L keeps its streams in structures of some hundred kilobytes. Swift sees them as opaque pointers; every field
   is touched here only. */

typedef struct empalme_deflater {
  struct isal_zstream stream;
  uint8_t level_buffer[ISAL_DEF_LVL3_LARGE > ISAL_DEF_LVL2_LARGE ? ISAL_DEF_LVL3_LARGE : ISAL_DEF_LVL2_LARGE];
} empalme_deflater;

/* Gives freed memory back to the system; the C library alone knows how, and does it by itself only at the end of its
   heap. */
static inline void empalme_give_back_memory(void) {
#ifdef __GLIBC__
  (void)malloc_trim(0);
#endif
}

/* Keeps large blocks apart, so that each goes back to the system when it is freed. By itself the C library does so only
   until the first such block is freed, and keeps all later ones in its heap, where small ones settle between them. Two heaps are enough for the few threads there are. */
static inline void empalme_keep_large_blocks_apart(void) {
#ifdef __GLIBC__
  (void)mallopt(M_MMAP_THRESHOLD, 2 << 20);
  (void)mallopt(M_TRIM_THRESHOLD, 1 << 20);
  (void)mallopt(M_ARENA_MAX, 2);
#endif
}

/* Asks the system to begin putting a part of a file on the disk, and does not wait for it (sync_file_range(2); its flag
   SYNC_FILE_RANGE_WRITE is 2 in the system's interface, which <fcntl.h> shows only to programs in GNU's dialect). */
static inline void empalme_begin_writing_back(int descriptor, int64_t offset, int64_t count) {
#ifdef SYS_sync_file_range
  (void)syscall(SYS_sync_file_range, descriptor, offset, count, 2u);
#endif
}

static inline void *_Nullable empalme_deflater_new(void) { return malloc(sizeof(empalme_deflater)); }

/* Deflates one block. A block that is not the last ends on a byte boundary, so that blocks can be joined; `history`
   is what came before it in the file, at most 32 KiB. Returns the bytes written, or -1.

   Without history ISA-L 2.30 hashes the third byte from a register that happens to hold a pointer
   (isal_deflate_icf_body_hash_hist_04), so that now and then the same input gives another, equally valid, output.
   Therefore ISA-L never starts without history here: the first byte of a file goes out as a stored block of five
   bytes and itself, and is the history of the rest. */
static inline int64_t empalme_deflate(void *_Nonnull state, uint32_t level,
                                      const uint8_t *_Nullable history, uint32_t history_count,
                                      const uint8_t *_Nullable input, uint32_t count, int last,
                                      uint8_t *_Nonnull output, uint32_t room) {
  empalme_deflater *d = (empalme_deflater *)state;
  uint32_t written = 0;
  if (history_count == 0 && count > 1) {
    if (room < 6) return -1;
    const uint8_t stored[6] = {0x00, 0x01, 0x00, 0xFE, 0xFF, input[0]};
    for (; written < 6; written++) output[written] = stored[written];
    history = input++;
    history_count = 1;
    count--;
  }
  isal_deflate_init(&d->stream);
  d->stream.level = level;
  d->stream.level_buf = d->level_buffer;
  d->stream.level_buf_size = level == 3 ? ISAL_DEF_LVL3_LARGE : ISAL_DEF_LVL2_LARGE;
  if (history_count > 0 && isal_deflate_set_dict(&d->stream, (uint8_t *)history, history_count) != COMP_OK)
    return -1;
  d->stream.end_of_stream = last ? 1 : 0;
  d->stream.flush = last ? NO_FLUSH : SYNC_FLUSH;
  d->stream.next_in = (uint8_t *)input;
  d->stream.avail_in = count;
  d->stream.next_out = output + written;
  d->stream.avail_out = room - written;
  if (isal_deflate(&d->stream) != COMP_OK || d->stream.avail_in != 0 || d->stream.avail_out == 0) return -1;
  if (last && d->stream.internal_state.state != ZSTATE_END) return -1;
  return (int64_t)(room - d->stream.avail_out);
}

static inline void *_Nullable empalme_inflater_new(void) { return malloc(sizeof(struct inflate_state)); }

static inline void empalme_inflater_start(void *_Nonnull state) { isal_inflate_init((struct inflate_state *)state); }

typedef struct empalme_inflated {
  int status;          /* 0 or more: fine so far; less: not a deflate stream */
  int finished;        /* 1 when the last block has ended and everything is in the output */
  uint32_t consumed;   /* bytes taken from the input */
  uint32_t produced;   /* bytes put into the output */
  uint32_t unused;     /* whole bytes taken but not part of the stream, known once it is finished */
} empalme_inflated;

static inline empalme_inflated empalme_inflate(void *_Nonnull state, const uint8_t *_Nonnull input, uint32_t count,
                                               uint8_t *_Nonnull output, uint32_t room) {
  struct inflate_state *s = (struct inflate_state *)state;
  s->next_in = (uint8_t *)input;
  s->avail_in = count;
  s->next_out = output;
  s->avail_out = room;
  empalme_inflated result = {0, 0, 0, 0, 0};
  result.status = isal_inflate(s);
  result.finished = s->block_state == ISAL_BLOCK_FINISH;
  result.consumed = count - s->avail_in;
  result.produced = room - s->avail_out;
  result.unused = s->read_in_length > 0 ? (uint32_t)s->read_in_length / 8 : 0;
  return result;
}

#endif
