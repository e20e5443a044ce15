/// What is measured of money: means over the bodies that are meant, sums over the cores of the
/// fund.
#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/measures/series.hpp"
#include "agents/measures/states.hpp"
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;
using agents::Series;
using agents::Subtype;

namespace {

agents::Scenario with_all_subtypes() {
  agents::Scenario s = alike(9);
  const Kind kinds[] = {Kind::acute,     Kind::acute,     Kind::acute,
                        Kind::community, Kind::community, Kind::community,
                        Kind::community, Kind::ccg,       Kind::ccg};
  for (std::size_t i = 0; i < 9; ++i) {
    s.organisations[i].kind = kinds[i];
    s.organisations[i].turnover = 100 + 50. * double(i);
  }
  s.organisations[2].subtype = Subtype::specialist;
  s.organisations[4].subtype = s.organisations[5].subtype = Subtype::mental_health;
  s.organisations[6].subtype = Subtype::ambulance;
  s.switches.finance = s.switches.control_totals = true;
  s.switches.savings = s.switches.pressure = true;
  s.parameters->control_fund_share = .022;
  return s;
}

/// A mean over the organisations from `first` to `last`, each counted once or by turnover.
template <class Value>
double mean_of(const agents::World& world, int first, int last, bool by_turnover, Value value) {
  double sum = 0, weights = 0;
  for (int i = first; i <= last; ++i) {
    const OrganisationId id(i);
    const double weight = by_turnover ? world.structure.organisations[id].turnover : 1;
    sum += weight * double(value(id));
    weights += weight;
  }
  return sum / weights;
}

}  // namespace

TEST_CASE("series of money are means over trusts, acute or mental health ones, or CCGs") {
  const agents::Structure structure = agents::make_structure(with_all_subtypes());
  agents::World world = start(structure, 3);
  Dice dice(3);
  scatter(world.margin, dice, -.1, .1);
  scatter(world.pressure, dice, 0, 4);
  scatter(world.asked, dice, -.02, .1);
  scatter(world.saving, dice, 0, .1);
  scatter(world.year_size, dice, 10, 50);
  scatter(world.year_earned, dice, 0, .4);
  scatter(world.year_fund, dice, 0, .8);
  for (auto& missed : world.missed_total) missed = dice.whole(0, 1) == 1;
  std::vector<engine::Real> series(agents::series_table().size());
  agents::measure_series(world, series.data());
  const auto is = [&](Series q, double expected) {
    INFO(agents::series_table()[static_cast<std::size_t>(q)].name);
    CHECK(double(series[static_cast<std::size_t>(q)]) == Approx(expected).margin(1e-6));
  };
  const auto in_deficit = [&](OrganisationId i) { return world.margin[i] < 0; };
  const auto margin = [&](OrganisationId i) { return world.margin[i]; };
  const auto pressure = [&](OrganisationId i) { return world.pressure[i]; };
  is(Series::trusts_in_deficit, mean_of(world, 0, 6, false, in_deficit));
  is(Series::acute_in_deficit, mean_of(world, 0, 1, false, in_deficit));
  is(Series::ccgs_overspent, mean_of(world, 7, 8, false, in_deficit));
  is(Series::missed_totals,
     mean_of(world, 0, 6, false, [&](OrganisationId i) { return world.missed_total[i] ? 1 : 0; }));
  is(Series::asked, mean_of(world, 0, 6, true, [&](OrganisationId i) { return world.asked[i]; }));
  is(Series::saving, mean_of(world, 0, 6, true, [&](OrganisationId i) { return world.saving[i]; }));
  is(Series::acute_margin, mean_of(world, 0, 1, true, margin));
  is(Series::mental_health_margin, mean_of(world, 4, 5, true, margin));
  is(Series::trust_pressure, mean_of(world, 0, 6, false, pressure));
  is(Series::acute_pressure, mean_of(world, 0, 1, false, pressure));
  double core = 0, earned = 0, fund = 0;
  for (int i = 0; i < 7; ++i) {
    const OrganisationId id(i);
    core += .022 * structure.organisations[id].fund * world.year_size[id];
    earned += world.year_earned[id];
    fund += world.year_fund[id];
  }
  is(Series::fund_earned, earned / core);
  is(Series::fund_paid, fund / core);
}

TEST_CASE("of each organisation it is said what is asked, saved, paid and missed") {
  const agents::Structure structure = agents::make_structure(with_all_subtypes());
  agents::World world = start(structure, 3);
  const OrganisationId trust(3);
  world.asked[trust] = .03;
  world.saving[trust] = .02;
  CHECK(double(agents::organisation_state::fund(world, trust)) == 0);  // before its year begins
  world.year_size[trust] = 40;
  world.year_fund[trust] = .5;
  world.missed_total[trust] = true;
  CHECK(double(agents::organisation_state::asked(world, trust)) == Approx(.03));
  CHECK(double(agents::organisation_state::saving(world, trust)) == Approx(.02));
  CHECK(double(agents::organisation_state::fund(world, trust)) == Approx(.0125));
  CHECK(double(agents::organisation_state::missed_total(world, trust)) == 1);
}
