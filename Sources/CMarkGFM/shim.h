#ifndef EMPALME_CMARKGFM_H
#define EMPALME_CMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
