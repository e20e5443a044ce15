#pragma once
/// Runs side by side: a Real, a Money or a Bits holds one number for each run of a block.
///
/// With one lane (target `scalar`) the types are float, double, uint32_t and bool: ordinary
/// arithmetic, the test oracle. With eight lanes they are vectors. Model code is written once:
/// branches on structure are `if`, branches on state are `select`.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "engine/bits.hpp"
#include "engine/target.hpp"
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

/// How many runs are computed side by side.
inline constexpr int lane_count = CONCORDAT_LANES;

#if CONCORDAT_LANES == 1

using Real = float;          ///< Trust, choice, pressure: one number per run.
using Money = double;        ///< Whatever an account must balance.
using Bits = std::uint32_t;  ///< Random words.
using Mask = bool;           ///< Which lanes a condition holds in.

CONCORDAT_INLINE Real select(Mask mask, Real yes, Real no) { return mask ? yes : no; }
CONCORDAT_INLINE Money select(Mask mask, Money yes, Money no) { return mask ? yes : no; }
CONCORDAT_INLINE std::int32_t select(Mask mask, std::int32_t yes, std::int32_t no) {
  return mask ? yes : no;
}
CONCORDAT_INLINE bool any(Mask mask) { return mask; }
CONCORDAT_INLINE Real to_real(Money x) { return static_cast<Real>(x); }
CONCORDAT_INLINE Money to_money(Real x) { return static_cast<Money>(x); }
CONCORDAT_INLINE Real real_from(std::int32_t x) { return static_cast<Real>(x); }
CONCORDAT_INLINE std::int32_t truncated(Real x) { return static_cast<std::int32_t>(x); }
using Int = std::int32_t;
using Long = std::int64_t;
template <class T>
CONCORDAT_INLINE T lane(T x, int) {
  return x;
}
template <class T, class V>
CONCORDAT_INLINE void set_lane(T& x, int, V value) {
  x = static_cast<T>(value);
}
CONCORDAT_INLINE Real square_root(Real x) { return __builtin_sqrtf(x); }
CONCORDAT_INLINE std::uint8_t packed(Mask mask) { return mask ? 1 : 0; }
CONCORDAT_INLINE Mask unpacked(std::uint8_t bits) { return bits != 0; }

#else

// A register holds half as many double lanes as float lanes, where it can hold all float lanes
// at most once.
#if !defined(__AVX512F__)
#define CONCORDAT_MASK_PAIRS 1
#endif
#if defined(__AVX512F__)
inline constexpr int register_bytes = 64;
#elif defined(__AVX2__)
inline constexpr int register_bytes = 32;
#else
inline constexpr int register_bytes = 16;
#endif

/// `lane_count` numbers of type T, kept in as many machine registers as that takes.
template <class T>
struct Lanes {
  static constexpr int bytes = lane_count * int{sizeof(T)};
  static constexpr int chunk_bytes = bytes < register_bytes ? bytes : register_bytes;
  static constexpr int chunks = bytes / chunk_bytes;
  static constexpr int per_chunk = chunk_bytes / int{sizeof(T)};
  typedef T Chunk __attribute__((vector_size(chunk_bytes)));

  Chunk part[chunks];

  Lanes() = default;
  CONCORDAT_INLINE Lanes(T x) {
    for (Chunk& p : part) p = broadcast(x);
  }

  /// Written out, because the compilers recognise a broadcast in this form only.
  CONCORDAT_INLINE static Chunk broadcast(T x) {
    if constexpr (per_chunk == 2)
      return Chunk{x, x};
    else if constexpr (per_chunk == 4)
      return Chunk{x, x, x, x};
    else if constexpr (per_chunk == 8)
      return Chunk{x, x, x, x, x, x, x, x};
  }

#define CONCORDAT_BINARY(op)                                             \
  CONCORDAT_INLINE friend Lanes operator op(Lanes a, const Lanes& b) {   \
    for (int c = 0; c < chunks; ++c) a.part[c] = a.part[c] op b.part[c]; \
    return a;                                                            \
  }                                                                      \
  CONCORDAT_INLINE Lanes& operator op##=(const Lanes& b) { return *this = *this op b; }
  CONCORDAT_BINARY(+)
  CONCORDAT_BINARY(-)
  CONCORDAT_BINARY(*)
  CONCORDAT_BINARY(/)
  CONCORDAT_BINARY(&)
  CONCORDAT_BINARY(|)
  CONCORDAT_BINARY(^)
#undef CONCORDAT_BINARY
};

using Real = Lanes<float>;
using Money = Lanes<double>;
using Bits = Lanes<std::uint32_t>;
using Int = Lanes<std::int32_t>;
using Long = Lanes<std::int64_t>;

/// Which lanes a condition holds in: all bits of a lane are set, or none.
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

/// The same values in another type, lane by lane (rounds or truncates as static_cast does).
template <class To, class From>
CONCORDAT_INLINE Lanes<To> converted(const Lanes<From>& x) {
  constexpr int step =
      Lanes<From>::per_chunk < Lanes<To>::per_chunk ? Lanes<From>::per_chunk : Lanes<To>::per_chunk;
  typedef From In __attribute__((vector_size(step * sizeof(From))));
  typedef To Out __attribute__((vector_size(step * sizeof(To))));
  Lanes<To> y;
  for (int at = 0; at < lane_count; at += step) {
    In in;
    std::memcpy(&in, reinterpret_cast<const From*>(&x) + at, sizeof in);
    const Out out = __builtin_convertvector(in, Out);
    std::memcpy(reinterpret_cast<To*>(&y) + at, &out, sizeof out);
  }
  return y;
}

/// A mask of double lanes as one of float lanes, and back. By shuffles: the compilers turn the
/// conversion of masks into element-by-element code.
CONCORDAT_INLINE Mask narrowed(const Long& wide) {
  Mask out;
#if CONCORDAT_MASK_PAIRS
  for (int c = 0; c < Int::chunks; ++c) {
    const auto a = reinterpret_cast<Int::Chunk>(wide.part[2 * c]);
    const auto b = reinterpret_cast<Int::Chunk>(wide.part[2 * c + 1]);
#if defined(__AVX2__)
    out.bits.part[c] = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
#else
    out.bits.part[c] = __builtin_shufflevector(a, b, 0, 2, 4, 6);
#endif
  }
#else
  out.bits = converted<std::int32_t>(wide);
#endif
  return out;
}
CONCORDAT_INLINE Long widened(const Mask& mask) {
#if CONCORDAT_MASK_PAIRS
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
#else
  return converted<std::int64_t>(mask.bits);
#endif
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
#if defined(__AVX2__) && !defined(__AVX512F__)
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
CONCORDAT_INLINE std::uint8_t packed(const Mask& mask) {
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
  return static_cast<std::uint8_t>(bits);
}
CONCORDAT_INLINE Mask unpacked(std::uint8_t bits) {
  static constexpr std::int32_t bit_of_lane[] = {1, 2, 4, 8, 16, 32, 64, 128};
  Int lanes, spread(bits);
  std::memcpy(&lanes, bit_of_lane, sizeof lanes);
#if defined(__AVX2__)  // from memory in one instruction; what else stands in a lane is cut away
  spread.part[0] = reinterpret_cast<Int::Chunk>(_mm256_set1_epi8(static_cast<char>(bits)));
#endif
  return (spread & lanes) == lanes;
}

template <class T>
CONCORDAT_INLINE Lanes<T> operator-(const Lanes<T>& x) {
  Lanes<T> y;
  for (int c = 0; c < Lanes<T>::chunks; ++c) y.part[c] = -x.part[c];
  return y;
}
template <class T>
CONCORDAT_INLINE Lanes<T> operator<<(Lanes<T> x, int by) {
  for (auto& part : x.part) part = part << by;
  return x;
}
template <class T>
CONCORDAT_INLINE Lanes<T> operator>>(Lanes<T> x, int by) {
  for (auto& part : x.part) part = part >> by;
  return x;
}

CONCORDAT_INLINE Real to_real(const Money& x) { return converted<float>(x); }
CONCORDAT_INLINE Money to_money(const Real& x) { return converted<double>(x); }
CONCORDAT_INLINE Real real_from(const Int& x) { return converted<float>(x); }
CONCORDAT_INLINE Int truncated(const Real& x) { return converted<std::int32_t>(x); }

/// One run's value.
template <class T>
CONCORDAT_INLINE T lane(const Lanes<T>& x, int l) {
  return x.part[l / Lanes<T>::per_chunk][l % Lanes<T>::per_chunk];
}
CONCORDAT_INLINE bool lane(const Mask& x, int l) { return lane(x.bits, l) != 0; }
template <class T, class V>
CONCORDAT_INLINE void set_lane(Lanes<T>& x, int l, V value) {
  x.part[l / Lanes<T>::per_chunk][l % Lanes<T>::per_chunk] = static_cast<T>(value);
}

CONCORDAT_INLINE Real square_root(Real x) {
  for (auto& part : x.part)
    for (int k = 0; k < Real::per_chunk; ++k) part[k] = __builtin_sqrtf(part[k]);
  return x;
}
#endif

/// Numbers in formulas: 1_r - p.trust_gain, and 1_m where an account must balance.
inline namespace literals {
CONCORDAT_INLINE Real operator""_r(long double x) { return Real(static_cast<float>(x)); }
CONCORDAT_INLINE Real operator""_r(unsigned long long x) { return Real(static_cast<float>(x)); }
CONCORDAT_INLINE Money operator""_m(long double x) { return Money(static_cast<double>(x)); }
CONCORDAT_INLINE Money operator""_m(unsigned long long x) { return Money(static_cast<double>(x)); }
}  // namespace literals

/// a < b ? a : b and a > b ? a : b to the bit, which is what each machine's instruction does: of
/// equal zeros, and of what is no number, the second. The compilers find it only sometimes.
#if CONCORDAT_LANES > 1 && defined(__wasm_simd128__)
#define CONCORDAT_EXTREME_OF(a, op, b, sse, wasm) wasm_##wasm((v128_t)(b), (v128_t)(a))
#elif CONCORDAT_LANES > 1 && defined(__AVX2__) && !defined(__AVX512F__)
#define CONCORDAT_EXTREME_OF(a, op, b, sse, wasm) _mm256_##sse(a, b)
#elif CONCORDAT_LANES > 1 && defined(__SSE2__) && !defined(__AVX512F__)
#define CONCORDAT_EXTREME_OF(a, op, b, sse, wasm) _mm_##sse(a, b)
#endif
#if defined(CONCORDAT_EXTREME_OF)
#define CONCORDAT_EXTREME(name, type, op, sse, wasm)                                      \
  CONCORDAT_INLINE type name(const type& a, const type& b) {                              \
    type y;                                                                               \
    for (int c = 0; c < type::chunks; ++c)                                                \
      y.part[c] = (type::Chunk)CONCORDAT_EXTREME_OF(a.part[c], op, b.part[c], sse, wasm); \
    return y;                                                                             \
  }
#else
#define CONCORDAT_EXTREME(name, type, op, sse, wasm) \
  CONCORDAT_INLINE type name(const type& a, const type& b) { return select(a op b, a, b); }
#endif
CONCORDAT_EXTREME(minimum, Real, <, min_ps, f32x4_pmin)
CONCORDAT_EXTREME(minimum, Money, <, min_pd, f64x2_pmin)
CONCORDAT_EXTREME(maximum, Real, >, max_ps, f32x4_pmax)
CONCORDAT_EXTREME(maximum, Money, >, max_pd, f64x2_pmax)
#undef CONCORDAT_EXTREME
#undef CONCORDAT_EXTREME_OF
/// x held between low and high.
CONCORDAT_INLINE Real clipped(const Real& x, const Real& low, const Real& high) {
  return minimum(maximum(x, low), high);
}
CONCORDAT_INLINE Money clipped(const Money& x, const Money& low, const Money& high) {
  return minimum(maximum(x, low), high);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
