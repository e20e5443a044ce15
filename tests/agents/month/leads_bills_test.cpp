// Who bears the joint costs of members that sit in several forums under leads.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

namespace {
enum { county, local, first_ccg, second_ccg, community };  ///< in this order
constexpr double turnovers[] = {500, 200, 240, 360, 120};

/// Two places and their board. The county's hospital works in both and leads the first place and
/// the board; the second place is led by its own hospital; the community trust works in both.
agents::Scenario two_towns() {
  agents::Scenario s;
  s.systems.push_back({"system", "", 2e5});
  for (const char* name : {"first", "second"}) s.places.push_back({name, "", 0, 1e5});
  const Kind kinds[] = {Kind::acute, Kind::acute, Kind::ccg, Kind::ccg, Kind::community};
  for (int i = 0; i < 5; ++i) {
    agents::Organisation o;
    o.code = "body" + std::to_string(i);
    o.kind = kinds[i];
    o.turnover = turnovers[i];
    s.organisations.push_back(o);
    s.seats.push_back({i, 0});
  }
  s.memberships = {{county, 0, .9},    {county, 1, .1},    {local, 1, 1},     {first_ccg, 0, 1},
                   {second_ccg, 1, 1}, {community, 0, .5}, {community, 1, .5}};
  s.regime = agents::Regime::lead_acute;
  s.switches = nothing_on();
  s.parameters->finance_joint_cost = .012;
  s.parameters->finance_fund_per_head = 0;
  s.parameters->lead_bears = 1;
  return s;
}

/// What an organisation's whole joint work costs in a month, £m.
double whole(int i) { return .012 * turnovers[i] / 12; }
}  // namespace

TEST_CASE("a lead bears the share that is given, and nothing is lost of the bills") {
  for (const double share : {0., .25}) {
    agents::Scenario s = two_towns();
    s.parameters->lead_bears = share;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    fill(world.collaboration, 1);
    const auto bills = agents::bill_joint_work(world, world);
    double sum = 0;
    for (const double bill : values(bills)) sum += bill;
    CHECK(sum == Approx(whole(county) + whole(local) + whole(first_ccg) + whole(second_ccg) +
                        whole(community)));
    CHECK(bills[agents::OrganisationId(int(first_ccg))] == Approx((1 - share) * whole(first_ccg)));
  }
}

TEST_CASE("a lead bears of each member what it does in the forums that the lead leads, by seats") {
  const auto structure = agents::make_structure(two_towns());
  agents::World world = start(structure, 1);
  fill(world.collaboration, 1);
  const auto all = agents::bill_joint_work(world, world);
  const auto bill = [&](int i) { return all[agents::OrganisationId(i)]; };
  // Seats: the county's hospital and the community trust have three, the others two.
  CHECK(bill(county) == Approx(2. / 3 * whole(county) + 1. / 2 * whole(local) + whole(first_ccg) +
                               1. / 2 * whole(second_ccg) + 2. / 3 * whole(community)));
  CHECK(bill(local) == Approx(1. / 3 * whole(county) + 1. / 2 * whole(local) +
                              1. / 2 * whole(second_ccg) + 1. / 3 * whole(community)));
  for (int i : {first_ccg, second_ccg, community}) CHECK(bill(i) == Approx(0).margin(1e-12));
}
