// Verdicts at their edges, intervals that cover, patterns that vanish.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "analysis/patterns/vanishing.hpp"
#include "analysis/patterns/verdict.hpp"
#include "tests/analysis/patterns_table.hpp"

using namespace concordat;
using namespace concordat::analysis;
using configs::Claim;
using tests::add_outcome;
using tests::empty_table;

namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

Claim above(double bound) {
  Claim claim;
  claim.above = bound;
  return claim;
}

/// The mean of k at 1 less that at 0.
Claim difference() {
  Claim claim = above(0);
  claim.statistic = configs::Contrast{{{1, "k", {"1"}}, {-1, "k", {"0"}}}};
  return claim;
}

OutcomeTable two_points(const std::vector<float>& values) {
  OutcomeTable table = empty_table({"0", "1"}, values.size() / 2);
  add_outcome(table, "k", values);
  return table;
}
}  // namespace

TEST_CASE("a claim passes where its interval lies strictly above, and is weak by its estimate") {
  CHECK(judge(above(0), {.2, {.1, .3}}) == Verdict::pass);
  CHECK(judge(above(0), {.2, {0, .3}}) == Verdict::weak);
  CHECK(judge(above(0), {.2, {-.1, .3}}) == Verdict::weak);
  CHECK(judge(above(0), {0, {-.1, .3}}) == Verdict::fail);
  CHECK(judge(above(0), {-.2, {-.3, -.1}}) == Verdict::fail);
  CHECK(judge(above(0), {.2, {no_number, no_number}}) == Verdict::weak);
  CHECK(judge(above(0), {no_number, {no_number, no_number}}) == Verdict::fail);
}

TEST_CASE("a claim between two bounds keeps to both") {
  Claim claim = above(0);
  claim.below = 2;
  CHECK(judge(claim, {1, {.5, 1.5}}) == Verdict::pass);
  CHECK(judge(claim, {1, {.5, 2}}) == Verdict::weak);
  CHECK(judge(claim, {2, {.5, 2.5}}) == Verdict::fail);
}

TEST_CASE("a size holds at its bound, and missing it leaves a weak claim where the sign holds") {
  Claim claim = above(0);
  claim.at_least = .2;
  CHECK(judge(claim, {.2, {.1, .3}}) == Verdict::pass);
  CHECK(judge(claim, {.19, {.1, .3}}) == Verdict::weak);
  Claim size;
  size.at_least = .2;
  size.at_most = .4;
  CHECK(judge(size, {.4, {-1, 1}}) == Verdict::pass);
  CHECK(judge(size, {.41, {.3, .5}}) == Verdict::fail);
  CHECK(judge(size, {.1, {.05, .15}}) == Verdict::fail);
}

TEST_CASE("what is to be exact is so in every replicate") {
  Claim claim = difference();
  claim.above = -std::numeric_limits<double>::infinity();
  claim.exactly = 0;
  CHECK(test_claim(claim, two_points({1, 2, 3, 1, 2, 3}), {}).verdict == Verdict::pass);
  // The mean alone is 0.
  const ClaimResult mean = test_claim(claim, two_points({1, 2, 3, 2, 1, 3}), {});
  CHECK(mean.estimate.value == 0);
  CHECK(mean.verdict == Verdict::fail);
}

TEST_CASE(
    "a replicate that failed at a point is left out at all points of the claim, and counted") {
  OutcomeTable table = empty_table({"0", "1", "2"}, 4);
  add_outcome(table, "k", {1, none, 3, 4, 2, 9, 5, 7, 0, 0, none, none});
  const ClaimResult found = test_claim(difference(), table, {});
  CHECK(found.replicates == 3);
  CHECK(found.left_out == 1);
  CHECK(found.estimate.value == Approx(2));
  CHECK(found.verdict == Verdict::pass);
  const ClaimResult without = test_claim(difference(), two_points({none, none, 1, 2}), {});
  CHECK(without.replicates == 0);
  CHECK(std::isnan(without.estimate.value));
  CHECK(without.verdict == Verdict::fail);
}

TEST_CASE("a single replicate has no interval and cannot pass a bound on one") {
  const ClaimResult found = test_claim(difference(), two_points({1, 2}), {});
  CHECK(found.estimate.value == 1);
  CHECK(std::isnan(found.estimate.interval.low));
  CHECK(found.verdict == Verdict::weak);
}

TEST_CASE("a pattern is as good as the worst of its claims and shows the first") {
  configs::Experiment pattern;
  pattern.claims = {difference(), difference()};
  pattern.claims[1].above = 100;
  const PatternResult found = test_pattern(pattern, two_points({1, 2, 3, 3, 4, 6}), {});
  CHECK(found.claims[0].verdict == Verdict::pass);
  CHECK(found.verdict() == Verdict::fail);
  CHECK(found.estimate().value == Approx(7. / 3));
  CHECK(found.runs == 6);
}

TEST_CASE("intervals of a contrast hold the truth in 95 of 100 samples") {
  // Shared draws: both points have a part in common; the truth is .3.
  std::mt19937 random(20);
  std::normal_distribution<float> normal;
  for (const std::size_t replicates : {10u, 40u}) {
    int held = 0;
    constexpr int samples = 1000;
    for (int sample = 0; sample < samples; ++sample) {
      std::vector<float> values(2 * replicates);
      for (std::size_t r = 0; r < replicates; ++r) {
        const float shared = 3 * normal(random);
        values[r] = shared + normal(random);
        values[replicates + r] = shared + .3f + 2 * normal(random);
      }
      Bootstrap bootstrap{static_cast<std::uint64_t>(sample), 400};
      const Interval interval =
          test_claim(difference(), two_points(values), bootstrap).estimate.interval;
      if (interval.low <= .3 && interval.high >= .3) ++held;
    }
    INFO(replicates << " replicates");
    CHECK(held >= 930);
    CHECK(held <= 970);
  }
}

TEST_CASE("a control bears on the patterns that need what it removes") {
  configs::Pattern pattern;
  pattern.needs = {"trust", "network"};
  configs::Condition condition;
  condition.removes = "network";
  CHECK(must_vanish(pattern, condition));
  condition.removes = "pressure";
  CHECK_FALSE(must_vanish(pattern, condition));
  condition.removes = "trust";
  condition.kind = configs::Condition::Kind::rule;
  CHECK_FALSE(must_vanish(pattern, condition));
  configs::Condition without;
  pattern.needs.emplace_back("");
  CHECK_FALSE(must_vanish(pattern, without));
}

TEST_CASE("a pattern vanishes where its headline fails and nothing is left of it") {
  const ClaimResult whole{{.5, {.4, .6}}, Verdict::pass};
  CHECK(vanishes(whole, {{.02, {-.1, .1}}, Verdict::weak}));
  CHECK(vanishes(whole, {{0, {0, 0}}, Verdict::fail}));
  CHECK(vanishes(whole, {{.04, {.03, .05}}, Verdict::weak}));
  CHECK(vanishes(whole, {{-.04, {-.05, -.03}}, Verdict::fail}));
  CHECK_FALSE(vanishes(whole, {{.04, {.03, .05}}, Verdict::pass}));
  CHECK_FALSE(vanishes(whole, {{.2, {.1, .3}}, Verdict::weak}));
  CHECK_FALSE(vanishes(whole, {{-.5, {-.6, -.4}}, Verdict::fail}));
  CHECK_FALSE(vanishes(whole, {{no_number, {no_number, no_number}}, Verdict::fail}));
}
