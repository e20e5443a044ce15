#include "agents/structure/exchange.hpp"

#include <algorithm>
#include <utility>

#include "agents/structure/draw.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {
namespace {

/// A number for each organisation, whatever others there are.
std::uint32_t luck_of(const Scenario& s, int i) {
  const engine::Draws draws(static_cast<std::uint64_t>(s.shuffled), engine::Bits(0));
  const auto words = draws.words(Draw::exchanged, engine::code_of(s.organisations[i].code), 0, 0);
  return words.word[0];
}

/// The new holder of each organisation's places: the k-th of a kind by code has those of the k-th
/// by luck.
std::vector<int> new_holders(const Scenario& s) {
  const int n = static_cast<int>(s.organisations.size());
  std::vector<int> holders(s.organisations.size());
  for (int kind = 0; kind < kind_count; ++kind) {
    std::vector<int> by_code;
    for (int i = 0; i < n; ++i)
      if (s.organisations[i].kind == static_cast<Kind>(kind)) by_code.push_back(i);
    std::vector<std::pair<std::uint32_t, int>> by_luck;
    for (const int i : by_code) by_luck.push_back({luck_of(s, i), i});
    std::sort(by_luck.begin(), by_luck.end());
    for (std::size_t k = 0; k < by_code.size(); ++k) holders[by_luck[k].second] = by_code[k];
  }
  return holders;
}

}  // namespace

void exchange_places(Scenario& s) {
  if (s.shuffled == 0) return;
  const std::vector<int> holders = new_holders(s);
  std::vector<double> misalignment(s.organisations.size());
  for (std::size_t i = 0; i < holders.size(); ++i)
    misalignment[holders[i]] = s.organisations[i].misalignment;
  for (std::size_t i = 0; i < holders.size(); ++i)
    s.organisations[i].misalignment = misalignment[i];
  for (Membership& m : s.memberships) m.organisation = holders[m.organisation];
  for (Seat& seat : s.seats) seat.organisation = holders[seat.organisation];
}

}  // namespace concordat::agents
