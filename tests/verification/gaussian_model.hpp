#pragma once
/// The model of check C22: mu from N(0, 1), one datum from N(mu, 1).
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <vector>

#include "analysis/calibration/rejection.hpp"
#include "analysis/designs/chance.hpp"

namespace concordat::tests {

inline double normal_at(double unit) { return boost::math::quantile(boost::math::normal(), unit); }

/// A number in (0, 1) of a toy model's own: `which` of point `number`.
inline double toy_noise(std::uint64_t seed, std::uint32_t number, std::uint32_t which = 0) {
  const auto words =
      engine::philox::words({number, which, 0xC22, 0}, static_cast<std::uint32_t>(seed), 0xC22);
  return analysis::unit_number(words[0], words[1]);
}

inline analysis::Simulator gaussian_model(std::uint64_t seed) {
  return [seed](const analysis::Proposals& proposals) {
    analysis::Simulated found;
    for (std::uint32_t i = 0; i < proposals.size(); ++i)
      found.statistics.push_back(normal_at(proposals.point(i)[0]) +
                                 normal_at(toy_noise(seed, proposals.first + i)));
    return found;
  };
}

/// The members' values of mu.
inline std::vector<double> gaussian_values(const analysis::Ensemble& ensemble) {
  std::vector<double> values = ensemble.parameter(0);
  for (double& value : values) value = normal_at(value);
  return values;
}

}  // namespace concordat::tests
