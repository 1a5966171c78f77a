#ifndef KGRAPH_CSQLITE_SHIM_H
#define KGRAPH_CSQLITE_SHIM_H

#include <sqlite3.h>

/// `SQLITE_TRANSIENT` is a cast macro, which Swift cannot import: SQLite copies the bytes it is given.
static inline sqlite3_destructor_type kgraph_sqlite_transient(void) {
  return SQLITE_TRANSIENT;
}

/// `sqlite3_vtab_config` has a variable number of arguments, which Swift cannot call: the table has no side effects.
static inline int kgraph_vtab_innocuous(sqlite3 *database) {
  return sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
}

/// `sqlite3_db_config` has a variable number of arguments, which Swift cannot call: whether foreign keys are checked,
/// which unlike the pragma may change within a transaction.
static inline int kgraph_check_foreign_keys(sqlite3 *database, int isChecked) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, isChecked, (int *)0);
}

#endif
