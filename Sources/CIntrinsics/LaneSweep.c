#include "LaneSweep.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

bool has_wide_lanes(void) { return __builtin_cpu_supports("avx2"); }

// Distances of a node: thirty-two of 32 bits fill four registers, of 64 bits eight.
#define LANES 32

WIDE void sweep_lanes_int32(const int32_t *first, const int32_t *upper, const int32_t *weight, const int32_t *seeds,
                            int32_t count, int32_t never, int32_t *lanes) {
  int32_t edge = first[0];
  for (int32_t node = 0; node < count; node++) {
    __m256i *own = (__m256i *)(lanes + (int64_t)node * LANES);
    __m256i least[4];
    if (node == *seeds) {
      for (int part = 0; part < 4; part++) least[part] = _mm256_loadu_si256(own + part);
      seeds++;
    } else {
      for (int part = 0; part < 4; part++) least[part] = _mm256_set1_epi32(never);
    }
    for (const int32_t end = first[node + 1]; edge < end; edge++) {
      const __m256i *from = (const __m256i *)(lanes + (int64_t)upper[edge] * LANES);
      const __m256i step = _mm256_set1_epi32(weight[edge]);
      for (int part = 0; part < 4; part++) {
        least[part] = _mm256_min_epi32(least[part], _mm256_add_epi32(_mm256_loadu_si256(from + part), step));
      }
    }
    for (int part = 0; part < 4; part++) _mm256_storeu_si256(own + part, least[part]);
  }
}

WIDE static inline __m256i least_int64(__m256i a, __m256i b) {
  return _mm256_blendv_epi8(a, b, _mm256_cmpgt_epi64(a, b));
}

WIDE void sweep_lanes_int64(const int32_t *first, const int32_t *upper, const int64_t *weight, const int32_t *seeds,
                            int32_t count, int64_t never, int64_t *lanes) {
  int32_t edge = first[0];
  for (int32_t node = 0; node < count; node++) {
    __m256i *own = (__m256i *)(lanes + (int64_t)node * LANES);
    __m256i least[8];
    if (node == *seeds) {
      for (int part = 0; part < 8; part++) least[part] = _mm256_loadu_si256(own + part);
      seeds++;
    } else {
      for (int part = 0; part < 8; part++) least[part] = _mm256_set1_epi64x(never);
    }
    for (const int32_t end = first[node + 1]; edge < end; edge++) {
      const __m256i *from = (const __m256i *)(lanes + (int64_t)upper[edge] * LANES);
      const __m256i step = _mm256_set1_epi64x(weight[edge]);
      for (int part = 0; part < 8; part++) {
        least[part] = least_int64(least[part], _mm256_add_epi64(_mm256_loadu_si256(from + part), step));
      }
    }
    for (int part = 0; part < 8; part++) _mm256_storeu_si256(own + part, least[part]);
  }
}

WIDE void climb_lanes_int32(const int32_t *first, const int32_t *upper, const int32_t *weight, const int32_t *ranks,
                            int32_t count, const int32_t *place, int32_t *lanes) {
  for (int32_t index = 0; index < count; index++) {
    const __m256i *own = (const __m256i *)(lanes + (int64_t)index * LANES);
    const __m256i a = _mm256_loadu_si256(own), b = _mm256_loadu_si256(own + 1);
    const __m256i c = _mm256_loadu_si256(own + 2), d = _mm256_loadu_si256(own + 3);
    for (int32_t edge = first[ranks[index]], end = first[ranks[index] + 1]; edge < end; edge++) {
      __m256i *to = (__m256i *)(lanes + (int64_t)place[upper[edge]] * LANES);
      const __m256i step = _mm256_set1_epi32(weight[edge]);
      _mm256_storeu_si256(to, _mm256_min_epi32(_mm256_loadu_si256(to), _mm256_add_epi32(a, step)));
      _mm256_storeu_si256(to + 1, _mm256_min_epi32(_mm256_loadu_si256(to + 1), _mm256_add_epi32(b, step)));
      _mm256_storeu_si256(to + 2, _mm256_min_epi32(_mm256_loadu_si256(to + 2), _mm256_add_epi32(c, step)));
      _mm256_storeu_si256(to + 3, _mm256_min_epi32(_mm256_loadu_si256(to + 3), _mm256_add_epi32(d, step)));
    }
  }
}

WIDE void climb_lanes_int64(const int32_t *first, const int32_t *upper, const int64_t *weight, const int32_t *ranks,
                            int32_t count, const int32_t *place, int64_t *lanes) {
  for (int32_t index = 0; index < count; index++) {
    const __m256i *own = (const __m256i *)(lanes + (int64_t)index * LANES);
    for (int32_t edge = first[ranks[index]], end = first[ranks[index] + 1]; edge < end; edge++) {
      __m256i *to = (__m256i *)(lanes + (int64_t)place[upper[edge]] * LANES);
      const __m256i step = _mm256_set1_epi64x(weight[edge]);
      for (int part = 0; part < 8; part++) {
        const __m256i offered = _mm256_add_epi64(_mm256_loadu_si256(own + part), step);
        _mm256_storeu_si256(to + part, least_int64(_mm256_loadu_si256(to + part), offered));
      }
    }
  }
}

#endif
