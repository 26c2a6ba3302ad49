// The loops of customization for processors with AVX2; Routing has the same in Swift for all others.
#include "CIntrinsics.h"

#if defined(__x86_64__)

#define WIDE __attribute__((target("avx2")))
#define LEAST(a, b) ((a) < (b) ? (a) : (b))

/// Each of these twice, for weights of 32 and of 64 bits.
#define TRIANGLES(name, weight)                                                                                        \
  WIDE static inline void relax_stretch_##name(weight *restrict up, weight *restrict down,                             \
                                               const weight *restrict out, const weight *restrict home,                \
                                               int32_t count, weight from_middle, weight to_middle) {                  \
    for (int32_t i = 0; i < count; i++) {                                                                              \
      weight there = from_middle + out[i], back = home[i] + to_middle;                                                 \
      up[i] = LEAST(up[i], there);                                                                                     \
      down[i] = LEAST(down[i], back);                                                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
                                                                                                                       \
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
  /* All ends behind an edge's own are ends of its middle as well, in the same order. */                               \
  WIDE static inline void relax_over_##name(const int32_t *first, const int32_t *upper, weight *up, weight *down,      \
                                            int32_t edge, int32_t end, weight never) {                                 \
    weight to_middle = up[edge], from_middle = down[edge];                                                             \
    if (to_middle >= never && from_middle >= never) return;                                                            \
    int32_t middle = upper[edge], other = edge + 1, target = first[middle], target_end = first[middle + 1];            \
    while (other < end) {                                                                                              \
      int32_t head = upper[other];                                                                                     \
      while (upper[target] != head) target++;                                                                          \
      int32_t length = 1;                                                                                              \
      if (end - other == target_end - target) {                                                                        \
        length = end - other;                                                                                          \
      } else {                                                                                                         \
        while (other + length < end && upper[other + length] == upper[target + length]) length++;                      \
      }                                                                                                                \
      relax_stretch_##name(up + target, down + target, up + other, down + other, length, from_middle, to_middle);      \
      other += length;                                                                                                 \
      target += length;                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
                                                                                                                       \
  WIDE void relax_triangles_##name(const int32_t *first, const int32_t *upper, weight *up, weight *down,               \
                                   int32_t begin, int32_t end, int32_t limit, weight never) {                          \
    for (int32_t rank = begin; rank < end; rank++) {                                                                   \
      int32_t last = first[rank + 1];                                                                                  \
      for (int32_t edge = first[rank]; edge + 1 < last && upper[edge] <= limit; edge++) {                              \
        relax_over_##name(first, upper, up, down, edge, last, never);                                                  \
      }                                                                                                                \
    }                                                                                                                  \
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
  }                                                                                                                    \
                                                                                                                       \
  WIDE void relax_listed_triangles_##name(const int32_t *first, const int32_t *upper, const int32_t *lower,            \
                                          weight *up, weight *down, const int32_t *edges, int32_t count,               \
                                          weight never) {                                                              \
    for (int32_t i = 0; i < count; i++) {                                                                              \
      relax_over_##name(first, upper, up, down, edges[i], first[lower[edges[i]] + 1], never);                          \
    }                                                                                                                  \
  }

TRIANGLES(int32, int32_t)
TRIANGLES(int64, int64_t)

#endif
