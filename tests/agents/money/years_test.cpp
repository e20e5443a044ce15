/// Values of single years: whose they take the place of, and who takes theirs.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// A parameter's value in each of the first five years.
std::vector<double> allocations(const agents::Scenario& s) {
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  std::vector<double> out;
  for (; world.month < 60; ++world.month) {
    run<agents::set_parameters>(world);
    if (world.month % 12 == 5) out.push_back(world.parameters.finance_allocation_growth);
  }
  return out;
}

agents::Scenario recorded() {
  agents::Scenario s = alike(2);
  s.switches.recorded_years = true;
  return s;
}

void check_allocations(const agents::Scenario& s, const std::vector<double>& expected) {
  const auto found = allocations(s);
  REQUIRE(found.size() == expected.size());
  for (std::size_t year = 0; year < found.size(); ++year)
    CHECK(found[year] == Approx(expected[year]).epsilon(1e-12));
}

}  // namespace

TEST_CASE("in years on record the record stands in the place of the default") {
  check_allocations(recorded(), {.034, .021, .020, .022, .022});
  agents::Scenario s = recorded();
  s.switches.recorded_years = false;
  check_allocations(s, {.022, .022, .022, .022, .022});
}

TEST_CASE("who sets a parameter departs from the record by as much as from the default") {
  agents::Scenario s = recorded();
  s.parameters->finance_allocation_growth = .032;
  check_allocations(s, {.044, .031, .030, .032, .032});
}

TEST_CASE("a scenario's own value of a year takes the record's place, or the default's") {
  agents::Scenario s = recorded();
  s.years = {{"finance.allocation_growth", 2017, .05}, {"finance.allocation_growth", 2020, .01}};
  check_allocations(s, {.034, .05, .020, .022, .01});
  s.switches.recorded_years = false;
  check_allocations(s, {.022, .05, .022, .022, .01});
}

TEST_CASE("an event that sets a parameter holds against any year, for as long as it lasts") {
  agents::Scenario s = recorded();
  s.events.push_back(
      {agents::EventKind::set_parameter, "windfall", 12, 24, .09, "", "finance.allocation_growth"});
  check_allocations(s, {.034, .09, .09, .022, .022});
}

TEST_CASE("no year takes a parameter out of what is allowed") {
  agents::Scenario s = recorded();
  s.parameters->finance_allocation_growth = -.5;
  s.years = {{"finance.allocation_growth", 2016, -.4}, {"finance.allocation_growth", 2018, .5}};
  check_allocations(s, {-.5, -.5, -.022, -.5, -.5});
}

TEST_CASE("years that say the defaults are the same as none, to the last bit") {
  agents::Scenario s = footprint(4);
  s.switches.recorded_years = false;
  const auto none = run_block(s, 3);
  s.switches.recorded_years = true;
  CHECK_FALSE(same_bits(none, run_block(s, 3)));
  for (int year = 2016; year < 2020; ++year)
    for (const char* path : {"finance.allocation_growth", "finance.planned_growth",
                             "finance.provider_inflation", "council.income_growth"})
      s.years.push_back({path, year, (*agents::find_parameter(path)).value});
  CHECK(same_bits(none, run_block(s, 3)));
}

TEST_CASE("years of a parameter of behaviour change its months and no other") {
  agents::Scenario s = footprint(4);
  s.months = 24;
  const auto plain = run_block(s, 3);
  s.years = {{"choice.benefit", 2017, 3}};
  const auto changed = run_block(s, 3);
  const auto first_year = [](const engine::BlockResult& r) {
    const std::size_t q = static_cast<std::size_t>(agents::Series::collaboration);
    const auto at = r.series.begin() + static_cast<long>(q * 24 * engine::block_runs);
    return std::vector<float>(at, at + 12 * engine::block_runs);
  };
  CHECK(same_bits(first_year(plain), first_year(changed)));
  CHECK_FALSE(same_bits(plain, changed));
}
