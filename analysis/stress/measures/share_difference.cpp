#include "analysis/stress/measures/share_difference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {
constexpr double z = 1.959963984540054;  // 97.5 % of a normal distribution

/// Tango's score statistic at a difference d; falls with d.
double score(double b, double c, double n, double d) {
  // The share of twin-alone pairs that fits best where the difference is d.
  const double quadratic = 2 * n, linear = -b - c + (2 * n - b + c) * d;
  const double constant = -c * d * (1 - d);
  const double root = std::sqrt(std::max(0., linear * linear - 4 * quadratic * constant));
  const double q = (root - linear) / (2 * quadratic);
  const double variance = n * (2 * q + d * (1 - d));
  const double gap = b - c - n * d;
  if (variance <= 0)
    return gap == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), gap);
  return gap / std::sqrt(variance);
}

/// Where the score is `wanted`, by halving.
double difference_at(double b, double c, double n, double wanted) {
  double low = -1, high = 1;
  for (int k = 0; k < 60; ++k) {
    const double middle = (low + high) / 2;
    (score(b, c, n, middle) > wanted ? low : high) = middle;
  }
  return (low + high) / 2;
}
}  // namespace

Estimate share_difference(std::uint64_t shock_alone, std::uint64_t twin_alone,
                          std::uint64_t pairs) {
  if (pairs == 0) return {none, {none, none}};
  const double b = double(shock_alone), c = double(twin_alone), n = double(pairs);
  return {(b - c) / n, {difference_at(b, c, n, z), difference_at(b, c, n, -z)}};
}

}  // namespace concordat::analysis
