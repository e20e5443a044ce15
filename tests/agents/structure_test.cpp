/// A scenario prepared to run: forums, seats, pairs, views and payments, counted another way.
#include "agents/prepare.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "engine/random/draws.hpp"
#include "tests/agents/scenes.hpp"

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
    for (std::size_t f = 0; f < s.forums.size(); ++f) {
      std::set<std::string> members;
      double size = 0;
      for (int k = s.forums[f].first_seat; k < s.forums[f].last_seat; ++k) {
        members.insert(s.scenario.organisations[s.seats[k].organisation].code);
        CHECK(s.seats[k].forum == int(f));
        size += s.seats[k].size;
      }
      CHECK(members == expected[f]);
      CHECK(size == Approx(1).epsilon(1e-6));
    }
    for (std::size_t l = 0; l < s.places.size(); ++l)
      CHECK(s.forums[s.places[l].forum].place == int(l));
    for (std::size_t x = 0; x < s.systems.size(); ++x) {
      CHECK(s.forums[s.systems[x].forum].place == -1);
      CHECK(s.forums[s.systems[x].forum].system == int(x));
    }
  }
}

TEST_CASE("organisations, places and systems are sorted by code and carry its name in draws") {
  const agents::Structure s = agents::make_structure(footprint(5));
  CHECK(std::ranges::is_sorted(s.scenario.organisations, {}, &agents::Organisation::code));
  CHECK(std::ranges::is_sorted(s.scenario.places, {}, &agents::Place::code));
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    CHECK(s.organisations[i].code == engine::code_of(s.scenario.organisations[i].code));
    CHECK(s.organisations[i].kind == s.scenario.organisations[i].kind);
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
    for (std::size_t k = 0; k < s.pairs.size(); ++k) {
      const auto& pair = s.pairs[k];
      const auto& from = s.scenario.organisations[pair.from].code;
      const auto& to = s.scenario.organisations[pair.to].code;
      CHECK(shared.at({from, to}) == pair.last_view - pair.first_view);
      CHECK(s.pairs[pair.reverse].from == pair.to);
      CHECK(s.pairs[pair.reverse].to == pair.from);
      CHECK(s.organisations[pair.from].first_pair <= int(k));
      CHECK(int(k) < s.organisations[pair.from].last_pair);
      for (int v = pair.first_view; v < pair.last_view; ++v) {
        CHECK(s.views[v].pair == int(k));
        CHECK(s.seats[s.views[v].seat].organisation == pair.to);
      }
    }
  }
}

TEST_CASE("every seat lists the other members of its forum once") {
  const agents::Structure s = agents::make_structure(footprint(6));
  for (const auto& seat : s.seats) {
    const auto& forum = s.forums[seat.forum];
    CHECK(seat.last_partner - seat.first_partner == forum.last_seat - forum.first_seat - 1);
    std::set<int> others;
    for (int k = seat.first_partner; k < seat.last_partner; ++k) {
      const auto& partner = s.partners[k];
      CHECK(s.pairs[partner.pair].from == seat.organisation);
      CHECK(s.pairs[partner.pair].to == s.seats[partner.seat].organisation);
      CHECK(s.seats[partner.seat].forum == seat.forum);
      others.insert(partner.seat);
    }
    CHECK(int(others.size()) == seat.last_partner - seat.first_partner);
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
    std::vector<double> received(s.organisations.size()), contracted(s.organisations.size());
    for (const auto& payment : s.payments) {
      CHECK(payment.base > 0);
      received[payment.provider] += 12 * payment.base;
      if (payment.commissioner >= 0) contracted[payment.commissioner] += 12 * payment.base;
    }
    for (std::size_t i = 0; i < s.organisations.size(); ++i) {
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
    for (int k = place.first_council; k < place.last_council; ++k) sum += s.place_councils[k].share;
    CHECK(sum == Approx(1));
  }
  CHECK(people == Approx(1));
}

TEST_CASE("witnesses are all third parties that both know, and only with gossip") {
  agents::Scenario scenario = footprint(4);
  CHECK(agents::make_structure(scenario).witnesses.empty());
  scenario.switches.gossip = true;
  const agents::Structure s = agents::make_structure(scenario);
  std::set<std::pair<int, int>> known;
  for (const auto& pair : s.pairs) known.insert({pair.from, pair.to});
  for (const auto& pair : s.pairs) {
    int expected = 0;
    for (int k = 0; k < int(s.organisations.size()); ++k)
      expected += k != pair.to && known.count({pair.from, k}) && known.count({k, pair.to});
    CHECK(pair.last_witness - pair.first_witness == expected);
    for (int w = pair.first_witness; w < pair.last_witness; ++w) {
      CHECK(s.pairs[s.witnesses[w].listens].from == pair.from);
      CHECK(s.pairs[s.witnesses[w].knows].to == pair.to);
      CHECK(s.pairs[s.witnesses[w].listens].to == s.pairs[s.witnesses[w].knows].from);
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
      CHECK(o.first_seat == o.last_seat);
      CHECK(o.outside_share == 1);
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
