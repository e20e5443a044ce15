#pragma once
/// The parameter sets that a calibration accepts, with their weights: an ensemble instead of one
/// best fit.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/intervals.hpp"

namespace concordat::analysis {

struct Ensemble {
  std::size_t parameters = 0, targets = 0;
  std::vector<double> points;      ///< [member][parameter], in (0, 1)
  std::vector<double> statistics;  ///< [member][target]
  std::vector<double> distances;   ///< of each member, in tolerances
  std::vector<double> weights;     ///< of each member; their sum is 1
  double tolerance = 0;            ///< largest distance that was accepted
  std::uint64_t simulated = 0;     ///< points tried for it
  std::uint64_t failed = 0;        ///< of them without statistics

  std::size_t size() const { return distances.size(); }
  std::span<const double> point(std::size_t member) const {
    return std::span(points).subspan(member * parameters, parameters);
  }
  std::vector<double> parameter(std::size_t index) const;  ///< one coordinate of every member
};

/// Adds a member; weights are left to the caller.
void append(Ensemble& ensemble, std::span<const double> point, std::span<const double> statistics,
            double distance);

/// Gives every member the same weight.
void weigh_equally(Ensemble& ensemble);

/// Kish's effective sample size: as many independent draws of equal weight say as much.
double effective_size(std::span<const double> weights);

/// Members drawn so that each comes up as often as its weight asks, to within one (systematic
/// resampling, Kitagawa 1996): equal weights for those who cannot carry them. In random order.
std::vector<std::uint32_t> resampled(std::span<const double> weights, std::uint32_t count,
                                     std::uint64_t seed);

/// Of values with weights (sum 1); 0 <= probability <= 1.
double weighted_quantile(std::span<const double> values, std::span<const double> weights,
                         double probability);
/// Its central 90 %.
Interval central_ninety(std::span<const double> values, std::span<const double> weights);
double weighted_mean(std::span<const double> values, std::span<const double> weights);
double weighted_variance(std::span<const double> values, std::span<const double> weights);

}  // namespace concordat::analysis
