#include "analysis/estimates/stopping.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <numeric>
#include <random>

#include "engine/error.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
constexpr float failed = std::numeric_limits<float>::quiet_NaN();
const std::vector<engine::Quantity> outcomes{{"trust", "1", "", 0, 1}, {"retreat", "1", "", 0, 1}};

configs::Replicates plan(std::uint32_t least, std::uint32_t most,
                         std::vector<configs::Narrow> narrow) {
  return {least, most, std::move(narrow)};
}

/// Two outcomes of a replicate: normal, and 1 with probability .1; now and then it fails.
std::vector<float> replicate(std::uint32_t point, std::uint32_t number) {
  std::mt19937 engine(point * 100'003 + number);
  std::normal_distribution<float> trust(.5f, .05f + .01f * static_cast<float>(point % 9));
  const float value = trust(engine);
  if (engine() % 50 == 0) return {failed, failed};
  return {value, engine() % 10 == 0 ? 1.f : 0.f};
}

/// Simulates what is wanted until nothing is, in an order that `engine` shuffles; returns how many
/// replicates each point took.
std::vector<std::uint32_t> study(Stopping stopping, std::uint32_t points, std::mt19937 engine) {
  using Address = std::pair<std::uint32_t, std::uint32_t>;
  std::vector<std::uint32_t> taken(points);
  for (std::vector<Address> wanted;; wanted.clear()) {
    for (std::uint32_t point = 0; point < points; ++point)
      for (; taken[point] < stopping.wanted(point); ++taken[point])
        wanted.emplace_back(point, taken[point]);
    if (wanted.empty()) return taken;
    std::ranges::shuffle(wanted, engine);
    for (const auto& [point, number] : wanted) stopping.add(point, replicate(point, number));
  }
}
}  // namespace

TEST_CASE("rounds go by eights up to the first look, then by a quarter") {
  CHECK(rounds(16, 100) == std::vector<std::uint32_t>{8, 16, 24, 32, 40, 56, 72, 96, 100});
  CHECK(rounds(30, 30) == std::vector<std::uint32_t>{8, 16, 24, 30});
  CHECK(rounds(8, 8) == std::vector<std::uint32_t>{8});
  const auto many = rounds(64, std::numeric_limits<std::uint32_t>::max());
  CHECK(many.back() == std::numeric_limits<std::uint32_t>::max());
  CHECK(many.size() < 100);
  CHECK(std::ranges::adjacent_find(many, std::greater_equal()) == many.end());
}

TEST_CASE("a fixed number of replicates is taken as it is") {
  Stopping stopping(plan(20, 20, {}), outcomes, 2);
  CHECK(stopping.wanted(0) == 20);
  for (int k = 0; k < 20; ++k) stopping.add(1, replicate(1, 0));
  CHECK(stopping.stops(1));
  CHECK_FALSE(stopping.stops(0));
}

TEST_CASE("a point stops at the first look at which its interval is narrow enough") {
  // Alternating .4 and .6: the interval of n of them is t * .1 * sqrt(n / (n - 1)) / sqrt(n), that
  // is .0253 for 64, .0225 for 80 and .0201 for 104.
  const auto stops_at = [](double half_width) {
    Stopping stopping(plan(64, 1000, {{"trust", half_width}}), outcomes, 1);
    for (int k = 0; !stopping.stops(0); ++k)
      stopping.add(0, std::vector<float>{k % 2 == 0 ? .4f : .6f, 0});
    return stopping.arrived(0);
  };
  CHECK(stops_at(.0253) == 64);
  CHECK(stops_at(.0251) == 80);
  CHECK(stops_at(.0224) == 80);
  CHECK(stops_at(.0222) == 104);
  CHECK(stops_at(1e-4) == 1000);
}

TEST_CASE("a share that was never seen stops by Wilson's interval, not by its lack of spread") {
  // n zeros: 0 to z^2 / (n + z^2), .0566 for 64 and .0458 for 80.
  const auto stops_at = [](double half_width) {
    Stopping stopping(plan(64, 1000, {{"retreat", half_width}}), outcomes, 1);
    while (!stopping.stops(0)) stopping.add(0, std::vector<float>{.5f, 0});
    return stopping.arrived(0);
  };
  CHECK(stops_at(.0567) == 64);
  CHECK(stops_at(.0565) == 80);
}

TEST_CASE("the rule for a share is Wilson's interval, solved for no root") {
  const engine::Quantity& retreat = outcomes[1];
  for (const std::uint32_t n : {8u, 33u, 200u, 5000u})
    for (std::uint32_t ones = 0; ones <= n; ones += 1 + n / 20) {
      Tally tally;
      for (std::uint32_t k = 0; k < n; ++k) add(tally, retreat, k < ones ? 1.f : 0.f);
      const Interval interval = mean_interval(tally, retreat);
      const double half = std::max(interval.high - mean(tally), mean(tally) - interval.low);
      CAPTURE(n, ones);
      CHECK(is_narrow(tally, retreat, half * (1 + 1e-12)));
      CHECK_FALSE(is_narrow(tally, retreat, half * (1 - 1e-12)));
    }
}

TEST_CASE("an outcome that never varies stops at the first look") {
  Stopping stopping(plan(16, 1000, {{"trust", 1e-6}}), outcomes, 1);
  while (!stopping.stops(0)) stopping.add(0, std::vector<float>{.3f, 0});
  CHECK(stopping.arrived(0) == 16);
}

TEST_CASE("a skewed outcome takes more than its narrow interval asks for") {
  // One in 32 is .8, all others .2: skewness 5.4, so 50 * 29 replicates unless four times as
  // narrow.
  Tally tally;
  for (int k = 0; k < 640; ++k) add(tally, outcomes[0], k % 32 == 0 ? .8f : .2f);
  const Interval interval = mean_interval(tally, outcomes[0]);
  const double half = (interval.high - interval.low) / 2;
  CHECK_FALSE(is_narrow(tally, outcomes[0], half * 3.99));
  CHECK(is_narrow(tally, outcomes[0], half * 4.01));
  for (int k = 640; k < 1600; ++k) add(tally, outcomes[0], k % 32 == 0 ? .8f : .2f);
  CHECK(is_narrow(tally, outcomes[0], half));
}

TEST_CASE("with fewer than eight sound replicates a point goes on to the most") {
  Stopping stopping(plan(16, 64, {{"trust", .5}}), outcomes, 1);
  for (int k = 0; !stopping.stops(0); ++k)
    stopping.add(0, k < 7 ? std::vector<float>{.3f, 0} : std::vector<float>{failed, failed});
  CHECK(stopping.arrived(0) == 64);
}

TEST_CASE("all outcomes must be narrow, and the most is kept") {
  const std::mt19937 engine(1);
  const auto took = [&](std::vector<configs::Narrow> narrow) {
    return study(Stopping(plan(64, 600, std::move(narrow)), outcomes, 9), 9, engine);
  };
  const auto trust = took({{"trust", .01}}), retreat = took({{"retreat", .05}});
  const auto both = took({{"trust", .01}, {"retreat", .05}});
  for (std::size_t point = 0; point < 9; ++point)
    CHECK(both[point] >= std::max(trust[point], retreat[point]));
  CHECK(std::ranges::max(both) <= 600);
  CHECK(trust.front() < trust.back());
}

TEST_CASE("every order of arrival gives the same decisions") {
  const Stopping stopping(plan(32, 800, {{"trust", .01}, {"retreat", .05}}), outcomes, 20);
  const auto expected = study(stopping, 20, std::mt19937(0));
  for (unsigned order = 1; order <= 20; ++order)
    CHECK(study(stopping, 20, std::mt19937(order)) == expected);
}

TEST_CASE("a study resumed from any part of its replicates takes what it would have taken") {
  const Stopping empty(plan(32, 800, {{"trust", .01}, {"retreat", .05}}), outcomes, 1);
  const auto whole = study(empty, 1, std::mt19937(0)).front();
  for (std::uint32_t kept = 0; kept <= whole; ++kept) {
    Stopping stopping = empty;
    for (std::uint32_t k = 0; k < kept; ++k) stopping.add(0, replicate(0, k));
    for (std::uint32_t k = kept; k < stopping.wanted(0); ++k) stopping.add(0, replicate(0, k));
    CHECK(stopping.arrived(0) <= whole);
  }
}

TEST_CASE("an adaptive plan for an unknown outcome is refused") {
  CHECK_THROWS_AS(Stopping(plan(8, 16, {{"joy", .1}}), outcomes, 1), engine::UserError);
}
