#ifndef KGRAPH_CEXPAT_SHIM_H
#define KGRAPH_CEXPAT_SHIM_H

#include <expat.h>

#endif
