#pragma once
/// Which lanes a condition holds in, and what is chosen by it. Three kinds of masks: a bool, a
/// register whose lanes are all ones or all zeros, and a word with a bit for each lane.
#include <cstring>

#include "engine/lane_array.hpp"
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

#if CONCORDAT_LANES == 1

using Mask = bool;

CONCORDAT_INLINE Real select(Mask mask, Real yes, Real no) { return mask ? yes : no; }
CONCORDAT_INLINE Money select(Mask mask, Money yes, Money no) { return mask ? yes : no; }
CONCORDAT_INLINE Int select(Mask mask, Int yes, Int no) { return mask ? yes : no; }
CONCORDAT_INLINE bool any(Mask mask) { return mask; }
CONCORDAT_INLINE bool lane(Mask mask, int) { return mask; }

using PackedMask = std::uint8_t;
CONCORDAT_INLINE PackedMask packed(Mask mask) { return mask ? 1 : 0; }
CONCORDAT_INLINE Mask unpacked(PackedMask bits) { return bits != 0; }

#elif CONCORDAT_LANES == 16  // AVX-512 has registers for masks

struct Mask {
  std::uint16_t bits;
  Mask() = default;
  CONCORDAT_INLINE explicit Mask(std::uint16_t b) : bits(b) {}
  CONCORDAT_INLINE Mask(bool everywhere) : bits(everywhere ? 0xffff : 0) {}
  CONCORDAT_INLINE friend Mask operator&(Mask a, Mask b) {
    return Mask(static_cast<std::uint16_t>(a.bits & b.bits));
  }
  CONCORDAT_INLINE friend Mask operator|(Mask a, Mask b) {
    return Mask(static_cast<std::uint16_t>(a.bits | b.bits));
  }
  CONCORDAT_INLINE friend Mask operator!(Mask a) {
    return Mask(static_cast<std::uint16_t>(~a.bits));
  }
};

/// False where a number is none, as in C++.
#define CONCORDAT_COMPARISON(op, of_reals, of_ints)                                             \
  CONCORDAT_INLINE Mask operator op(const Real& a, const Real& b) {                             \
    return Mask(_mm512_cmp_ps_mask((__m512)a.part[0], (__m512)b.part[0], of_reals));            \
  }                                                                                             \
  CONCORDAT_INLINE Mask operator op(const Int& a, const Int& b) {                               \
    return Mask(_mm512_cmp_epi32_mask((__m512i)a.part[0], (__m512i)b.part[0], of_ints));        \
  }                                                                                             \
  CONCORDAT_INLINE Mask operator op(const Money& a, const Money& b) {                           \
    const unsigned low = _mm512_cmp_pd_mask((__m512d)a.part[0], (__m512d)b.part[0], of_reals),  \
                   high = _mm512_cmp_pd_mask((__m512d)a.part[1], (__m512d)b.part[1], of_reals); \
    return Mask(static_cast<std::uint16_t>(low | high << 8));                                   \
  }
CONCORDAT_COMPARISON(<, _CMP_LT_OQ, _MM_CMPINT_LT)
CONCORDAT_COMPARISON(>, _CMP_GT_OQ, _MM_CMPINT_NLE)
CONCORDAT_COMPARISON(<=, _CMP_LE_OQ, _MM_CMPINT_LE)
CONCORDAT_COMPARISON(>=, _CMP_GE_OQ, _MM_CMPINT_NLT)
CONCORDAT_COMPARISON(==, _CMP_EQ_OQ, _MM_CMPINT_EQ)
#undef CONCORDAT_COMPARISON

/// `yes` in the lanes of the mask, `no` elsewhere.
CONCORDAT_INLINE Real select(Mask mask, const Real& yes, const Real& no) {
  Real y;
  y.part[0] = (Real::Chunk)_mm512_mask_blend_ps(mask.bits, (__m512)no.part[0], (__m512)yes.part[0]);
  return y;
}
CONCORDAT_INLINE Int select(Mask mask, const Int& yes, const Int& no) {
  Int y;
  y.part[0] =
      (Int::Chunk)_mm512_mask_blend_epi32(mask.bits, (__m512i)no.part[0], (__m512i)yes.part[0]);
  return y;
}
CONCORDAT_INLINE Money select(Mask mask, const Money& yes, const Money& no) {
  Money y;
  for (int c = 0; c < 2; ++c)
    y.part[c] = (Money::Chunk)_mm512_mask_blend_pd(static_cast<__mmask8>(mask.bits >> (8 * c)),
                                                   (__m512d)no.part[c], (__m512d)yes.part[c]);
  return y;
}

/// Does the condition hold in at least one lane?
CONCORDAT_INLINE bool any(Mask mask) { return mask.bits != 0; }
CONCORDAT_INLINE bool lane(Mask mask, int l) { return (mask.bits >> l & 1) != 0; }

/// A mask as it is stored.
using PackedMask = std::uint16_t;
CONCORDAT_INLINE PackedMask packed(Mask mask) { return mask.bits; }
CONCORDAT_INLINE Mask unpacked(PackedMask bits) { return Mask(bits); }

#else

/// All bits of a lane are set, or none.
struct Mask {
  Int bits;
  Mask() = default;
  CONCORDAT_INLINE explicit Mask(const Int& b) : bits(b) {}
  CONCORDAT_INLINE Mask(bool everywhere) : bits(everywhere ? -1 : 0) {}
  CONCORDAT_INLINE friend Mask operator&(const Mask& a, const Mask& b) {
    return Mask(a.bits & b.bits);
  }
  CONCORDAT_INLINE friend Mask operator|(const Mask& a, const Mask& b) {
    return Mask(a.bits | b.bits);
  }
  CONCORDAT_INLINE friend Mask operator!(const Mask& a) { return Mask(a.bits ^ Int(-1)); }
};

/// A mask of double lanes as one of float lanes, and back. By shuffles: the compilers turn the
/// conversion of masks into element-by-element code.
CONCORDAT_INLINE Mask narrowed(const Long& wide) {
  Mask out;
  for (int c = 0; c < Int::chunks; ++c) {
    const auto a = reinterpret_cast<Int::Chunk>(wide.part[2 * c]);
    const auto b = reinterpret_cast<Int::Chunk>(wide.part[2 * c + 1]);
#if defined(__AVX2__)
    out.bits.part[c] = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
#else
    out.bits.part[c] = __builtin_shufflevector(a, b, 0, 2, 4, 6);
#endif
  }
  return out;
}
CONCORDAT_INLINE Long widened(const Mask& mask) {
  Long out;
  for (int c = 0; c < Int::chunks; ++c) {
    const Int::Chunk a = mask.bits.part[c];
#if defined(__AVX2__)
    const Int::Chunk low = __builtin_shufflevector(a, a, 0, 0, 1, 1, 2, 2, 3, 3);
    const Int::Chunk high = __builtin_shufflevector(a, a, 4, 4, 5, 5, 6, 6, 7, 7);
#else
    const Int::Chunk low = __builtin_shufflevector(a, a, 0, 0, 1, 1);
    const Int::Chunk high = __builtin_shufflevector(a, a, 2, 2, 3, 3);
#endif
    out.part[2 * c] = reinterpret_cast<Long::Chunk>(low);
    out.part[2 * c + 1] = reinterpret_cast<Long::Chunk>(high);
  }
  return out;
}

#define CONCORDAT_COMPARISON(op)                                                    \
  CONCORDAT_INLINE Mask operator op(const Real& a, const Real& b) {                 \
    Mask m;                                                                         \
    for (int c = 0; c < Real::chunks; ++c) m.bits.part[c] = a.part[c] op b.part[c]; \
    return m;                                                                       \
  }                                                                                 \
  CONCORDAT_INLINE Mask operator op(const Int& a, const Int& b) {                   \
    Mask m;                                                                         \
    for (int c = 0; c < Int::chunks; ++c) m.bits.part[c] = a.part[c] op b.part[c];  \
    return m;                                                                       \
  }                                                                                 \
  CONCORDAT_INLINE Mask operator op(const Money& a, const Money& b) {               \
    Long wide;                                                                      \
    for (int c = 0; c < Money::chunks; ++c) wide.part[c] = a.part[c] op b.part[c];  \
    return narrowed(wide);                                                          \
  }
CONCORDAT_COMPARISON(<)
CONCORDAT_COMPARISON(>)
CONCORDAT_COMPARISON(<=)
CONCORDAT_COMPARISON(>=)
CONCORDAT_COMPARISON(==)
#undef CONCORDAT_COMPARISON

/// `yes` in the lanes of the mask, `no` elsewhere.
CONCORDAT_INLINE Real select(const Mask& mask, const Real& yes, const Real& no) {
  Real y;
  // "< 0" reads the sign bit, which is what a blend does; "!= 0" would cost a comparison more.
  for (int c = 0; c < Real::chunks; ++c)
    y.part[c] = mask.bits.part[c] < 0 ? yes.part[c] : no.part[c];
  return y;
}
CONCORDAT_INLINE Int select(const Mask& mask, const Int& yes, const Int& no) {
  return (mask.bits & yes) | ((!mask).bits & no);
}
CONCORDAT_INLINE Money select(const Mask& mask, const Money& yes, const Money& no) {
  const Long wide = widened(mask);
  Money y;
  for (int c = 0; c < Money::chunks; ++c) y.part[c] = wide.part[c] ? yes.part[c] : no.part[c];
  return y;
}

/// Does the condition hold in at least one lane?
CONCORDAT_INLINE bool any(const Mask& mask) {
#if defined(__AVX2__)
  typedef long long Words __attribute__((vector_size(32)));
  const auto words = reinterpret_cast<Words>(mask.bits.part[0]);
  return __builtin_ia32_ptestz256(words, words) == 0;
#else
  std::uint64_t words[sizeof mask / 8];
  std::memcpy(words, &mask, sizeof mask);
  std::uint64_t all = 0;
  for (std::uint64_t word : words) all |= word;
  return all != 0;
#endif
}

/// A mask as one byte, lane l its bit l, and back: to be stored.
using PackedMask = std::uint8_t;
CONCORDAT_INLINE PackedMask packed(const Mask& mask) {
  static_assert(lane_count <= 8);
  unsigned bits = 0;
  for (int c = 0; c < Int::chunks; ++c) {
#if defined(__wasm_simd128__)
    const unsigned some = wasm_i32x4_bitmask((v128_t)mask.bits.part[c]);
#elif defined(__AVX2__)
    typedef float Floats __attribute__((vector_size(32)));
    const auto some = static_cast<unsigned>(
        __builtin_ia32_movmskps256(reinterpret_cast<Floats>(mask.bits.part[c])));
#elif defined(__SSE2__)
    typedef float Floats __attribute__((vector_size(16)));
    const auto some =
        static_cast<unsigned>(__builtin_ia32_movmskps(reinterpret_cast<Floats>(mask.bits.part[c])));
#else
    unsigned some = 0;
    for (int k = 0; k < Int::per_chunk; ++k) some |= mask.bits.part[c][k] != 0 ? 1u << k : 0u;
#endif
    bits |= some << (c * Int::per_chunk);
  }
  return static_cast<PackedMask>(bits);
}
CONCORDAT_INLINE Mask unpacked(PackedMask bits) {
  static constexpr std::int32_t bit_of_lane[] = {1, 2, 4, 8, 16, 32, 64, 128};
  Int lanes, spread(bits);
  std::memcpy(&lanes, bit_of_lane, sizeof lanes);
#if defined(__AVX2__)  // from memory in one instruction; what else stands in a lane is cut away
  spread.part[0] = reinterpret_cast<Int::Chunk>(_mm256_set1_epi8(static_cast<char>(bits)));
#endif
  return (spread & lanes) == lanes;
}

CONCORDAT_INLINE bool lane(const Mask& mask, int l) {
  return mask.bits.part[l / Int::per_chunk][l % Int::per_chunk] != 0;
}

#endif

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
