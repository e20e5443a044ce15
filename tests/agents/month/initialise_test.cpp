/// The world at the start: model.md 3.5.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

TEST_CASE("a pair's history is the mean over the systems that it shares") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const agents::Structure structure = agents::make_structure(footprint(seed));
    const agents::World world = start(structure, seed);
    By<SystemId> of_system;
    for (const auto& system : structure.systems)
      of_system.push_back(engine::beta_variate(world.draws, agents::Draw::initial_history,
                                               system.code, world.system_values[0].trust_history,
                                               world.parameters.trust_history_concentration));
    for (const PairId k : structure.pairs.ids()) {
      By<SystemId, bool> shared(structure.systems.size());
      for (const auto& forum : structure.forums) {
        bool has_from = false, has_to = false;
        for (const SeatId seat : forum.seats) {
          has_from = has_from || structure.seats[seat].organisation == structure.pairs[k].from;
          has_to = has_to || structure.seats[seat].organisation == structure.pairs[k].to;
        }
        if (has_from && has_to) shared[forum.system] = true;
      }
      double sum = 0;
      for (const SystemId x : structure.systems.ids()) sum += shared[x] ? of_system[x] : 0;
      const double expected = sum / double(std::ranges::count(shared, true));
      REQUIRE(world.history[k] == Approx(expected).margin(1e-6));
    }
  }
}

TEST_CASE("histories are Beta distributed over runs and trust scatters around them") {
  agents::Scenario s = alike(8);
  s.parameters->trust_history_concentration = 20;
  s.parameters->trust_initial_spread = .05;
  const agents::Structure structure = agents::make_structure(s);
  double sum = 0, squares = 0, off = 0, off_squares = 0, dyads = 0;
  constexpr int runs = 20000;
  for (std::uint32_t k = 0; k < runs; ++k) {
    const agents::World world = start(structure, 77, k);
    const double history = world.history[PairId(0)];
    sum += history;
    squares += history * history;
    if (history < .25 || history > .75) continue;  // far from where trust is clipped
    for (const float trust : world.trust) {
      off += trust - history;
      off_squares += (trust - history) * (trust - history);
      ++dyads;
    }
  }
  const double mean = sum / runs, variance = squares / runs - mean * mean;
  CHECK(mean == Approx(.3).margin(4 * std::sqrt(.01 / runs)));
  CHECK(variance == Approx(.3 * .7 / 21).epsilon(.05));  // 4 standard errors of a variance: 4 %
  CHECK(off / dyads == Approx(0).margin(4 * .05 / std::sqrt(dyads)));
  CHECK(std::sqrt(off_squares / dyads) == Approx(.05).epsilon(4 / std::sqrt(2 * dyads)));
}

TEST_CASE("everybody starts by a coin toss, leaders lean by a normal number") {
  const agents::Structure structure = agents::make_structure(alike(20));
  double joined = 0, count = 0;
  for (std::uint32_t k = 0; k < 2000; ++k) {
    const agents::World world = start(structure, 5, k);
    for (const float action : world.action) joined += action, ++count;
  }
  CHECK(joined / count == Approx(.5).margin(4 * .5 / std::sqrt(count)));
  agents::Scenario s = alike(20);
  s.parameters->leaders_orientation_sd = .5;
  const agents::Structure leaning = agents::make_structure(s);
  double sum = 0, squares = 0;
  for (std::uint32_t k = 0; k < 2000; ++k)
    for (const float x : start(leaning, 5, k).orientation) sum += x, squares += double(x) * x;
  CHECK(sum / count == Approx(0).margin(4 * .5 / std::sqrt(count)));
  CHECK(std::sqrt(squares / count) == Approx(.5).epsilon(4 / std::sqrt(2 * count)));
}

TEST_CASE("nothing is integrated, pressed or benefited from at the start") {
  const agents::Structure structure = agents::make_structure(footprint(4));
  const agents::World world = start(structure, 5);
  CHECK(mean(world.integration) == 0);
  CHECK(mean(world.benefit) == 0);
  CHECK(mean(world.unmet_need) == 0);
  CHECK(mean(world.pressure) == 0);
}

TEST_CASE("a vanguard place starts with some integration, and only that place") {
  agents::Scenario s = footprint(4);
  s.places[0].is_vanguard = true;
  s.parameters->integration_vanguard = .2;
  const agents::Structure structure = agents::make_structure(s);
  const agents::World world = start(structure, 5);
  for (const PlaceId l : structure.places.ids())
    CHECK(double(world.integration[l]) == Approx(l == PlaceId(0) ? .2 : 0));
  s.parameters->integration_vanguard = 0;
  agents::Scenario plain = footprint(4);
  CHECK(same_bits(run_block(s, 3), run_block(plain, 3)));
}
