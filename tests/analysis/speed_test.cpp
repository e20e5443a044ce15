// How fast change goes at the speed of trust.
#include "analysis/speed/speed.hpp"

#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "analysis/speed/paths.hpp"
#include "configs/scenario/scenario.hpp"

using namespace concordat;
using analysis::month_of_reaching;
using analysis::Speed;
using analysis::TrustLift;
using analysis::Way;

namespace {
analysis::OneScenario three_places(const std::string& regime = "memorandum") {
  return {configs::read_scenario_file("three_places", {"", 0, {"regime=" + regime}}),
          1,
          64,
          {},
          engine::Trajectories::none};
}

Speed speed(const analysis::OneScenario& one, const std::vector<Way>& closed,
            const TrustLift& lift = {}) {
  return analysis::measure_speed(one, closed, lift, {}).value();
}
const std::vector<Way> all{std::begin(analysis::ways), std::end(analysis::ways)};
}  // namespace

TEST_CASE("a path reaches a level between two months, at once, or not at all") {
  const std::vector<float> path{.1f, .2f, .25f, .5f, .4f};
  CHECK(month_of_reaching(path, .375, 0) == Approx(2.5));
  CHECK(month_of_reaching(path, .25f, 0) == 2);
  CHECK(month_of_reaching(path, .05, 0) == 0);
  CHECK(month_of_reaching(path, .05, 2) == 2);
  CHECK(month_of_reaching(path, .45, 4) == 5);
  CHECK(month_of_reaching(path, .6, 0) == 5);
}

TEST_CASE("more trust brings integration forward, and with every way closed nothing is left") {
  for (const std::string regime : {"memorandum", "majority", "lead_gp", "aco", "statutory"}) {
    INFO(regime);
    const Speed open = speed(three_places(regime), {});
    CHECK(open.months.interval.low > 0);
    CHECK(open.yearly.interval.low > 0);
    CHECK_FALSE(open.is_zero);
    const Speed closed = speed(three_places(regime), all);
    CHECK(closed.is_zero);
    CHECK(closed.months.value == 0);
    CHECK(closed.yearly.value == 0);
  }
}

TEST_CASE("each way alone carries some of it") {
  for (const Way way : analysis::ways) {
    INFO(name_of(way));
    std::vector<Way> others = all;
    std::erase(others, way);
    // Votes follow choices: with choices closed nothing reaches them.
    CHECK(speed(three_places(), others).is_zero == (way == Way::votes));
  }
}

TEST_CASE("no more trust is no change, and more of it is more") {
  CHECK(speed(three_places(), {}, {.size = 0}).is_zero);
  CHECK(speed(three_places(), {}, {.size = .2}).months.value >
        speed(three_places(), {}, {.size = .1}).months.value);
}

TEST_CASE("over parameter sets the interval is one over sets") {
  analysis::OneScenario one = three_places();
  one.sets = analysis::ParameterSets{};
  one.sets->design.kind = "ensemble";
  one.sets->design.factors = {{"trust.weight", "1", "", {.5, .75, 1, .9}, {}},
                              {"trust.gain", "1/month", "", {.01, .02, .04, .08}, {}}};
  const Speed open = speed(one, {});
  CHECK(open.pairs == 64);
  CHECK(open.units == 4);
  CHECK(speed(one, all).is_zero);  // what closes a way is not drawn
}
