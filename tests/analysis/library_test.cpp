// Whether a difference is what a source expects.
#include "analysis/library/library.hpp"

#include <catch2/catch.hpp>

using namespace concordat;
using analysis::Finding;
using analysis::judge;
using Sign = configs::Expectation::Sign;

namespace {
analysis::Estimate difference(double value, double low, double high) {
  return {value, {low, high}};
}
}  // namespace

TEST_CASE("a difference with the sign and an interval off zero is as expected") {
  CHECK(judge(Sign::higher, difference(.03, .01, .05), .005) == Finding::as_expected);
  CHECK(judge(Sign::lower, difference(-.03, -.05, -.01), .005) == Finding::as_expected);
}

TEST_CASE("a difference with the sign alone is weak, and with the other sign none") {
  CHECK(judge(Sign::higher, difference(.03, -.01, .07), .005) == Finding::weak);
  CHECK(judge(Sign::lower, difference(.03, -.01, .07), .005) == Finding::none);
}

TEST_CASE("a difference with the other sign and an interval off zero is reversed") {
  CHECK(judge(Sign::lower, difference(.03, .01, .05), .005) == Finding::reversed);
  CHECK(judge(Sign::higher, difference(-.03, -.05, -.01), .005) == Finding::reversed);
}

TEST_CASE("a difference below the least is none, however sure it is") {
  CHECK(judge(Sign::higher, difference(.004, .003, .0045), .005) == Finding::none);
  CHECK(judge(Sign::lower, difference(.004, .003, .0045), .005) == Finding::none);
  CHECK(judge(Sign::higher, difference(0, 0, 0), 0) == Finding::none);
}

TEST_CASE("where the same is expected, all of the interval has to be below the least") {
  CHECK(judge(Sign::alike, difference(0, 0, 0), .005) == Finding::as_expected);
  CHECK(judge(Sign::alike, difference(0, 0, 0), 0) == Finding::as_expected);
  CHECK(judge(Sign::alike, difference(.001, -.002, .004), .005) == Finding::as_expected);
  CHECK(judge(Sign::alike, difference(.001, -.008, .01), .005) == Finding::weak);
  CHECK(judge(Sign::alike, difference(.01, -.008, .03), .005) == Finding::reversed);
}

TEST_CASE("the least difference is .005 of an index and a twentieth of the spread of all else") {
  CHECK(analysis::least_difference({"integration", "1", "", 0, 1}, .2) == .005);
  CHECK(analysis::least_difference({"activity", "1", "", 0, 4}, .2) == Approx(.01));
  CHECK(analysis::least_difference({"saved", "£m a year", "", 0, 1}, 3) == Approx(.15));
}

TEST_CASE("a scenario beside itself does not differ, beside others runs share their draws") {
  configs::ExpectedScenario one = configs::read_expected("one_says_no");
  REQUIRE(one.expectations.size() == 2);
  one.counterfactuals[1] = one.shipped.scenario;
  const auto judged = analysis::judge_library({{one}, 1, 16}, {});
  REQUIRE(judged);
  const auto& judgements = judged->front().judgements;
  CHECK(judgements[0].found.pairs == 16);
  CHECK(judgements[0].found.difference.value < 0);
  CHECK(judgements[1].found.difference.value == 0);
  CHECK(judgements[1].finding == Finding::none);
  CHECK(judged->front().failed == 0);
}

TEST_CASE("what an expectation looks at is an outcome, a series in a month or a place's state") {
  configs::Expectation one;
  CHECK(analysis::quantity_of(one).name == "final_integration");
  one.outcome = "trust";
  one.month = 24;
  CHECK(analysis::quantity_of(one).name == "trust");
  one.outcome = "activity";
  one.month = 0;
  one.place = "salford";
  CHECK(analysis::quantity_of(one).high == 4);
}
