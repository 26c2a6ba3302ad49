#ifndef LUWANG_TRIANGLES_H
#define LUWANG_TRIANGLES_H

#include <stdint.h>

#if defined(__x86_64__)

/// Relaxes upper and intermediate triangles of the lowest ranks `begin..<end`, the highest first: their edges cost no more
/// than ways over the edges between their upper ends. The edges of a rank are `first[rank]..<first[rank + 1]`; `up` and
/// `down` are their weights. AVX2 is needed.
void relax_upper_triangles_int32(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int32_t *_Nonnull up,
                                 int32_t *_Nonnull down, int32_t begin, int32_t end);
void relax_upper_triangles_int64(const int32_t *_Nonnull first, const int32_t *_Nonnull upper, int64_t *_Nonnull up,
                                 int64_t *_Nonnull down, int32_t begin, int32_t end);

#endif

#endif
