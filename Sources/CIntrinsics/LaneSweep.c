#include "LaneSweep.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

bool has_wide_lanes(void) { return __builtin_cpu_supports("avx2"); }

WIDE void sweep_lanes_int32(const int32_t *first, const int32_t *upper, const int32_t *weight, const int32_t *seeds,
                            int32_t count, int32_t never, int32_t *lanes) {
  const __m256i none = _mm256_set1_epi32(never);
  int32_t edge = first[0];
  for (int32_t node = 0; node < count; node++) {
    __m256i *own = (__m256i *)(lanes + (int64_t)node * 16);
    __m256i a = none, b = none;
    if (node == *seeds) {
      a = _mm256_loadu_si256(own);
      b = _mm256_loadu_si256(own + 1);
      seeds++;
    }
    for (const int32_t end = first[node + 1]; edge < end; edge++) {
      const __m256i *from = (const __m256i *)(lanes + (int64_t)upper[edge] * 16);
      const __m256i step = _mm256_set1_epi32(weight[edge]);
      a = _mm256_min_epi32(a, _mm256_add_epi32(_mm256_loadu_si256(from), step));
      b = _mm256_min_epi32(b, _mm256_add_epi32(_mm256_loadu_si256(from + 1), step));
    }
    _mm256_storeu_si256(own, a);
    _mm256_storeu_si256(own + 1, b);
  }
}

WIDE static inline __m256i least_int64(__m256i a, __m256i b) {
  return _mm256_blendv_epi8(a, b, _mm256_cmpgt_epi64(a, b));
}

WIDE void sweep_lanes_int64(const int32_t *first, const int32_t *upper, const int64_t *weight, const int32_t *seeds,
                            int32_t count, int64_t never, int64_t *lanes) {
  const __m256i none = _mm256_set1_epi64x(never);
  int32_t edge = first[0];
  for (int32_t node = 0; node < count; node++) {
    __m256i *own = (__m256i *)(lanes + (int64_t)node * 16);
    __m256i a = none, b = none, c = none, d = none;
    if (node == *seeds) {
      a = _mm256_loadu_si256(own);
      b = _mm256_loadu_si256(own + 1);
      c = _mm256_loadu_si256(own + 2);
      d = _mm256_loadu_si256(own + 3);
      seeds++;
    }
    for (const int32_t end = first[node + 1]; edge < end; edge++) {
      const __m256i *from = (const __m256i *)(lanes + (int64_t)upper[edge] * 16);
      const __m256i step = _mm256_set1_epi64x(weight[edge]);
      a = least_int64(a, _mm256_add_epi64(_mm256_loadu_si256(from), step));
      b = least_int64(b, _mm256_add_epi64(_mm256_loadu_si256(from + 1), step));
      c = least_int64(c, _mm256_add_epi64(_mm256_loadu_si256(from + 2), step));
      d = least_int64(d, _mm256_add_epi64(_mm256_loadu_si256(from + 3), step));
    }
    _mm256_storeu_si256(own, a);
    _mm256_storeu_si256(own + 1, b);
    _mm256_storeu_si256(own + 2, c);
    _mm256_storeu_si256(own + 3, d);
  }
}

WIDE void climb_lanes_int32(const int32_t *first, const int32_t *upper, const int32_t *weight, const int32_t *ranks,
                            int32_t count, const int32_t *place, int32_t *lanes) {
  for (int32_t index = 0; index < count; index++) {
    const __m256i *own = (const __m256i *)(lanes + (int64_t)index * 16);
    const __m256i a = _mm256_loadu_si256(own), b = _mm256_loadu_si256(own + 1);
    for (int32_t edge = first[ranks[index]], end = first[ranks[index] + 1]; edge < end; edge++) {
      __m256i *to = (__m256i *)(lanes + (int64_t)place[upper[edge]] * 16);
      const __m256i step = _mm256_set1_epi32(weight[edge]);
      _mm256_storeu_si256(to, _mm256_min_epi32(_mm256_loadu_si256(to), _mm256_add_epi32(a, step)));
      _mm256_storeu_si256(to + 1, _mm256_min_epi32(_mm256_loadu_si256(to + 1), _mm256_add_epi32(b, step)));
    }
  }
}

WIDE void climb_lanes_int64(const int32_t *first, const int32_t *upper, const int64_t *weight, const int32_t *ranks,
                            int32_t count, const int32_t *place, int64_t *lanes) {
  for (int32_t index = 0; index < count; index++) {
    const __m256i *own = (const __m256i *)(lanes + (int64_t)index * 16);
    for (int32_t edge = first[ranks[index]], end = first[ranks[index] + 1]; edge < end; edge++) {
      __m256i *to = (__m256i *)(lanes + (int64_t)place[upper[edge]] * 16);
      const __m256i step = _mm256_set1_epi64x(weight[edge]);
      for (int quarter = 0; quarter < 4; quarter++) {
        const __m256i offered = _mm256_add_epi64(_mm256_loadu_si256(own + quarter), step);
        _mm256_storeu_si256(to + quarter, least_int64(_mm256_loadu_si256(to + quarter), offered));
      }
    }
  }
}

#endif
