// A mechanism broken on purpose: the patterns that it carries fail, and others stay.
#include <algorithm>
#include <catch2/catch.hpp>

#include "analysis/patterns/robustness.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
/// Verdicts of patterns with settings on top of their scenarios, in the order asked for.
std::vector<Verdict> verdicts(const std::vector<std::string>& patterns,
                              std::vector<std::string> settings) {
  configs::PatternChanges changes;
  changes.settings = std::move(settings);
  changes.at_most = 40;
  Robustness found = plan_trials(patterns, {}, changes);
  REQUIRE(run_trials(found, {}, {1, 400}));
  std::vector<Verdict> all;
  for (const PatternTrials& one : found.patterns) all.push_back(one.as_it_is.result.verdict());
  return all;
}

constexpr Verdict pass = Verdict::pass, weak = Verdict::weak, fail = Verdict::fail;
}  // namespace

// P22 is weak with so few replicates; with the many of its own it passes.
TEST_CASE("the sound model brings partners together under mild pressure and leaves weak scars") {
  CHECK(verdicts({"P1", "P2", "P10", "P22", "P24"}, {}) ==
        std::vector{pass, pass, pass, weak, pass});
}

TEST_CASE("with gain and loss of trust exchanged there are no scars, and most else stays") {
  const auto found =
      verdicts({"P1", "P10", "P22", "P24"}, {"trust.gain=.0675", "trust.loss_ratio=.4444"});
  CHECK(found == std::vector{pass, pass, fail, pass});
}

TEST_CASE("where pressure does not shorten horizons it drives nobody apart") {
  const auto found = verdicts({"P1", "P2", "P22", "P24"}, {"choice.horizon=0"});
  CHECK(found == std::vector{fail, fail, fail, pass});
}

TEST_CASE("regulators without weight bring nobody together by looking at places") {
  const auto found =
      verdicts({"P10", "P24"}, {"regulators.organisation_focus=0", "regulators.message_weight=0"});
  CHECK(found == std::vector{fail, pass});
}
