#ifndef LUWANG_LANESWEEP_H
#define LUWANG_LANESWEEP_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__x86_64__)

/// Whether this processor has the instructions that the functions below are compiled for.
bool has_wide_lanes(void);

/// Pulls thirty-two distances at once down a hierarchy: for nodes `0..<count` in this order, the least of what lies there
/// (for nodes in `seeds`, which rise and end with one that is not less than `count`; else `never`) and of an upper node's
/// distances plus the edge's weight. The edges of `node` are `first[node]..<first[node + 1]`.
void sweep_lanes_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, const int32_t *_Nonnull weight,
                       const int32_t *_Nonnull seeds, int32_t count, int32_t never, int32_t *_Nonnull lanes);
void sweep_lanes_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, const int64_t *_Nonnull weight,
                       const int32_t *_Nonnull seeds, int32_t count, int64_t never, int64_t *_Nonnull lanes);

/// Pushes thirty-two distances at once up a hierarchy, for the nodes with the given ranks, which rise: the lanes of
/// `ranks[i]` are the `i`-th, and `place` finds those of an upper end by its rank.
void climb_lanes_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, const int32_t *_Nonnull weight,
                       const int32_t *_Nonnull ranks, int32_t count, const int32_t *_Nonnull place,
                       int32_t *_Nonnull lanes);
void climb_lanes_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, const int64_t *_Nonnull weight,
                       const int32_t *_Nonnull ranks, int32_t count, const int32_t *_Nonnull place,
                       int64_t *_Nonnull lanes);

/// Stores the distances of targets as cells of a table: lane `i` of each target goes to row `rows[i]` of `columns` cells, for
/// the first `count` lanes; what is not less than `never` becomes `UINT32_MAX`. Distances of 64 bits are parted.
void store_lanes_int32(const int32_t *_Nonnull lanes, int64_t columns, const int32_t *_Nonnull rows, int32_t count,
                       int32_t never, uint32_t *_Nonnull cells);
void store_lanes_int64(const int64_t *_Nonnull lanes, int64_t columns, const int32_t *_Nonnull rows, int32_t count,
                       int64_t never, uint32_t *_Nonnull upper, uint32_t *_Nonnull lower);

#endif

#endif
