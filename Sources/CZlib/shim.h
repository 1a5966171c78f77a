#ifndef KGRAPH_CZLIB_SHIM_H
#define KGRAPH_CZLIB_SHIM_H

#include <zlib.h>

/// `inflateInit2` is a macro, which Swift cannot import: begins to unpack data in gzip's own format.
static inline int kgraph_gzip_begin(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

#endif
