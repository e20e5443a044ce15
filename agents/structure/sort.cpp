#include "agents/structure/sort.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace concordat::agents {
namespace {

/// Sorts items by code and returns where each old index went.
template <class T>
std::vector<int> sort_by_code(std::vector<T>& items, Order wanted) {
  std::vector<int> order(items.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](int a, int b) { return items[a].code < items[b].code; });
  if (wanted == Order::backwards) std::reverse(order.begin(), order.end());
  std::vector<T> sorted;
  sorted.reserve(items.size());
  std::vector<int> moved_to(items.size());
  for (int old : order) {
    moved_to[old] = static_cast<int>(sorted.size());
    sorted.push_back(std::move(items[old]));
  }
  items = std::move(sorted);
  return moved_to;
}

template <class T, class Order>
void sort_by(std::vector<T>& items, Order order) {
  std::sort(items.begin(), items.end(),
            [order](const T& a, const T& b) { return order(a) < order(b); });
}

}  // namespace

void sort_members(Scenario& s) {
  sort_by(s.memberships, [](const Membership& m) { return std::pair(m.organisation, m.place); });
  sort_by(s.seats, [](const Seat& x) { return std::pair(x.organisation, x.system); });
}

void sort_scenario(Scenario& s, Order order) {
  const auto organisation = sort_by_code(s.organisations, order);
  const auto place = sort_by_code(s.places, order);
  const auto system = sort_by_code(s.systems, order);
  for (Place& p : s.places) p.system = system[p.system];
  for (Membership& m : s.memberships) m = {organisation[m.organisation], place[m.place], m.share};
  for (Seat& seat : s.seats) seat = {organisation[seat.organisation], system[seat.system]};
  for (Contract& c : s.contracts)
    c = {organisation[c.commissioner], organisation[c.provider], c.place < 0 ? -1 : place[c.place],
         c.share};
  for (Tie& tie : s.ties) {
    const auto [one, other] = std::minmax(organisation[tie.one], organisation[tie.other]);
    tie = {one, other};
  }
  for (OwnValue& own : s.own_values)
    own.body = (own.level == Level::system  ? system
                : own.level == Level::place ? place
                                            : organisation)[own.body];
  sort_members(s);
  sort_by(s.ties, [](const Tie& tie) { return std::pair(tie.one, tie.other); });
  sort_by(s.contracts,
          [](const Contract& c) { return std::tuple(c.provider, c.place, c.commissioner); });
}

}  // namespace concordat::agents
