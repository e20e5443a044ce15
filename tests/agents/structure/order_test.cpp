// The order of organisations, places and systems cannot matter: a run from the last code to the
// first.
#include <catch2/catch.hpp>

#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::OrganisationId;
using agents::PairId;
using agents::PlaceId;
using agents::SeatId;

namespace {

constexpr double rounding = 2e-5;  ///< sums in another order, in float

/// The id of the same thing where everything stands the other way round.
template <class Id>
Id mirrored(Id id, std::size_t size) {
  return Id(static_cast<int>(size) - 1 - id.value());
}

struct Twins {
  agents::Structure forwards, backwards;
};
Twins twins_of(const agents::Scenario& s) {
  return {agents::make_structure(s), agents::make_structure(s, agents::Order::backwards)};
}

/// The seat of the same organisation in the same forum.
SeatId same_seat(const Twins& twins, SeatId seat) {
  const auto& s = twins.forwards;
  const auto& other = twins.backwards;
  const std::uint32_t who = s.organisations[s.seats[seat].organisation].code;
  const std::uint32_t where = s.forums[s.seats[seat].forum].code;
  for (const SeatId k : other.seats.ids())
    if (other.organisations[other.seats[k].organisation].code == who &&
        other.forums[other.seats[k].forum].code == where)
      return k;
  return {};
}

/// The pair of the same two.
PairId same_pair(const Twins& twins, PairId pair) {
  const auto& p = twins.forwards.pairs[pair];
  const std::size_t n = twins.forwards.organisations.size();
  for (const PairId k : twins.backwards.organisations[mirrored(p.from, n)].pairs)
    if (twins.backwards.pairs[k].to == mirrored(p.to, n)) return k;
  return {};
}

void check_alike(const Twins& twins, const agents::World& a, const agents::World& b) {
  const auto& s = twins.forwards;
  for (const SeatId k : s.seats.ids()) REQUIRE(a.action[k] == b.action[same_seat(twins, k)]);
  for (const PairId p : s.pairs.ids())
    REQUIRE(a.trust[p] == Approx(b.trust[same_pair(twins, p)]).margin(rounding));
  for (const OrganisationId i : s.organisations.ids()) {
    const OrganisationId j = mirrored(i, s.organisations.size());
    REQUIRE(a.pressure[i] == Approx(b.pressure[j]).margin(rounding));
    REQUIRE(a.margin[i] == Approx(b.margin[j]).margin(rounding));
    REQUIRE(a.bandwidth[i] == Approx(b.bandwidth[j]).margin(rounding));
  }
  for (const PlaceId l : s.places.ids())
    REQUIRE(a.integration[l] ==
            Approx(b.integration[mirrored(l, s.places.size())]).margin(rounding));
}

}  // namespace

TEST_CASE("the order of organisations, places and systems changes nothing but rounding") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    for (int rule = 0; rule < agents::decision_count; ++rule) {
      agents::Scenario s = footprint(seed);
      s.decision = static_cast<agents::Decision>(rule);
      s.regime = static_cast<agents::Regime>((seed + std::uint64_t(rule)) % agents::regime_count);
      s.switches = everything_switched_on();
      const Twins twins = twins_of(s);
      agents::World a = start(twins.forwards, seed), b = start(twins.backwards, seed);
      INFO("seed " << seed << ", rule " << agents::name_of(s.decision) << ", regime "
                   << agents::name_of(s.regime));
      for (int month = 0; month < 15; ++month) {
        INFO("month " << month);
        run(a, 1);
        run(b, 1);
        check_alike(twins, a, b);
      }
    }
}

TEST_CASE("an organisation on several boards has its staff and offsets where most of its work is") {
  agents::Scenario s = alike(1);
  s.systems = {{"a", "", 1e5}, {"b", "", 1e5}};
  s.places = {{"first", "", 0, 1e5}, {"second", "", 1, 1e5}};
  s.seats = {{0, 0}, {0, 1}};
  const auto home = [&](double in_first, double in_second) {
    s.memberships = {{0, 0, in_first}, {0, 1, in_second}};
    const auto structure = agents::make_structure(s);
    const auto board = structure.organisations[OrganisationId(0)].home_board;
    return structure.scenario.systems[std::size_t(structure.forums[board].system.value())].code;
  };
  CHECK(home(.7, .3) == "a");
  CHECK(home(.3, .7) == "b");
  CHECK(home(.5, .5) == "a");
}
