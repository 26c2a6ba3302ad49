#ifndef LUWANG_CINTRINSICS_H
#define LUWANG_CINTRINSICS_H

/// Asks for the cache line at an address that will be read soon; any address is allowed, also one that is not mapped.
static inline void prefetch_for_read(const void *_Nullable address) {
  __builtin_prefetch(address, 0, 3);
}

#include "HubBlocks.h"
#include "LaneSweep.h"
#include "Triangles.h"

#endif
