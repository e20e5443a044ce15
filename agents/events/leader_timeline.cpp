#include "agents/events/leader_timeline.hpp"

#include <algorithm>
#include <set>

#include "agents/events/event_error.hpp"

namespace concordat::agents {
namespace {

/// Events of the two kinds, in the order in which they begin.
std::vector<std::size_t> shared_leaders(const Structure& s) {
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < s.events.size(); ++k)
    if (s.events[k].kind == EventKind::joint_leader || s.events[k].kind == EventKind::ccgs_merge)
      order.push_back(k);
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return s.events[k].first_month; });
  return order;
}

/// The CCGs of a system follow the largest of them, the first by code where two are.
void merge_ccgs(const Structure& s, std::int32_t system, std::vector<std::int32_t>& follows) {
  const Forum& board = s.forums[s.systems[system].forum];
  std::vector<std::int32_t> ccgs;
  for (std::int32_t k = board.first_seat; k < board.last_seat; ++k)
    if (s.organisations[s.seats[k].organisation].kind == Kind::ccg)
      ccgs.push_back(s.seats[k].organisation);
  if (ccgs.empty()) return;
  std::ranges::sort(ccgs);
  const std::int32_t largest = *std::ranges::max_element(
      ccgs, {}, [&](std::int32_t i) { return s.organisations[i].turnover; });
  for (const std::int32_t i : ccgs)
    if (i != largest) follows[i] = largest;
}

/// Whom each organisation follows at once in a month, or -1.
std::vector<std::int32_t> leaders_in(const Structure& s, int month) {
  std::vector<std::int32_t> follows(s.organisations.size(), -1);
  for (const std::size_t k : shared_leaders(s)) {
    const TimedEvent& e = s.events[k];
    if (month < e.first_month || month >= e.end_month) continue;
    if (e.kind == EventKind::joint_leader) follows[e.targets.front()] = e.partner;
    if (e.kind == EventKind::joint_leader) continue;
    for (std::int32_t x = 0; x < static_cast<std::int32_t>(s.systems.size()); ++x)
      if (e.targets.empty() || std::ranges::count(e.targets, x) > 0) merge_ccgs(s, x, follows);
  }
  return follows;
}

/// At the end of its chain of leaders; -1 where it has its own, itself where the chain is a circle.
std::int32_t head_of(const std::vector<std::int32_t>& follows, std::int32_t i) {
  std::int32_t head = follows[i];
  for (std::size_t steps = 0; head >= 0 && follows[head] >= 0; ++steps) {
    head = follows[head];
    if (head == i || steps > follows.size()) return i;
  }
  return head;
}

/// The event that closes a circle: the last that gives one of its members a leader.
void refuse_circle(const Structure& s, const std::vector<std::int32_t>& follows, int month) {
  auto order = shared_leaders(s);
  std::ranges::reverse(order);
  for (const std::size_t k : order) {
    const TimedEvent& e = s.events[k];
    if (e.kind != EventKind::joint_leader || month < e.first_month || month >= e.end_month)
      continue;
    const std::int32_t i = e.targets.front();
    if (head_of(follows, i) != i) continue;
    throw EventError(s.scenario, k,
                     "\"" + s.scenario.organisations[i].code + "\" cannot get the leader of \"" +
                         s.scenario.organisations[e.partner].code +
                         "\", which follows it in month " + std::to_string(month),
                     "let one of them lead the others, or end one event before the other");
  }
}

/// The head that each organisation follows in a month, or -1.
std::vector<std::int32_t> heads_in(const Structure& s, int month) {
  const auto follows = leaders_in(s, month);
  refuse_circle(s, follows, month);
  std::vector<std::int32_t> heads;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(follows.size()); ++i)
    heads.push_back(head_of(follows, i));
  return heads;
}

}  // namespace

std::vector<Following> leader_timeline(const Structure& s) {
  std::set<std::int32_t> months;
  for (const std::size_t k : shared_leaders(s)) {
    months.insert(s.events[k].first_month);
    if (s.events[k].end_month < s.scenario.months) months.insert(s.events[k].end_month);
  }
  std::vector<Following> changes;
  std::vector<std::int32_t> before(s.organisations.size(), -1);
  for (const std::int32_t month : months) {
    const auto heads = heads_in(s, month);
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(heads.size()); ++i)
      if (heads[i] != before[i]) changes.push_back({month, i, heads[i]});
    before = heads;
  }
  return changes;
}

}  // namespace concordat::agents
