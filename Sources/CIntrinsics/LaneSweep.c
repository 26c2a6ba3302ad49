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

// Eight numbers of eight targets become the numbers of eight targets, eight times.
WIDE static inline void turn_over(__m256i *row) {
  __m256i pair[8], four[8];
  for (int i = 0; i < 8; i += 2) {
    pair[i] = _mm256_unpacklo_epi32(row[i], row[i + 1]);
    pair[i + 1] = _mm256_unpackhi_epi32(row[i], row[i + 1]);
  }
  for (int i = 0; i < 8; i += 4) {
    four[i] = _mm256_unpacklo_epi64(pair[i], pair[i + 2]);
    four[i + 1] = _mm256_unpackhi_epi64(pair[i], pair[i + 2]);
    four[i + 2] = _mm256_unpacklo_epi64(pair[i + 1], pair[i + 3]);
    four[i + 3] = _mm256_unpackhi_epi64(pair[i + 1], pair[i + 3]);
  }
  for (int i = 0; i < 4; i++) {
    row[i] = _mm256_permute2x128_si256(four[i], four[i + 4], 0x20);
    row[i + 4] = _mm256_permute2x128_si256(four[i], four[i + 4], 0x31);
  }
}

WIDE void store_lanes_int32(const int32_t *lanes, int64_t columns, const int32_t *rows, int32_t count, int32_t never,
                            uint32_t *cells) {
  const __m256i last = _mm256_set1_epi32(never - 1);
  // Sixteen cells are a cache line.
  for (int64_t target = 0; target + 16 <= columns; target += 16) {
    for (int32_t lane = 0; lane < count; lane += 8) {
      __m256i cell[16];
      for (int i = 0; i < 16; i++) {
        const __m256i distance = _mm256_loadu_si256((const __m256i *)(lanes + (target + i) * LANES + lane));
        cell[i] = _mm256_or_si256(distance, _mm256_cmpgt_epi32(distance, last));
      }
      turn_over(cell);
      turn_over(cell + 8);
      for (int i = 0; i < 8 && lane + i < count; i++) {
        __m256i *to = (__m256i *)(cells + rows[lane + i] * columns + target);
        _mm256_storeu_si256(to, cell[i]);
        _mm256_storeu_si256(to + 1, cell[8 + i]);
      }
    }
  }
  for (int64_t target = columns & ~15; target < columns; target++) {
    for (int32_t lane = 0; lane < count; lane++) {
      const int32_t distance = lanes[target * LANES + lane];
      cells[rows[lane] * columns + target] = distance < never ? (uint32_t)distance : UINT32_MAX;
    }
  }
}

WIDE void store_lanes_int64(const int64_t *lanes, int64_t columns, const int32_t *rows, int32_t count, int64_t never,
                            uint32_t *upper, uint32_t *lower) {
  const __m256i last = _mm256_set1_epi64x(never - 1);
  for (int64_t target = 0; target + 8 <= columns; target += 8) {
    for (int32_t lane = 0; lane < count; lane += 4) {
      // The halves of four distances, lower ones first.
      __m256i cell[8];
      for (int i = 0; i < 8; i++) {
        const __m256i distance = _mm256_loadu_si256((const __m256i *)(lanes + (target + i) * LANES + lane));
        cell[i] = _mm256_or_si256(distance, _mm256_cmpgt_epi64(distance, last));
      }
      turn_over(cell);
      for (int i = 0; i < 4 && lane + i < count; i++) {
        const int64_t place = rows[lane + i] * columns + target;
        _mm256_storeu_si256((__m256i *)(lower + place), cell[2 * i]);
        _mm256_storeu_si256((__m256i *)(upper + place), cell[2 * i + 1]);
      }
    }
  }
  for (int64_t target = columns & ~7; target < columns; target++) {
    for (int32_t lane = 0; lane < count; lane++) {
      const int64_t distance = lanes[target * LANES + lane], place = rows[lane] * columns + target;
      upper[place] = distance < never ? (uint32_t)(distance >> 32) : UINT32_MAX;
      lower[place] = distance < never ? (uint32_t)distance : UINT32_MAX;
    }
  }
}

#endif
