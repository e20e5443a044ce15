#pragma once
/// Runs side by side: a Real, a Money or a Bits holds one number for each run of a block.
///
/// With one lane (target `scalar`) the types are float, double, uint32_t and bool: ordinary
/// arithmetic, the test oracle. With eight or sixteen they are vectors. Model code is written once:
/// branches on structure are `if`, branches on state are `select`.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "engine/bits.hpp"
#include "engine/lane_array.hpp"
#include "engine/masks.hpp"
#include "engine/target.hpp"
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

#if CONCORDAT_LANES == 1

CONCORDAT_INLINE Real to_real(Money x) { return static_cast<Real>(x); }
CONCORDAT_INLINE Money to_money(Real x) { return static_cast<Money>(x); }
CONCORDAT_INLINE Real real_from(Int x) { return static_cast<Real>(x); }
CONCORDAT_INLINE Int truncated(Real x) { return static_cast<Int>(x); }
template <class T>
CONCORDAT_INLINE T lane(T x, int) {
  return x;
}
template <class T, class V>
CONCORDAT_INLINE void set_lane(T& x, int, V value) {
  x = static_cast<T>(value);
}
CONCORDAT_INLINE Real square_root(Real x) { return __builtin_sqrtf(x); }

#else

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
#elif CONCORDAT_LANES == 16
#define CONCORDAT_EXTREME_OF(a, op, b, sse, wasm) _mm512_##sse(a, b)
#elif CONCORDAT_LANES > 1 && defined(__AVX2__)
#define CONCORDAT_EXTREME_OF(a, op, b, sse, wasm) _mm256_##sse(a, b)
#elif CONCORDAT_LANES > 1 && defined(__SSE2__)
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
