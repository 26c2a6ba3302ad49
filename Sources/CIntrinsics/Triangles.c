// The loops of perfect customization for processors with AVX2; Routing has the same in Swift for all others.
#include "CIntrinsics.h"

#if defined(__x86_64__)

#define WIDE __attribute__((target("avx2")))
#define LEAST(a, b) ((a) < (b) ? (a) : (b))

/// Each of these twice, for weights of 32 and of 64 bits.
#define TRIANGLES(name, weight)                                                                                        \
  /* The edges of the lowest rank by those between its upper ends, which are final. */                                 \
  WIDE static inline void relax_own_stretch_##name(weight *restrict out, weight *restrict home,                        \
                                                   const weight *restrict across, const weight *restrict back,         \
                                                   int32_t count, weight *restrict to_middle,                          \
                                                   weight *restrict from_middle) {                                     \
    weight to = *to_middle, from = *from_middle, least_to = to, least_from = from;                                     \
    for (int32_t i = 0; i < count; i++) {                                                                              \
      weight over_other = out[i] + back[i], from_other = across[i] + home[i];                                          \
      weight there = to + across[i], here = back[i] + from;                                                            \
      least_to = LEAST(least_to, over_other);                                                                          \
      least_from = LEAST(least_from, from_other);                                                                      \
      out[i] = LEAST(out[i], there);                                                                                   \
      home[i] = LEAST(home[i], here);                                                                                  \
    }                                                                                                                  \
    *to_middle = least_to;                                                                                             \
    *from_middle = least_from;                                                                                         \
  }                                                                                                                    \
                                                                                                                       \
  WIDE void relax_upper_triangles_##name(const int32_t *first, const int32_t *upper, weight *up, weight *down,         \
                                         int32_t begin, int32_t end) {                                                 \
    for (int32_t rank = end - 1; rank >= begin; rank--) {                                                              \
      int32_t last = first[rank + 1];                                                                                  \
      for (int32_t edge = first[rank]; edge + 1 < last; edge++) {                                                      \
        int32_t middle = upper[edge], other = edge + 1, target = first[middle], target_end = first[middle + 1];        \
        while (other < last) {                                                                                         \
          int32_t head = upper[other];                                                                                 \
          while (upper[target] != head) target++;                                                                      \
          int32_t length = 1;                                                                                          \
          if (last - other == target_end - target) {                                                                   \
            length = last - other;                                                                                     \
          } else {                                                                                                     \
            while (other + length < last && upper[other + length] == upper[target + length]) length++;                 \
          }                                                                                                            \
          relax_own_stretch_##name(up + other, down + other, up + target, down + target, length, up + edge,            \
                                   down + edge);                                                                       \
          other += length;                                                                                             \
          target += length;                                                                                            \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }

TRIANGLES(int32, int32_t)
TRIANGLES(int64, int64_t)

#endif
