#pragma once
/// How a new proposal is made from an accepted one: a normal step in each coordinate, folded back
/// into the cube at its walls, so that a parameter that nothing constrains stays uniform.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"

namespace concordat::analysis {

class FoldedKernel {
 public:
  /// Around the members of a population: twice its weighted variance in each coordinate (Beaumont,
  /// Cornuet, Marin & Robert 2009), but at least as wide as `narrowest`.
  explicit FoldedKernel(const Ensemble& population);

  /// Proposal `number` of a generation: a member by its weight, then a step from it.
  std::vector<double> propose(std::uint64_t seed, std::uint32_t generation,
                              std::uint32_t number) const;

  /// How densely `propose` covers a point, but for a factor that is the same everywhere.
  double density(std::span<const double> point) const;

  static constexpr double narrowest = 1e-6, widest = .5;  ///< standard deviation of a step

 private:
  const Ensemble& population_;
  std::vector<double> reached_;  ///< sums of weights
  std::vector<double> width_;    ///< standard deviation of each coordinate's step
};

}  // namespace concordat::analysis
