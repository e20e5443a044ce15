/// A scenario prepared to run: forums, seats, pairs, views and payments, counted another way.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "agents/prepare.hpp"
#include "engine/random/draws.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

namespace {

constexpr std::uint64_t seeds[] = {1, 2, 3, 4, 5, 6, 7, 8};

/// Members of every forum by code: places first, then boards.
std::vector<std::set<std::string>> forums_of(const agents::Scenario& s) {
  std::vector<std::set<std::string>> out(s.places.size() + s.systems.size());
  for (const auto& m : s.memberships) out[m.place].insert(s.organisations[m.organisation].code);
  for (const auto& seat : s.seats)
    out[s.places.size() + seat.system].insert(s.organisations[seat.organisation].code);
  return out;
}

}  // namespace

TEST_CASE("every place and every system has a forum of exactly its members") {
  for (const auto seed : seeds) {
    const agents::Structure s = agents::make_structure(footprint(seed));
    const auto expected = forums_of(s.scenario);
    REQUIRE(s.forums.size() == expected.size());
    for (const ForumId f : s.forums.ids()) {
      std::set<std::string> members;
      double size = 0;
      for (const SeatId k : s.forums[f].seats) {
        members.insert(s.scenario.organisations[s.seats[k].organisation.value()].code);
        CHECK(s.seats[k].forum == f);
        size += s.seats[k].size;
      }
      CHECK(members == expected[engine::row_of(f)]);
      CHECK(size == Approx(1).epsilon(1e-6));
    }
    for (const PlaceId l : s.places.ids()) CHECK(s.forums[s.places[l].forum].place == l);
    for (const SystemId x : s.systems.ids()) {
      CHECK_FALSE(s.forums[s.systems[x].board].place.exists());
      CHECK(s.forums[s.systems[x].board].system == x);
    }
  }
}

TEST_CASE("organisations, places and systems are sorted by code and carry its name in draws") {
  const agents::Structure s = agents::make_structure(footprint(5));
  CHECK(std::ranges::is_sorted(s.scenario.organisations, {}, &agents::Organisation::code));
  CHECK(std::ranges::is_sorted(s.scenario.places, {}, &agents::Place::code));
  for (const OrganisationId i : s.organisations.ids()) {
    const auto& given = s.scenario.organisations[i.value()];
    CHECK(s.organisations[i].code == engine::code_of(given.code));
    CHECK(s.organisations[i].kind == given.kind);
  }
}

TEST_CASE("a directed pair exists exactly where two organisations share a forum") {
  for (const auto seed : seeds) {
    const agents::Structure s = agents::make_structure(footprint(seed));
    const auto forums = forums_of(s.scenario);
    std::map<std::pair<std::string, std::string>, int> shared;
    for (const auto& members : forums)
      for (const auto& a : members)
        for (const auto& b : members)
          if (a != b) ++shared[{a, b}];
    REQUIRE(s.pairs.size() == shared.size());
    for (const PairId k : s.pairs.ids()) {
      const auto& pair = s.pairs[k];
      const auto& from = s.scenario.organisations[pair.from.value()].code;
      const auto& to = s.scenario.organisations[pair.to.value()].code;
      CHECK(shared.at({from, to}) == pair.views.size());
      CHECK(s.pairs[pair.reverse].from == pair.to);
      CHECK(s.pairs[pair.reverse].to == pair.from);
      CHECK(s.organisations[pair.from].pairs.first <= k);
      CHECK(k < s.organisations[pair.from].pairs.last);
      for (const agents::ViewId v : pair.views) {
        CHECK(s.views[v].pair == k);
        CHECK(s.seats[s.views[v].seat].organisation == pair.to);
      }
    }
  }
}

TEST_CASE("every seat lists the other members of its forum once") {
  const agents::Structure s = agents::make_structure(footprint(6));
  for (const auto& seat : s.seats) {
    const auto& forum = s.forums[seat.forum];
    const auto partners = s.partners[seat.partners];
    CHECK(int(partners.size()) == forum.seats.size() - 1);
    std::set<SeatId> others;
    for (const auto& partner : partners) {
      CHECK(s.pairs[partner.pair].from == seat.organisation);
      CHECK(s.pairs[partner.pair].to == s.seats[partner.seat].organisation);
      CHECK(s.seats[partner.seat].forum == seat.forum);
      others.insert(partner.seat);
    }
    CHECK(others.size() == partners.size());
  }
}

TEST_CASE("no two random draws of perception share an address") {
  for (const auto seed : seeds) {
    const agents::Structure s = agents::make_structure(footprint(seed));
    std::set<std::pair<std::uint32_t, std::uint32_t>> addresses;
    for (const auto& view : s.views)
      addresses.insert({s.organisations[s.pairs[view.pair].from].code, view.whom_code});
    CHECK(addresses.size() == s.views.size());
  }
}

TEST_CASE("payments add up to every provider's turnover and contracts to what is left to CCGs") {
  for (const auto seed : seeds) {
    const agents::Structure s = agents::make_structure(footprint(seed));
    By<OrganisationId> received(s.organisations.size()), contracted(s.organisations.size());
    for (const auto& payment : s.payments) {
      CHECK(payment.base > 0);
      received[payment.provider] += 12 * payment.base;
      if (payment.commissioner.exists()) contracted[payment.commissioner] += 12 * payment.base;
    }
    for (const OrganisationId i : s.organisations.ids()) {
      const auto& o = s.organisations[i];
      if (o.kind == Kind::ccg)
        CHECK(12 * s.other_care[i] == Approx(o.turnover - contracted[i]).epsilon(1e-12));
      else if (o.kind != Kind::council)
        CHECK(received[i] == Approx(o.turnover).epsilon(1e-9));
    }
  }
}

TEST_CASE("councils' weights in a place sum to one and people's weights to one") {
  const agents::Structure s = agents::make_structure(footprint(7));
  double people = 0;
  for (const auto& place : s.places) {
    people += place.weight;
    double sum = 0;
    for (const auto& council : s.councils[place.councils]) sum += council.share;
    CHECK(sum == Approx(1));
  }
  CHECK(people == Approx(1));
}

TEST_CASE("witnesses are all third parties that both know, and only with gossip") {
  agents::Scenario scenario = footprint(4);
  CHECK(agents::make_structure(scenario).witnesses.all().empty());
  scenario.switches.gossip = true;
  const agents::Structure s = agents::make_structure(scenario);
  std::set<std::pair<OrganisationId, OrganisationId>> known;
  for (const auto& pair : s.pairs) known.insert({pair.from, pair.to});
  for (const auto& pair : s.pairs) {
    std::size_t expected = 0;
    for (const OrganisationId k : s.organisations.ids())
      expected += k != pair.to && known.count({pair.from, k}) && known.count({k, pair.to});
    const auto witnesses = s.witnesses[pair.witnesses];
    CHECK(witnesses.size() == expected);
    for (const auto& witness : witnesses) {
      CHECK(s.pairs[witness.listens].from == pair.from);
      CHECK(s.pairs[witness.knows].to == pair.to);
      CHECK(s.pairs[witness.listens].to == s.pairs[witness.knows].from);
    }
  }
}

TEST_CASE("an organisation in no forum runs beside the others") {
  agents::Scenario s = footprint(4);
  agents::Organisation hermit = s.organisations[0];
  hermit.code = "hermit";
  hermit.kind = Kind::acute;
  s.organisations.push_back(hermit);
  const agents::Structure structure = agents::make_structure(s);
  for (const auto& o : structure.organisations)
    if (o.code == engine::code_of("hermit")) {
      CHECK(structure.seats_of[o.seats].empty());
      CHECK(o.share_elsewhere == 1);
    }
  for (auto& row : agents::switch_table()) s.switches.*row.member = true;
  s.events.push_back({agents::EventKind::withdrawal, "exit", 3, 0, 1, "hermit", ""});
  s.events.push_back({agents::EventKind::refusal, "no", 9, 0, 0, "hermit", ""});
  const auto block = run_block(s, 1);
  CHECK(std::ranges::count(block.failed, true) == 0);
  s.memberships.clear();
  s.seats.clear();
  s.contracts.clear();
  CHECK(std::ranges::count(run_block(s, 1).failed, true) == 0);
}
