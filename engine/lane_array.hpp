#pragma once
/// One number for each run of a block: with one lane a plain number, else as many machine registers
/// as it takes.
#include <cstdint>

#include "engine/target.hpp"

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

/// How many runs are computed side by side.
inline constexpr int lane_count = CONCORDAT_LANES;

#if CONCORDAT_LANES == 1

using Real = float;          ///< Trust, choice, pressure: one number per run.
using Money = double;        ///< Whatever an account must balance.
using Bits = std::uint32_t;  ///< Random words.
using Int = std::int32_t;
using Long = std::int64_t;

#else

#if CONCORDAT_LANES == 16
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
    else if constexpr (per_chunk == 16)
      return Chunk{x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
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

#endif

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
