#ifndef LUWANG_HUBBLOCKS_H
#define LUWANG_HUBBLOCKS_H

#include <stdint.h>

#if defined(__x86_64__)

/// The least sum of distances over hubs that both of two lists hold; `never` where there is none less than it. A list is
/// of blocks of thirteen words: the last hub of eight, how far each is before it in eight halves of a word, and eight
/// distances of at most `never`, which is less than 2³⁰. AVX2 is needed.
int32_t least_over_hubs(const uint32_t *_Nonnull a, int64_t blocks_of_a, const uint32_t *_Nonnull b, int64_t blocks_of_b,
                        int32_t never);

#endif

#endif
