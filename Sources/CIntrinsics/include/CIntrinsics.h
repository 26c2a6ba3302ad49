#ifndef LUWANG_CINTRINSICS_H
#define LUWANG_CINTRINSICS_H

#include <stdint.h>

/// Asks for the cache line at an address that will be read soon; any address is allowed, also one that is not mapped.
static inline void prefetch_for_read(const void *_Nullable address) {
  __builtin_prefetch(address, 0, 3);
}

/// Notes that a target lies below a node of which -1 is known (none), one target, or -2 (several). Threads may do so at once,
/// and the outcome is the same whichever comes first.
static inline void join_target(int32_t *_Nonnull known, int32_t target) {
  int32_t seen = __atomic_load_n(known, __ATOMIC_RELAXED);
  while (seen != target && seen != -2) {
    const int32_t joined = seen == -1 ? target : -2;
    if (__atomic_compare_exchange_n(known, &seen, joined, 1, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return;
  }
}

#include "HubBlocks.h"
#include "LaneSweep.h"
#include "Triangles.h"

#endif
