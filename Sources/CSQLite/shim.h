#ifndef KGRAPH_CSQLITE_SHIM_H
#define KGRAPH_CSQLITE_SHIM_H

#include <sqlite3.h>

/// `SQLITE_TRANSIENT` is a cast macro, which Swift cannot import: SQLite copies the bytes it is given.
static inline sqlite3_destructor_type kgraph_sqlite_transient(void) {
  return SQLITE_TRANSIENT;
}

#endif
