// How long procurement takes, and whether a challenge knows it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {
/// The month when procurement is over, run by run, with a chance of challenges of one in five.
std::vector<double> ready_months(std::uint32_t runs) {
  agents::Scenario s = small_town();
  s.regime = agents::Regime::aco;
  s.parameters->aco_procurement_low = 12;
  s.parameters->aco_procurement_high = 24;
  s.parameters->aco_challenge = .2;
  const auto structure = agents::make_structure(s);
  std::vector<double> months;
  for (std::uint32_t r = 0; r < runs; ++r)
    months.push_back(start(structure, 11, r).forum_ready[agents::ForumId(0)]);
  return months;
}

/// Mean of (x - about)^power.
double moment(const std::vector<double>& values, double about, int power) {
  double sum = 0;
  for (double x : values) sum += std::pow(x - about, power);
  return sum / static_cast<double>(values.size());
}
}  // namespace

TEST_CASE("a challenge of a procurement does not depend on how long the procurement takes") {
  constexpr std::uint32_t runs = 8000;
  const std::vector<double> months = ready_months(runs);
  // N procurements, geometric with mean 1.25 and variance .3125, of 12 to 24 months each, with mean
  // 18 and variance 12. The variance of their sum is E[N] 12 + Var(N) 18^2; were only the short
  // ones challenged the mean would be the same, but the variance 62.
  const double mean = moment(months, 0, 1), variance = moment(months, mean, 2);
  const double error = std::sqrt((moment(months, mean, 4) - variance * variance) / runs);
  CHECK(mean == Approx(22.5).margin(4 * std::sqrt(variance / runs)));
  CHECK(variance == Approx(1.25 * 12 + .3125 * 18 * 18).margin(4 * error));
  // Four in five stand, and of them one in five is in the shortest fifth.
  const auto short_ones =
      std::count_if(months.begin(), months.end(), [](double month) { return month < 14.4; });
  CHECK(short_ones / double(runs) == Approx(.16).margin(4 * std::sqrt(.16 * .84 / runs)));
}
