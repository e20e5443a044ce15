/// C24: what must not change when names, units or sizes do. Splitting a month into sub-steps is not
/// expressible here, and the number of threads is tested in tests/determinism.
#include <algorithm>

#include "agents/measures/metrics.hpp"
#include "agents/tables/parameter_names.hpp"
#include "engine/error.hpp"
#include "tests/agents/scenes.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr int runs = 500;

/// The outcomes of 500 runs, sorted: [outcome][run].
std::vector<std::vector<float>> outcomes_of(const agents::Scenario& s, std::uint64_t seed) {
  std::vector<std::vector<float>> out(agents::outcome_table().size());
  for (int first = 0; first < runs; first += engine::block_runs) {
    const int count = std::min(engine::block_runs, runs - first);
    const auto block = run_block(s, seed, count, static_cast<std::uint32_t>(first));
    for (std::size_t q = 0; q < out.size(); ++q)
      for (int k = 0; k < count; ++k)
        out[q].push_back(block.outcomes[q * engine::block_runs + static_cast<std::size_t>(k)]);
  }
  for (auto& sample : out) std::ranges::sort(sample);
  return out;
}

/// Kolmogorov and Smirnov's distance between two sorted samples.
double distance(const std::vector<float>& a, const std::vector<float>& b) {
  double worst = 0;
  for (const auto* sample : {&a, &b})
    for (const float x : *sample) {
      const auto below = [x](const std::vector<float>& v) {
        return double(std::ranges::upper_bound(v, x) - v.begin()) / double(v.size());
      };
      worst = std::max(worst, std::fabs(below(a) - below(b)));
    }
  return worst;
}

/// p > .001 for every outcome: the distance stays below sqrt(ln(2/.001)/2) sqrt(2/n).
void check_same_distribution(const std::string& what, const agents::Scenario& a,
                             const agents::Scenario& b) {
  const auto left = outcomes_of(a, 24), right = outcomes_of(b, 24);
  const double critical = std::sqrt(std::log(2 / .001) / 2) * std::sqrt(2. / runs);
  for (std::size_t q = 0; q < left.size(); ++q)
    compare("C24", what + ": " + std::string(agents::outcome_table()[q].name), 0,
            distance(left[q], right[q]), critical);
}

agents::Scenario scaled(agents::Scenario s, double factor) {
  for (auto& o : s.organisations) o.turnover *= factor;
  return s;
}

agents::Scenario renamed(agents::Scenario s) {
  // Reversed, so that the order of organisations changes with their draws.
  const auto n = s.organisations.size();
  for (std::size_t i = 0; i < n; ++i) s.organisations[i].code = "new" + std::to_string(900 - i);
  return s;
}

}  // namespace

TEST_CASE("C24: new names for organisations leave the distribution of every outcome") {
  check_same_distribution("renamed", footprint(3), renamed(footprint(3)));
}

TEST_CASE("C24: money in another unit changes no bit at 1,024 and no distribution at 1,000") {
  const agents::Scenario s = footprint(4);
  CHECK(same_bits(run_block(s, 1), run_block(scaled(s, 1024), 1)));
  CHECK(same_bits(run_block(s, 1), run_block(scaled(s, 1. / 1024), 1)));
  check_same_distribution("money x 1000", s, scaled(s, 1000));
}

TEST_CASE("C24: the test of distributions can tell two models apart") {
  agents::Scenario other = footprint(4);
  other.parameters->choice_cost += .3;
  const auto a = outcomes_of(footprint(4), 24), b = outcomes_of(other, 24);
  CHECK(distance(a[0], b[0]) > std::sqrt(std::log(2 / .001) / 2) * std::sqrt(2. / runs));
}

TEST_CASE("C24: no organisation is refused, one organisation and one place run") {
  agents::Scenario none = alike(1);
  none.organisations.clear();
  none.memberships.clear();
  CHECK_THROWS_AS(agents::make_structure(none), engine::UserError);
  agents::Scenario one = alike(1);
  one.switches = agents::Switches{};
  const auto result = run_block(one, 1);
  for (int k = 0; k < engine::block_runs; ++k) CHECK_FALSE(result.failed[k]);
  for (const float x : result.outcomes) CHECK(std::isfinite(x));
}

TEST_CASE("C24: an organisation without a place or a board runs alone") {
  agents::Scenario s = alike(1);
  s.memberships.clear();
  const auto result = run_block(s, 1);
  for (const float x : result.organisations) CHECK(std::isfinite(x));
}

TEST_CASE("C24: extreme pressure stays at its ceiling and breaks nothing") {
  agents::Scenario s = footprint(5);
  s.parameters->pressure_scale = .001;
  s.parameters->control_anchor = 1;
  s.parameters->finance_margin_shift = -.2;
  const auto result = run_block(s, 1);
  const auto pressure = static_cast<std::size_t>(agents::Series::pressure) * engine::block_runs;
  for (std::size_t k = 0; k < engine::block_runs; ++k) {
    CHECK_FALSE(result.failed[k]);
    CHECK(result.outcomes[pressure + k] > 3);
    CHECK(result.outcomes[pressure + k] <= 6);
  }
}
