/// C22: approximate Bayesian computation where the answer is known exactly.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analysis/algebra/regression.hpp"
#include "analysis/calibration/recovery.hpp"
#include "analysis/calibration/rejection.hpp"
#include "analysis/calibration/smc.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/gaussian_model.hpp"

using namespace concordat::analysis;
using namespace concordat::tests;

namespace {
struct Exact {
  double tolerance, mean, variance, acceptance;
};
// From quadrature of the posterior under the uniform kernel.
const std::vector<Exact> exact = {
    {.1, .49917, .50083, .043921}, {.5, .47959, .52024, .217415}, {1, .42321, .57460, .42135}};

std::string named(const std::string& what, double tolerance) {
  return what + ", tolerance " + std::to_string(tolerance).substr(0, 3);
}
}  // namespace

TEST_CASE("ABC rejection gives the Gaussian's posterior under each tolerance") {
  const ReferenceTable table = simulate_prior(gaussian_model(22), 1, 1, 1'000'000, 22);
  for (const Exact& row : exact) {
    const Ensemble kept = within(table, std::vector<TargetValue>{{1, row.tolerance}}, 1);
    const std::vector<double> mu = gaussian_values(kept);
    compare("C22", named("rejection: mean", row.tolerance), row.mean,
            weighted_mean(mu, kept.weights), .006);
    compare("C22", named("rejection: variance", row.tolerance), row.variance,
            weighted_variance(mu, kept.weights), .012);
    compare("C22", named("rejection: acceptance", row.tolerance), row.acceptance,
            static_cast<double>(kept.size()) / 1e6, .002);
  }
}

TEST_CASE("regression takes the tolerance out of the Gaussian's posterior") {
  const ReferenceTable table = simulate_prior(gaussian_model(22), 1, 1, 100'000, 22);
  const std::vector<TargetValue> datum = {{1, 1}};
  const Ensemble kept = adjusted(within(table, datum, 1), datum);
  const std::vector<double> mu = gaussian_values(kept);
  const double errors = 4 / std::sqrt(effective_size(kept.weights));
  compare("C22", "regression: mean, tolerance 1.0", .5, weighted_mean(mu, kept.weights),
          errors * std::sqrt(.5));
  compare("C22", "regression: variance, tolerance 1.0", .5, weighted_variance(mu, kept.weights),
          errors * .5 * std::sqrt(2));
}

TEST_CASE("ABC-SMC gives the same posterior as rejection under its last tolerance") {
  SmcOptions options;
  options.particles = 1'500;
  options.generations = 10;
  options.seed = 22;
  for (const Exact& row : exact) {
    const SmcResult found =
        abc_smc(gaussian_model(22), 1, std::vector<TargetValue>{{1, row.tolerance}}, options);
    REQUIRE(found.ensemble.tolerance <= 1);
    const double errors = 4 / std::sqrt(effective_size(found.ensemble.weights));
    const std::vector<double> mu = gaussian_values(found.ensemble);
    compare("C22", named("SMC: mean", row.tolerance), row.mean,
            weighted_mean(mu, found.ensemble.weights), errors * std::sqrt(row.variance));
    compare("C22", named("SMC: variance", row.tolerance), row.variance,
            weighted_variance(mu, found.ensemble.weights), errors * row.variance * std::sqrt(2));
  }
}

TEST_CASE("ranks of the Gaussian's truths among their posterior draws are even") {
  const ReferenceTable table = simulate_prior(gaussian_model(22), 1, 1, 100'500, 2018);
  const Recovery found = recover(table, std::vector<double>{1}, 500, 500).front();
  REQUIRE(found.sets == 500);
  require_below("C22", "calibration by simulation: 1 - p of the chi-square test", .999,
                1 - found.even_p, 0);
  const double share = static_cast<double>(found.inside) / 500;
  compare("C22", "truths inside 90 % intervals", .9, share, four_errors_of_share(.9, 500));
}
