/// What may change in a scenario or a job without changing anything, or anybody else.
#include <catch2/catch.hpp>
#include <numeric>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/scenes.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr std::uint64_t seeds[] = {1, 2, 3, 4, 5, 6};

/// Reorders items and says where each went.
template <class T>
std::vector<int> reorder(std::vector<T>& items, Dice& dice) {
  std::vector<int> from(items.size());
  std::iota(from.begin(), from.end(), 0);
  dice.shuffle(from);
  const std::vector<T> old = items;
  std::vector<int> moved_to(items.size());
  for (std::size_t k = 0; k < items.size(); ++k) {
    items[k] = old[from[k]];
    moved_to[from[k]] = static_cast<int>(k);
  }
  return moved_to;
}

/// The same scenario, with everything written in another order.
agents::Scenario shuffled(agents::Scenario s, std::uint64_t seed) {
  Dice dice(seed);
  const auto organisation = reorder(s.organisations, dice);
  const auto place = reorder(s.places, dice);
  const auto system = reorder(s.systems, dice);
  for (auto& p : s.places) p.system = system[p.system];
  for (auto& m : s.memberships) m = {organisation[m.organisation], place[m.place], m.share};
  for (auto& seat : s.seats) seat = {organisation[seat.organisation], system[seat.system]};
  for (auto& c : s.contracts) {
    c.commissioner = organisation[c.commissioner];
    c.provider = organisation[c.provider];
    if (c.place >= 0) c.place = place[c.place];
  }
  dice.shuffle(s.memberships);
  dice.shuffle(s.seats);
  dice.shuffle(s.contracts);
  return s;
}

agents::Scenario everything_on(std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.switches = everything_switched_on();
  s.systems[0].ics_from = 0;
  s.parameters->trust_weight = .6;
  return s;
}

/// Adds an organisation of a kind that serves no place and sits on no board.
agents::Scenario with_hermit(agents::Scenario s, agents::Kind kind, const std::string& code) {
  agents::Organisation o;
  o.code = code;
  o.kind = kind;
  o.turnover = 250;
  o.reserve = .1;
  s.organisations.push_back(o);
  return s;
}

std::string code_of(const agents::Structure& s, OrganisationId i) {
  return s.scenario.organisations[i.value()].code;
}

/// An organisation by its code.
OrganisationId find(const agents::Structure& s, const std::string& code) {
  for (const OrganisationId i : s.organisations.ids())
    if (code_of(s, i) == code) return i;
  return {};
}

/// Are all organisations of `small`, their relations and places the same in `large`?
void check_same_lives(const agents::World& small, const agents::World& large) {
  const auto& a = small.structure;
  const auto& b = large.structure;
  for (const OrganisationId i : a.organisations.ids()) {
    const OrganisationId j = find(b, code_of(a, i));
    REQUIRE(j.exists());
    REQUIRE(small.collaboration[i] == large.collaboration[j]);
    REQUIRE(small.pressure[i] == large.pressure[j]);
    REQUIRE(small.orientation[i] == large.orientation[j]);
    REQUIRE(small.tenure[i] == large.tenure[j]);
    REQUIRE(small.cash[i] == large.cash[j]);
    REQUIRE(small.margin[i] == large.margin[j]);
    REQUIRE(small.reserve[i] == large.reserve[j]);
    const auto mine = a.organisations[i].pairs, theirs = b.organisations[j].pairs;
    REQUIRE(mine.size() == theirs.size());
    for (std::size_t k = 0; k < std::size_t(mine.size()); ++k)
      REQUIRE(small.trust[mine[k]] == large.trust[theirs[k]]);
  }
  REQUIRE(a.places.size() == b.places.size());
  for (const PlaceId l : a.places.ids()) {
    REQUIRE(small.integration[l] == large.integration[l]);
    REQUIRE(small.place_activity[l] == large.place_activity[l]);
  }
}

}  // namespace

TEST_CASE("the order in which a scenario is written changes no bit") {
  for (const auto seed : seeds) {
    const agents::Scenario s = everything_on(seed);
    const auto reference = run_block(s, seed);
    for (std::uint64_t k = 1; k <= 3; ++k)
      CHECK(same_bits(reference, run_block(shuffled(s, seed + 100 * k), seed)));
  }
}

TEST_CASE("an isolated organisation changes nobody else") {
  for (const auto seed : seeds)
    for (const auto kind : {agents::Kind::acute, agents::Kind::ccg, agents::Kind::council}) {
      // The first code sorts before all others, the second after.
      for (const std::string code : {"aaa", "zzz"}) {
        agents::Scenario without_it = everything_on(seed);
        without_it.switches.reversion = false;         // its deficit is part of the nation's
        without_it.parameters->control_incentive = 0;  // and what it loses of the fund is shared
        without_it.parameters->control_bonus_until = 0;
        const agents::Structure small = agents::make_structure(without_it);
        const agents::Structure large = agents::make_structure(with_hermit(without_it, kind, code));
        agents::World without = start(small, seed), with = start(large, seed);
        for (int year = 0; year < 4; ++year) {
          run(without, 12);
          run(with, 12);
          check_same_lives(without, with);
        }
      }
    }
}

TEST_CASE("replicate k is the same whatever block it sits in") {
  for (const auto seed : seeds) {
    const agents::Structure structure = agents::make_structure(everything_on(seed));
    const agents::Parameters& p = structure.scenario.parameters;
    const auto run_these = [&](const std::vector<std::uint32_t>& replicates) {
      std::vector<agents::Run> runs;
      for (const auto k : replicates) runs.push_back({k, &p});
      engine::BlockResult out(agents::shape_of(structure));
      agents::simulate(structure, seed, runs, out);
      return out;
    };
    const auto together = run_these({10, 11, 12, 13, 14, 15, 16, 17});
    const auto alone = run_these({13});
    const auto elsewhere = run_these({900001, 5, 13});
    for (std::size_t k = 0; k < together.series.size(); k += engine::block_runs) {
      REQUIRE(together.series[k + 3] == alone.series[k]);
      REQUIRE(together.series[k + 3] == elsewhere.series[k + 2]);
    }
    for (std::size_t k = 0; k < together.organisations.size(); k += engine::block_runs)
      REQUIRE(together.organisations[k + 3] == elsewhere.organisations[k + 2]);
  }
}

TEST_CASE("a shock to an organisation that nobody knows changes no bit") {
  // Trust in a target outside every forum has nobody to fall in.
  const agents::Scenario hermit = with_hermit(everything_on(2), agents::Kind::acute, "zzz");
  agents::Scenario shocked = hermit;
  shocked.events.push_back({agents::EventKind::trust_shock, "", 5, 0, .9, "zzz", ""});
  CHECK(same_bits(run_block(hermit, 1), run_block(shocked, 1)));
}
