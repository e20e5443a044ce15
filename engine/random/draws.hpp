#pragma once
/// A random number is an address, not a state: who, whom, which decision, when, which replicate.
///
/// Nothing advances, so threads, lanes, order and resumption cannot change a draw, and adding an
/// organisation changes nobody else's.
#include <cstdint>
#include <string_view>

#include "engine/numerics.hpp"
#include "engine/random/philox.hpp"

namespace concordat::engine {

/// The 32-bit name of an organisation, place or forum in addresses: FNV-1a of its code.
constexpr std::uint32_t code_of(std::string_view text, std::uint32_t start = 2166136261u) {
  for (char c : text) start = (start ^ static_cast<unsigned char>(c)) * 16777619u;
  return start;
}

inline namespace CONCORDAT_TARGET {

/// Word bits to a number strictly between 0 and 1: (k + 1/2) / 2^23, exact in float.
CONCORDAT_INLINE Real open_unit(const Bits& word) {
  return (real_from(same_bits<Int>(word >> 9)) + Real(0.5f)) * Real(0x1p-23f);
}

/// How many of the 2^23 numbers that a word can stand for lie below x: the same comparison in whole
/// numbers, to the bit, as everything here is exact.
CONCORDAT_INLINE Int units_below(const Real& x) {
  const Real above = clipped(x, Real(0.0f), Real(1.0f)) * Real(0x1p23f) - Real(0.5f);
  const Int whole = truncated(above);
  return select(real_from(whole) < above, whole + Int(1), whole);
}
/// open_unit(word) < x, where `below` is units_below(x).
CONCORDAT_INLINE Mask is_among(const Bits& word, const Int& below) {
  return same_bits<Int>(word >> 9) < below;
}

/// The draws of one block of runs. `Decision` is the model's enumeration of random decisions;
/// its numbers are never reused. `index` is a month, or an attempt: below 2^18.
class Draws {
 public:
  Draws(std::uint64_t seed, const Bits& replicates) : seed_(seed), replicates_(replicates) {}

  /// The four words at indices 4k, 4k+1, 4k+2, 4k+3 where k = index / 4.
  template <class Decision>
  CONCORDAT_INLINE FourBits words(Decision what, std::uint32_t who, std::uint32_t whom,
                                  std::uint32_t index) const {
    const std::uint32_t when = (static_cast<std::uint32_t>(what) << 16) | (index >> 2);
    return philox_words(who, whom, when, replicates_, seed_);
  }
  /// A number in (0, 1).
  template <class Decision>
  CONCORDAT_INLINE Real uniform(Decision what, std::uint32_t who, std::uint32_t whom,
                                std::uint32_t index) const {
    return open_unit(words(what, who, whom, index).word[index & 3]);
  }
  /// A standard normal number.
  template <class Decision>
  CONCORDAT_INLINE Real normal(Decision what, std::uint32_t who, std::uint32_t whom,
                               std::uint32_t index) const {
    return normal_quantile(uniform(what, who, whom, index));
  }

  std::uint64_t seed() const { return seed_; }
  const Bits& replicates() const { return replicates_; }

 private:
  std::uint64_t seed_;
  Bits replicates_;
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
