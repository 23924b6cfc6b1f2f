#ifndef EMPALME_CLIBZIP_H
#define EMPALME_CLIBZIP_H

#include <zip.h>

/* What libzip asks a source: the commands it may send, as bit masks that Swift cannot compute from the macros. */

static inline zip_int64_t empalme_writable_commands(void) { return ZIP_SOURCE_SUPPORTS_WRITABLE; }

static inline zip_int64_t empalme_readable_commands(void) { return ZIP_SOURCE_SUPPORTS_READABLE; }

/* Linux: puts everything written to one file system on the disk. <unistd.h> shows it to GNU sources alone, which
   Swift's modules are not. */
extern int syncfs(int fd);

#endif
