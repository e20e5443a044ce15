/// Organisations of a kind that exchange their places: what moves, what stays, what it depends on.
#include "agents/structure/exchange.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Where an organisation works: places with shares, boards, and how far it lies outside.
struct Whereabouts {
  std::map<int, double> places;
  std::set<int> boards;
  double misalignment = 0;
  auto operator<=>(const Whereabouts&) const = default;
};

std::map<std::string, Whereabouts> whereabouts_of(const agents::Scenario& s) {
  std::map<std::string, Whereabouts> all;
  for (const auto& o : s.organisations) all[o.code].misalignment = o.misalignment;
  for (const auto& m : s.memberships)
    all[s.organisations[m.organisation].code].places[m.place] = m.share;
  for (const auto& seat : s.seats)
    all[s.organisations[seat.organisation].code].boards.insert(seat.system);
  return all;
}

agents::Scenario shuffled(agents::Scenario s, int seed) {
  s.shuffled = seed;
  return s;
}

std::map<std::string, Whereabouts> after(const agents::Scenario& s, int seed) {
  return whereabouts_of(agents::make_structure(shuffled(s, seed)).scenario);
}

/// The whereabouts of a kind, whoever is there.
std::multiset<Whereabouts> of_kind(const agents::Scenario& s, agents::Kind kind) {
  std::multiset<Whereabouts> found;
  const auto all = whereabouts_of(s);
  for (const auto& o : s.organisations)
    if (o.kind == kind) found.insert(all.at(o.code));
  return found;
}

}  // namespace

TEST_CASE("organisations of a kind exchange all their places and boards, and no two get the same") {
  int moved = 0;
  for (std::uint64_t scene = 1; scene <= 6; ++scene) {
    const agents::Scenario s = agents::make_structure(footprint(scene)).scenario;
    const agents::Scenario t = agents::make_structure(shuffled(footprint(scene), 3)).scenario;
    for (int kind = 0; kind < agents::kind_count; ++kind)
      CHECK(of_kind(s, static_cast<agents::Kind>(kind)) ==
            of_kind(t, static_cast<agents::Kind>(kind)));
    moved += whereabouts_of(s) != whereabouts_of(t);
  }
  CHECK(moved >= 5);
}

TEST_CASE("payments stay with who has them, and so does everything else of an organisation") {
  for (std::uint64_t scene = 1; scene <= 6; ++scene) {
    const agents::Structure s = agents::make_structure(footprint(scene));
    const agents::Structure t = agents::make_structure(shuffled(footprint(scene), 3));
    REQUIRE(s.payments.size() == t.payments.size());
    for (std::size_t k = 0; k < s.payments.size(); ++k) {
      CHECK(s.payments[k].provider == t.payments[k].provider);
      CHECK(s.payments[k].commissioner == t.payments[k].commissioner);
      CHECK(s.payments[k].place == t.payments[k].place);
      CHECK(s.payments[k].base == t.payments[k].base);
    }
    CHECK(std::ranges::equal(s.other_care, t.other_care));
    for (const OrganisationId i : s.organisations.ids()) {
      CHECK(s.organisations[i].code == t.organisations[i].code);
      CHECK(s.organisations[i].turnover == t.organisations[i].turnover);
    }
  }
}

TEST_CASE("an exchange depends on its seed and on the codes of a kind, on nothing else") {
  const agents::Scenario s = footprint(4);
  CHECK(after(s, 3) == after(s, 3));
  std::set<std::map<std::string, Whereabouts>> different;
  for (int seed = 0; seed < 10; ++seed) different.insert(after(s, seed));
  CHECK(different.size() > 3);
  agents::Scenario more = s;
  more.organisations.push_back(more.organisations[0]);
  more.organisations.back().code = "another";
  more.organisations.back().kind = agents::Kind::acute;
  more.memberships.push_back({int(more.organisations.size()) - 1, 0, 1});
  const auto few = after(s, 3), many = after(more, 3);
  for (const auto& o : s.organisations)
    if (o.kind != agents::Kind::acute) CHECK(few.at(o.code) == many.at(o.code));
}

TEST_CASE("who is the only one of its kind has nobody to exchange with") {
  const agents::Scenario s = small_town();
  CHECK(same_bits(run_block(s, 2), run_block(shuffled(s, 9), 2)));
}

TEST_CASE("what is exchanged runs within its bounds, and differs") {
  for (std::uint64_t scene = 1; scene <= 6; ++scene) {
    const auto block = run_block(shuffled(footprint(scene), 3), 2);
    CHECK(std::ranges::count(block.failed, true) == 0);
  }
  CHECK_FALSE(same_bits(run_block(footprint(4), 2), run_block(shuffled(footprint(4), 3), 2)));
}
