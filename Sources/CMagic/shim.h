#ifndef EMPALME_CMAGIC_H
#define EMPALME_CMAGIC_H

#include <magic.h>
#include <stddef.h>

/* What is looked for: the media type by content. Archives are not unpacked, and neither encodings nor the details of
   programs matter here. */
#define EMPALME_MAGIC_FLAGS                                                                                           \
  (MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TOKENS |             \
   MAGIC_NO_CHECK_ENCODING | MAGIC_NO_CHECK_CDF)

static inline struct magic_set *_Nullable empalme_magic_open(void) {
  struct magic_set *handle = magic_open(EMPALME_MAGIC_FLAGS);
  if (handle != NULL && magic_load(handle, NULL) != 0) {
    magic_close(handle);
    return NULL;
  }
  return handle;
}

static inline const char *_Nullable empalme_magic_type(struct magic_set *_Nonnull handle,
                                                       const void *_Nonnull bytes, size_t count) {
  return magic_buffer(handle, bytes, count);
}

#endif
