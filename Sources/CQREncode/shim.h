#ifndef EMPALME_CQRENCODE_H
#define EMPALME_CQRENCODE_H

#include <qrencode.h>

#endif
