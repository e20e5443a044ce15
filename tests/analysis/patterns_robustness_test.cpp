// Patterns that ship, run as they are and under conditions.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>

#include "analysis/patterns/robustness.hpp"
#include "analysis/patterns/statistic.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
configs::Condition condition(const std::string& name) {
  const auto all = configs::shipped_conditions();
  return *std::ranges::find(all, name, &configs::Condition::name);
}

configs::PatternChanges few() {
  configs::PatternChanges changes;
  changes.at_most = 16;
  return changes;
}
}  // namespace

TEST_CASE("what pressure does vanishes where there is none") {
  Robustness found = plan_trials({"P1"}, {condition("pressure_off")}, few());
  REQUIRE(found.runs() == 192);
  std::uint64_t last = 0;
  InMemory how;
  how.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
    CHECK(done > last);
    CHECK(total == 192);
    last = done;
  };
  REQUIRE(run_trials(found, how, {1, 200}));
  CHECK(last == 192);
  CHECK(found.failed() == 0);
  const PatternTrials& pressure = found.patterns.front();
  CHECK(pressure.as_it_is.result.claims.front().verdict == Verdict::pass);
  CHECK_FALSE(pressure.as_it_is.vanishes);
  REQUIRE(pressure.under.front().vanishes);
  CHECK(*pressure.under.front().vanishes);
  CHECK(pressure.under.front().result.estimate().value == 0);
}

TEST_CASE("the means of points are those that a headline is made of") {
  Robustness found = plan_trials({"P4"}, {}, few());
  REQUIRE(run_trials(found, {}, {1, 200}));
  const Trial& history = found.patterns.front().as_it_is;
  REQUIRE(history.means.size() == 2);
  CHECK(history.means[1].mean.value - history.means[0].mean.value ==
        Approx(history.result.estimate().value));
}

TEST_CASE("trials give the same numbers on any number of threads") {
  std::vector<double> ends;
  for (const int threads : {1, 3}) {
    Robustness found = plan_trials({"P4"}, {}, few());
    REQUIRE(run_trials(found, {threads}, {1, 200}));
    for (const ClaimResult& claim : found.patterns.front().as_it_is.result.claims)
      ends.insert(ends.end(), {claim.estimate.value, claim.estimate.interval.low});
  }
  CHECK(std::equal(ends.begin(), ends.begin() + std::ssize(ends) / 2,
                   ends.begin() + std::ssize(ends) / 2, ends.end()));
}

TEST_CASE("a condition that sets what a pattern varies does not apply to it") {
  configs::PatternChanges changes = few();
  changes.settings = {"trust.history=.3"};
  Robustness found = plan_trials({"P4"}, {}, changes);
  CHECK_FALSE(found.patterns.front().as_it_is.pattern);
  CHECK(found.patterns.front().pattern.pattern->id == "P4");
  CHECK(found.runs() == 0);
  CHECK(run_trials(found, {}, {}));
}

TEST_CASE("trials that are told to stop say so") {
  const std::atomic<bool> stop = true;
  Robustness found = plan_trials({"P4"}, {}, few());
  CHECK_FALSE(run_trials(found, {1, {&stop}}, {}));
}

TEST_CASE("every claim of every pattern that ships finds its outcomes and points") {
  for (const std::string& name : configs::shipped_patterns()) {
    CAPTURE(name);
    const auto pattern = configs::read_pattern(name, {});
    REQUIRE(pattern);
    const Study study(*pattern);
    OutcomeTable table{{}, study.design(), study.scenario().months, {}};
    for (const engine::Quantity& quantity : study.outcomes())
      table.outcomes.emplace_back(quantity.name);
    table.runs.points = study.points();
    table.runs.replicates = 1;
    table.runs.values.resize(table.outcomes.size() * table.runs.points);
    for (const configs::Claim& claim : pattern->claims) {
      CAPTURE(claim.that);
      CHECK_NOTHROW(statistic_of(claim.statistic, table));
    }
  }
}
