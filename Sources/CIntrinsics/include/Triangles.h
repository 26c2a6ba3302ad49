#ifndef LUWANG_TRIANGLES_H
#define LUWANG_TRIANGLES_H

#include <stdint.h>

#if defined(__x86_64__)

/// Relaxes the lower triangles of a hierarchy whose lowest ranks are `begin..<end` and whose middle ranks are at most
/// `limit`: for edges to a middle and to a higher end, the edge between those costs no more than the way over the lowest.
/// The edges of a rank are `first[rank]..<first[rank + 1]`; `up` and `down` are their weights. AVX2 is needed.
void relax_triangles_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int32_t *_Nonnull up,
                           int32_t *_Nonnull down, int32_t begin, int32_t end, int32_t limit, int32_t never);
void relax_triangles_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int64_t *_Nonnull up,
                           int64_t *_Nonnull down, int32_t begin, int32_t end, int32_t limit, int64_t never);

/// The same for those triangles whose edges from the lowest rank to the middle are listed; `lower` are the lowest ranks.
void relax_listed_triangles_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper,
                                  const int32_t *_Nonnull lower, int32_t *_Nonnull up, int32_t *_Nonnull down,
                                  const int32_t *_Nonnull edges, int32_t count, int32_t never);
void relax_listed_triangles_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper,
                                  const int32_t *_Nonnull lower, int64_t *_Nonnull up, int64_t *_Nonnull down,
                                  const int32_t *_Nonnull edges, int32_t count, int64_t never);

/// Relaxes upper and intermediate triangles of the lowest ranks `begin..<end`, the highest first: their edges cost no more
/// than ways over the edges between their upper ends.
void relax_upper_triangles_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int32_t *_Nonnull up,
                                 int32_t *_Nonnull down, int32_t begin, int32_t end);
void relax_upper_triangles_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int64_t *_Nonnull up,
                                 int64_t *_Nonnull down, int32_t begin, int32_t end);

#endif

#endif
