#include "analysis/uncertainty/drawn_sets.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "analysis/experiments/study.hpp"
#include "analysis/uncertainty/drawn_arms.hpp"
#include "configs/experiment/on_record.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"

using namespace concordat;
using analysis::Drawing;
using analysis::ParameterSets;
using Catch::Contains;
using engine::FactorColumn;

namespace {
agents::Scenario dorset(std::vector<std::string> settings = {}) {
  return configs::footprint_scenario({"dorset", 24, std::move(settings)}).scenario;
}

ParameterSets drawn(const agents::Scenario& scenario, const Drawing& drawing) {
  const agents::Scenario* one = &scenario;
  return analysis::draw_parameter_sets(std::span(&one, 1), drawing);
}

const FactorColumn* column(const ParameterSets& sets, const std::string& path) {
  const auto& factors = sets.design.factors;
  const auto found = std::ranges::find(factors, path, &FactorColumn::name);
  return found == factors.end() ? nullptr : &*found;
}
}  // namespace

TEST_CASE("the record brings 200 sets of nine parameters, all within what is allowed") {
  const configs::SetsOnRecord& record = configs::sets_on_record();
  CHECK(record.experiment == "money_of_2016");
  CHECK(record.parameters.size() == 9);
  CHECK(record.sets.size() == 200);
  for (std::size_t p = 0; p < record.parameters.size(); ++p) {
    REQUIRE(record.parameters[p] != nullptr);
    for (const auto& set : record.sets) {
      CHECK(set[p] >= record.parameters[p]->studied_low);
      CHECK(set[p] <= record.parameters[p]->studied_high);
    }
  }
}

TEST_CASE("what the record speaks of comes from its sets, all of one set together") {
  const configs::SetsOnRecord& record = configs::sets_on_record();
  const ParameterSets sets = drawn(dorset(), {200, 3, {}});
  std::multiset<std::vector<double>> taken;
  for (std::size_t set = 0; set < 200; ++set) {
    std::vector<double> values;
    for (const agents::ParameterRow* row : record.parameters)
      values.push_back(column(sets, std::string(row->path))->values[set]);
    taken.insert(values);
  }
  CHECK(taken == std::multiset<std::vector<double>>(record.sets.begin(), record.sets.end()));
}

TEST_CASE("all else is drawn evenly within its studied range") {
  const ParameterSets sets = drawn(dorset(), {50, 1, {}});
  const FactorColumn& gain = *column(sets, "trust.gain");
  std::set<int> strata;
  for (const double value : gain.values) {
    CHECK(value > .01);
    CHECK(value < .08);
    strata.insert(static_cast<int>((value - .01) / .07 * 50));
  }
  CHECK(strata.size() == 50);
}

TEST_CASE("nobody draws what is known, what cannot act, what is set, and what defines an outcome") {
  const ParameterSets sets = drawn(dorset({"choice.cost=1.2"}), {8, 1, {"trust.memory"}});
  CHECK(column(sets, "choice.benefit") != nullptr);
  for (const std::string path :
       {"choice.precision", "workforce.poaching", "aco.mandate", "choice.cost", "trust.memory",
        "retreat.threshold", "retreat.months", "pressure.imposed", "finance.margin_shift"}) {
    INFO(path);
    CHECK(column(sets, path) == nullptr);
  }
}

TEST_CASE("a parameter's draws depend on nothing but its name, the seed and the number of sets") {
  const ParameterSets alone = drawn(dorset(), {16, 7, {}});
  const ParameterSets more = drawn(dorset({"switches.workforce=true"}), {16, 7, {}});
  CHECK(more.design.factors.size() > alone.design.factors.size());
  for (const FactorColumn& factor : alone.design.factors) {
    INFO(factor.name);
    CHECK(column(more, factor.name)->values == factor.values);
  }
  CHECK(drawn(dorset(), {16, 8, {}}).design.factors.front().values !=
        alone.design.factors.front().values);
  CHECK(drawn(dorset(), {16, 7, {}}).origin == alone.origin);
  CHECK(drawn(dorset(), {16, 8, {}}).origin != alone.origin);
}

TEST_CASE("one set is refused, and so is a scenario that leaves nothing to draw") {
  CHECK_THROWS_WITH(drawn(dorset(), {1, 1, {}}), Contains("nothing tells parameters from chance"));
  std::vector<std::string> all;
  for (const agents::ParameterRow& row : agents::parameter_table()) all.emplace_back(row.path);
  CHECK_THROWS_WITH(drawn(dorset(), {4, 1, all}), Contains("no parameter is left to draw"));
}

TEST_CASE("the arms of a set share its draws, sets share none, and what arms set is not drawn") {
  configs::ArmsPlan plan;
  plan.overrides = {"dorset", 24, {}};
  plan.arms = {{"trust.gain=.02", "regime=memorandum"}, {"trust.gain=.02", "regime=aco"}};
  plan.replicates = 3;
  const analysis::Study study(analysis::experiment_of_drawn_arms(plan, {4, 1, {}}));
  REQUIRE(study.points() == 8);
  const engine::RunPlan& runs = study.plan();
  for (std::uint64_t point = 0; point < 8; ++point)
    CHECK(runs.draws_of({point, 2}) == point / 2 * 3 + 2);
  const auto& factors = study.design().factors;
  CHECK(std::ranges::count(factors, "trust.gain", &FactorColumn::name) == 1);
  // What acts in one arm alone is drawn for both.
  const auto mandate = std::ranges::find(factors, "aco.mandate", &FactorColumn::name);
  REQUIRE(mandate != factors.end());
  CHECK(mandate->values[0] == mandate->values[1]);
  CHECK(mandate->values[1] != mandate->values[2]);
}
