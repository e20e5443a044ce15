#pragma once
/// Is a calibration honest? Truths are drawn from the prior and their data made by the model; the
/// calibration must then say as much as it knows and no more.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/calibration/rejection.hpp"
#include "analysis/ensembles/ensemble.hpp"

namespace concordat::analysis {

/// How often a parameter's truth lay where the posterior said.
struct Recovery {
  std::uint64_t sets = 0;    ///< synthetic data sets
  std::uint64_t inside = 0;  ///< truths inside the posterior's central 90 %
  Interval inside_interval;  ///< 95 % interval of that share
  /// Truths by rank among independent draws of their posterior, in bins of as many ranks: even
  /// where the calibration is honest (simulation-based calibration, Talts et al. 2018).
  std::vector<std::uint64_t> ranks;
  double even_p = 1;  ///< p of the chi-square test that they are
};

/// Whether the accepted are moved onto the targets by regression.
enum class Adjustment { none, regression };

/// A calibration by rejection, tried on draws of its own table. The last `sets` draws are truths,
/// and their statistics the data; the nearest `accept` of the draws before them are their
/// posterior. One result for each parameter. Truths that failed are left out.
std::vector<Recovery> recover(const ReferenceTable& table, std::span<const double> tolerances,
                              std::size_t sets, std::size_t accept,
                              Adjustment adjustment = Adjustment::none);

/// p of the chi-square test that counts are even.
double even_chance(std::span<const std::uint64_t> counts);

}  // namespace concordat::analysis
