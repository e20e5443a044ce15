#include "analysis/calibration/kernel.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/designs/chance.hpp"
#include "engine/numerics.hpp"
#include "engine/random/draws.hpp"

namespace concordat::analysis {
namespace {

/// Back into [0, 1], as if its walls were mirrors.
double folded(double x) {
  x = std::fabs(x);
  x -= 2 * std::floor(x / 2);
  return x > 1 ? 2 - x : x;
}

/// e^(-x^2 / 2), and 0 where that is below 1e-17.
double bell(double x) {
  const double half_square = x * x / 2;
  return half_square > 39 ? 0 : engine::precise_exponential(-half_square);
}

/// Over all mirror images of x; those left out are five standard deviations away at least.
double folded_bell(double x, double centre, double width) {
  double sum = 0;
  for (int k = -1; k <= 1; ++k)
    sum += bell((x - centre + 2 * k) / width) + bell((x + centre + 2 * k) / width);
  return sum;
}

/// The member whose share of the weights holds `place`.
std::size_t member_at(std::span<const double> reached, double place) {
  const auto at = std::ranges::upper_bound(reached, place * reached.back());
  return std::min(static_cast<std::size_t>(at - reached.begin()), reached.size() - 1);
}
}  // namespace

FoldedKernel::FoldedKernel(const Ensemble& population) : population_(population) {
  double sum = 0;
  for (double weight : population.weights) reached_.push_back(sum += weight);
  for (std::size_t k = 0; k < population.parameters; ++k) {
    const double variance = weighted_variance(population.parameter(k), population.weights);
    width_.push_back(std::clamp(std::sqrt(2 * variance), narrowest, widest));
  }
}

std::vector<double> FoldedKernel::propose(std::uint64_t seed, std::uint32_t generation,
                                          std::uint32_t number) const {
  const auto choice = words_at(seed, Chance::kernel_ancestor, number, generation, 0);
  const auto from = population_.point(member_at(reached_, unit_number(choice[0], choice[1])));
  std::vector<double> point(from.begin(), from.end());
  engine::philox::Words words{};
  for (std::uint32_t k = 0; k < point.size(); ++k) {
    if (k % 4 == 0) words = words_at(seed, Chance::kernel_step, number, generation, k / 4);
    const double step = engine::normal_quantile(engine::open_unit(words[k % 4]));
    point[k] = folded(point[k] + width_[k] * step);
  }
  return point;
}

double FoldedKernel::density(std::span<const double> point) const {
  double sum = 0;
  for (std::size_t j = 0; j < population_.size(); ++j) {
    const auto centre = population_.point(j);
    double product = population_.weights[j];
    for (std::size_t k = 0; k < point.size() && product > 0; ++k)
      product *= folded_bell(point[k], centre[k], width_[k]);
    sum += product;
  }
  return sum;
}

}  // namespace concordat::analysis
