#pragma once
/// Gamma and beta variates from addressed draws.
#include "engine/random/draws.hpp"

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

/// A standard gamma variate of the given shape (> 0): Marsaglia & Tsang 2000. Uses indices
/// `from` to `from` + 129 of the address; the chance that 64 attempts all fail is below 1e-80.
template <class Decision>
Real gamma_variate(const Draws& draws, Decision what, std::uint32_t who, std::uint32_t whom,
                   std::uint32_t from, const Real& shape) {
  const Mask is_small = shape < Real(1.0f);
  const Real d = select(is_small, shape + Real(1.0f), shape) - Real(1.0f / 3.0f);
  const Real c = Real(1.0f / 3.0f) / square_root(d);
  Real result = d;
  Mask open = true;
  for (std::uint32_t attempt = 0; attempt < 64 && any(open); ++attempt) {
    const Real z = draws.normal(what, who, whom, from + 2 * attempt);
    const Real u = draws.uniform(what, who, whom, from + 2 * attempt + 1);
    const Real root = Real(1.0f) + c * z;
    const Real v = root * root * root;
    const Mask accept =
        (root > Real(0.0f)) &
        (logarithm(u) < Real(0.5f) * z * z + d - d * v + d * logarithm(maximum(v, Real(1e-30f))));
    result = select(open & accept, d * v, result);
    open = open & !accept;
  }
  const Real u = draws.uniform(what, who, whom, from + 128);
  return select(is_small, result * power(u, Real(1.0f) / shape), result);
}

/// A beta variate with the given mean (0 to 1) and concentration a + b.
template <class Decision>
Real beta_variate(const Draws& draws, Decision what, std::uint32_t who, const Real& mean,
                  const Real& concentration) {
  const Real x = gamma_variate(draws, what, who, 0, 0, mean * concentration);
  const Real y = gamma_variate(draws, what, who, 0, 256, (Real(1.0f) - mean) * concentration);
  return x / (x + y);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
