#pragma once
/// std::bit_cast, which the browser's standard library does not have.
#include <cstring>

namespace concordat::engine {

/// The same bits read as another type of the same width. Always inlined, so no kernel can get
/// another's (target.hpp).
template <class To, class From>
[[gnu::always_inline]] inline To same_bits(const From& x) {
  static_assert(sizeof(To) == sizeof(From));
  To y;
  std::memcpy(&y, &x, sizeof y);
  return y;
}

}  // namespace concordat::engine
