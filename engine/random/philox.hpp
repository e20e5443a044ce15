#pragma once
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): four random words as a function of an address.
#include <array>
#include <cstdint>

#include "engine/lanes.hpp"
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace concordat::engine {

namespace philox {
inline constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
inline constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
inline constexpr int rounds = 10;

using Words = std::array<std::uint32_t, 4>;

/// The reference: one address at a time, usable at compile time.
constexpr Words words(Words c, std::uint32_t k0, std::uint32_t k1) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t p0 = std::uint64_t{multiplier_0} * c[0];
    const std::uint64_t p1 = std::uint64_t{multiplier_1} * c[2];
    c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ k0, static_cast<std::uint32_t>(p1),
         static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ k1, static_cast<std::uint32_t>(p0)};
    k0 += weyl_0;
    k1 += weyl_1;
  }
  return c;
}

// The known-answer vectors published with Random123.
static_assert(words({0, 0, 0, 0}, 0, 0) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(words({~0u, ~0u, ~0u, ~0u}, ~0u, ~0u) ==
              Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(words({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
              Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}  // namespace philox

inline namespace CONCORDAT_TARGET {

/// Four words for each lane.
struct FourBits {
  Bits word[4];
};

/// The high and low halves of 32 x 32 bit products, lane by lane.
CONCORDAT_INLINE void multiply(std::uint32_t by, const Bits& x, Bits& high, Bits& low) {
#if CONCORDAT_LANES == 1
  const std::uint64_t product = std::uint64_t{by} * x;
  high = static_cast<std::uint32_t>(product >> 32);
  low = static_cast<std::uint32_t>(product);
#else
  for (int c = 0; c < Bits::chunks; ++c) {
#if CONCORDAT_LANES == 16
    const auto a = reinterpret_cast<__m512i>(x.part[c]);
    const __m512i m = _mm512_set1_epi32(static_cast<int>(by));
    const __m512i even = _mm512_mul_epu32(a, m);
    const __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64(a, 32), m);
    low.part[c] = reinterpret_cast<Bits::Chunk>(
        _mm512_mask_blend_epi32(0xaaaa, even, _mm512_slli_epi64(odd, 32)));
    high.part[c] = reinterpret_cast<Bits::Chunk>(
        _mm512_mask_blend_epi32(0xaaaa, _mm512_srli_epi64(even, 32), odd));
#elif defined(__AVX2__)
    const auto a = reinterpret_cast<__m256i>(x.part[c]);
    const __m256i m = _mm256_set1_epi32(static_cast<int>(by));
    const __m256i even = _mm256_mul_epu32(a, m);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(a, 32), m);
    low.part[c] = reinterpret_cast<Bits::Chunk>(
        _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0b10101010));
    high.part[c] = reinterpret_cast<Bits::Chunk>(
        _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0b10101010));
#elif defined(__wasm_simd128__)
    const auto a = reinterpret_cast<v128_t>(x.part[c]);
    const v128_t m = wasm_u32x4_splat(by);
    const v128_t first = wasm_u64x2_extmul_low_u32x4(a, m);
    const v128_t last = wasm_u64x2_extmul_high_u32x4(a, m);
    low.part[c] = reinterpret_cast<Bits::Chunk>(wasm_i32x4_shuffle(first, last, 0, 2, 4, 6));
    high.part[c] = reinterpret_cast<Bits::Chunk>(wasm_i32x4_shuffle(first, last, 1, 3, 5, 7));
#elif defined(__SSE2__)
    const auto a = reinterpret_cast<__m128i>(x.part[c]);
    const __m128i m = _mm_set1_epi32(static_cast<int>(by));
    const __m128i even = _mm_mul_epu32(a, m);
    const __m128i odd = _mm_mul_epu32(_mm_srli_epi64(a, 32), m);
    const __m128i even_high = _mm_srli_epi64(even, 32);
    const __m128i keep = _mm_set1_epi64x(0xffffffffLL);
    low.part[c] = reinterpret_cast<Bits::Chunk>(
        _mm_or_si128(_mm_and_si128(even, keep), _mm_slli_epi64(odd, 32)));
    high.part[c] =
        reinterpret_cast<Bits::Chunk>(_mm_or_si128(even_high, _mm_andnot_si128(keep, odd)));
#else
    for (int k = 0; k < Bits::per_chunk; ++k) {
      const std::uint64_t product = std::uint64_t{by} * x.part[c][k];
      high.part[c][k] = static_cast<std::uint32_t>(product >> 32);
      low.part[c][k] = static_cast<std::uint32_t>(product);
    }
#endif
  }
#endif
}

/// Philox in every lane: the last counter word differs from lane to lane, the others do not. So
/// four products of the first three rounds are the same in all lanes, and are computed once.
CONCORDAT_INLINE FourBits philox_words(std::uint32_t c0, std::uint32_t c1, std::uint32_t c2,
                                       const Bits& c3, std::uint64_t key) {
  using philox::multiplier_0, philox::multiplier_1;
  auto k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32);
  const auto next_key = [&] {
    k0 += philox::weyl_0;
    k1 += philox::weyl_1;
  };
  const auto high = [](std::uint64_t product) { return static_cast<std::uint32_t>(product >> 32); };
  const auto low = [](std::uint64_t product) { return static_cast<std::uint32_t>(product); };
  Bits high_0, low_0, high_1, low_1;

  std::uint64_t one_0 = std::uint64_t{multiplier_0} * c0, one_1 = std::uint64_t{multiplier_1} * c2;
  const std::uint32_t first = high(one_1) ^ c1 ^ k0, second = low(one_1), fourth = low(one_0);
  const Bits third = Bits(high(one_0) ^ k1) ^ c3;
  next_key();

  one_0 = std::uint64_t{multiplier_0} * first;
  multiply(multiplier_1, third, high_1, low_1);
  FourBits c{{high_1 ^ Bits(second ^ k0), low_1, {}, {}}};
  one_1 = std::uint64_t{multiplier_1} * (high(one_0) ^ fourth ^ k1);
  next_key();

  multiply(multiplier_0, c.word[0], high_0, low_0);
  c = {{c.word[1] ^ Bits(high(one_1) ^ k0), Bits(low(one_1)), high_0 ^ Bits(low(one_0) ^ k1),
        low_0}};
  next_key();

  for (int round = 3; round < philox::rounds; ++round) {
    multiply(multiplier_0, c.word[0], high_0, low_0);
    multiply(multiplier_1, c.word[2], high_1, low_1);
    c = {{high_1 ^ c.word[1] ^ Bits(k0), low_1, high_0 ^ c.word[3] ^ Bits(k1), low_0}};
    next_key();
  }
  return c;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
