/// What strikes a body of its own: how large, how often, when, and whom not.
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Subtype;

namespace {

/// The town with one kind of shock at most.
agents::Scenario struck_town() {
  agents::Scenario s = small_town();
  s.switches.shocks = true;
  auto& p = *s.parameters;
  p.shock_lasting = p.shock_crisis = p.shock_one_off = p.shock_drift = 0;
  p.shock_late = .3;
  return s;
}

struct Moments {
  double sum = 0, squares = 0, count = 0;
  void add(double x) { sum += x, squares += x * x, ++count; }
  double mean() const { return sum / count; }
  double sd() const { return std::sqrt(squares / count - mean() * mean()); }
};

constexpr std::uint32_t runs = 4000;

/// What a year's shocks add to a body's lasting cost.
Moments lasting_cost(const agents::Scenario& s, OrganisationId i) {
  const agents::Structure structure = agents::make_structure(s);
  Moments out;
  for (std::uint32_t k = 0; k < runs; ++k) {
    agents::World world = start(structure, 7, k);
    const double before = world.burden[i];
    for (world.month = 0; world.month < 12; world.month += 3) run<agents::strike>(world);
    out.add(world.burden[i] - before);
  }
  return out;
}

}  // namespace

TEST_CASE("what lasts has mean 0 and the standard deviation given for a year") {
  agents::Scenario s = struck_town();
  s.parameters->shock_lasting = .01;
  const Moments trust = lasting_cost(s, hospital), of_ccg = lasting_cost(s, ccg);
  CHECK(trust.mean() == Approx(0).margin(4 * .01 / std::sqrt(double(runs))));
  CHECK(trust.sd() == Approx(.01).epsilon(.05));
  CHECK(of_ccg.sd() == Approx(.004).epsilon(.05));
  CHECK(lasting_cost(s, council).sd() == 0);
}

TEST_CASE("crises come with the chance given, cost what is given, and nothing in the mean") {
  agents::Scenario s = struck_town();
  s.parameters->shock_crisis_chance = .2;
  s.parameters->shock_crisis = .05;
  const Moments cost = lasting_cost(s, hospital);
  // A sum over four quarters of a Bernoulli number times an exponential one.
  const double variance = 4 * (.05 * 2 - .05 * .05) * .05 * .05;
  CHECK(cost.mean() == Approx(0).margin(4 * std::sqrt(variance / runs)));
  CHECK(cost.sd() == Approx(std::sqrt(variance)).epsilon(.18));
}

TEST_CASE("what happens once has mean 0 and the standard deviation given, and lasts a year") {
  agents::Scenario s = struck_town();
  s.parameters->shock_one_off = .02;
  const agents::Structure structure = agents::make_structure(s);
  Moments size, beyond;
  for (std::uint32_t k = 0; k < runs; ++k) {
    agents::World world = start(structure, 7, k);
    const double before = world.burden[hospital];
    run<agents::strike>(world);
    size.add(world.one_off[hospital]);
    beyond.add(std::fabs(world.one_off[hospital]) > .04);
    CHECK(world.burden[hospital] == before);
    CHECK(world.one_off[council] == 0);
  }
  CHECK(size.mean() == Approx(0).margin(4 * .02 / std::sqrt(double(runs))));
  CHECK(size.sd() == Approx(.02).epsilon(.08));
  // Two-sided exponential: more often beyond two standard deviations than a normal number is.
  const double expected = std::exp(-2 * std::sqrt(2.));
  CHECK(beyond.mean() == Approx(expected).margin(4 * std::sqrt(expected / runs)));
}

TEST_CASE(
    "three tenths of what happens once fall in February and March, where nothing answers it") {
  agents::Scenario s = struck_town();
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.one_off, .05);
  double early = 0, late = 0;
  for (world.month = 12; world.month < 24; ++world.month) {
    clear_month(world);
    set_sizes(world);
    run<agents::pay_one_offs>(world);
    (world.month % 12 < 10 ? early : late) -= world.spend[hospital];
    CHECK(world.spend[council] == 0);
  }
  CHECK(early == Approx(.7 * .05 * 120).epsilon(1e-12));
  CHECK(late == Approx(.3 * .05 * 120).epsilon(1e-12));
}

TEST_CASE("kinds drift against each other: bodies of a subtype together, by the subtype's share") {
  agents::Scenario s = struck_town();
  s.parameters->shock_drift = .01;
  for (int k = 0; k < 2; ++k) {
    s.organisations.push_back(s.organisations[k]);
    s.organisations.back().code = "z" + std::to_string(k);
  }
  s.organisations[5].subtype = Subtype::mental_health;
  const agents::Structure structure = agents::make_structure(s);
  Moments acute, community_trusts, mental_health;
  for (std::uint32_t k = 0; k < runs; ++k) {
    agents::World world = start(structure, 7, k);
    const auto before = values(world.burden);
    run<agents::strike>(world);
    const auto drift = [&](int i) {
      return world.burden[OrganisationId(i)] - before[OrganisationId(i)];
    };
    CHECK(drift(0) == Approx(drift(4)).margin(1e-15));
    CHECK(drift(2) == 0);
    CHECK(drift(3) == 0);
    acute.add(drift(0));
    community_trusts.add(drift(1));
    mental_health.add(drift(5));
  }
  CHECK(acute.sd() == Approx(.005).epsilon(.05));
  CHECK(community_trusts.sd() == Approx(.018).epsilon(.05));
  CHECK(mental_health.sd() == Approx(.01).epsilon(.05));
}
