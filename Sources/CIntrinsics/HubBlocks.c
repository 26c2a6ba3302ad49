#include "HubBlocks.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

#define BLOCK 13

WIDE static inline __m256i hubs(const uint32_t *block) {
  const __m128i before = _mm_loadu_si128((const __m128i *)(block + 1));
  return _mm256_sub_epi32(_mm256_set1_epi32((int32_t)block[0]), _mm256_cvtepu16_epi32(before));
}

// The most that is left of a whole over hubs that meet, the second list's turned within halves by `order`.
#define MEET(order)                                                                                                    \
  most = _mm256_max_epi32(most, _mm256_and_si256(_mm256_cmpeq_epi32(hubs_a, _mm256_shuffle_epi32(hubs_b, order)),      \
                                                 _mm256_sub_epi32(left_a, _mm256_shuffle_epi32(from_b, order))))

WIDE int32_t least_over_hubs(const uint32_t *a, int64_t blocks_of_a, const uint32_t *b, int64_t blocks_of_b,
                             int32_t never) {
  const uint32_t *end_a = a + BLOCK * blocks_of_a, *end_b = b + BLOCK * blocks_of_b;
  // Of a whole, what two distances leave is never negative: zero stands for no hub.
  const __m256i whole = _mm256_set1_epi32(INT32_MAX);
  __m256i most = _mm256_setzero_si256();
  while (a < end_a && b < end_b) {
    const __m256i hubs_a = hubs(a), left_a = _mm256_sub_epi32(whole, _mm256_loadu_si256((const __m256i *)(a + 5)));
    __m256i hubs_b = hubs(b), from_b = _mm256_loadu_si256((const __m256i *)(b + 5));
    MEET(0xE4);
    MEET(0x39);
    MEET(0x4E);
    MEET(0x93);
    hubs_b = _mm256_permute2x128_si256(hubs_b, hubs_b, 1);
    from_b = _mm256_permute2x128_si256(from_b, from_b, 1);
    MEET(0xE4);
    MEET(0x39);
    MEET(0x4E);
    MEET(0x93);
    // Which list goes on is hard to foretell: no jumps.
    const uint32_t last_a = a[0], last_b = b[0];
    a += last_a <= last_b ? BLOCK : 0;
    b += last_b <= last_a ? BLOCK : 0;
  }
  __m128i half = _mm_max_epi32(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1));
  half = _mm_max_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_max_epi32(half, _mm_shuffle_epi32(half, 0x93));
  const int32_t least = INT32_MAX - _mm_cvtsi128_si32(half);
  return least < never ? least : never;
}

#endif
