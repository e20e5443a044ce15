#include "agents/events/leader_timeline.hpp"

#include <algorithm>
#include <set>

#include "agents/events/event_error.hpp"
#include "agents/events/targets.hpp"

namespace concordat::agents {
namespace {

bool shares_leaders(EventKind kind) {
  return kind == EventKind::joint_leader || kind == EventKind::ccgs_merge ||
         kind == EventKind::legislation;
}

/// Events of these kinds, in the order in which they begin.
std::vector<std::size_t> shared_leaders(const Structure& s) {
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < s.events.size(); ++k)
    if (shares_leaders(s.events[k].kind)) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return s.events[a].first_month < s.events[b].first_month;
  });
  return order;
}

/// Whom each organisation follows; none: nobody.
using Follows = std::vector<OrganisationId>;

/// The CCGs of a system follow the largest of them, the first by code where two are.
void merge_ccgs(const Structure& s, SystemId system, Follows& follows) {
  std::vector<OrganisationId> ccgs;
  for (const SeatId k : s.forums[s.systems[system].board].seats)
    if (s.organisations[s.seats[k].organisation].kind == Kind::ccg)
      ccgs.push_back(s.seats[k].organisation);
  if (ccgs.empty()) return;
  std::sort(ccgs.begin(), ccgs.end());
  const OrganisationId largest =
      *std::max_element(ccgs.begin(), ccgs.end(), [&](OrganisationId a, OrganisationId b) {
        return s.organisations[a].turnover < s.organisations[b].turnover;
      });
  for (const OrganisationId i : ccgs)
    if (i != largest) follows[engine::row_of(i)] = largest;
}

/// Whom each organisation follows at once in a month.
Follows leaders_in(const Structure& s, int month) {
  Follows follows(s.organisations.size());
  for (const std::size_t k : shared_leaders(s)) {
    const TimedEvent& e = s.events[k];
    if (!is_active(e, month)) continue;
    if (e.kind == EventKind::joint_leader)
      follows[static_cast<std::size_t>(e.targets.front())] = e.partner;
    else
      for (const SystemId x : s.systems.ids())
        if (is_target(e, x.value())) merge_ccgs(s, x, follows);
  }
  return follows;
}

/// At the end of its chain of leaders; nobody where it has its own, itself where the chain is a
/// circle.
OrganisationId head_of(const Follows& follows, OrganisationId i) {
  const auto next = [&](OrganisationId k) { return follows[engine::row_of(k)]; };
  OrganisationId head = next(i);
  for (std::size_t steps = 0; head.exists() && next(head).exists(); ++steps) {
    head = next(head);
    if (head == i || steps > follows.size()) return i;
  }
  return head;
}

/// The event that closes a circle: the last that gives one of its members a leader.
void refuse_circle(const Structure& s, const Follows& follows, int month) {
  auto order = shared_leaders(s);
  std::reverse(order.begin(), order.end());
  for (const std::size_t k : order) {
    const TimedEvent& e = s.events[k];
    if (e.kind != EventKind::joint_leader || !is_active(e, month)) continue;
    const OrganisationId i(e.targets.front());
    if (head_of(follows, i) != i) continue;
    const auto code = [&](OrganisationId who) {
      return "\"" + s.scenario.organisations[engine::row_of(who)].code + "\"";
    };
    throw EventError(s.scenario, k,
                     code(i) + " cannot get the leader of " + code(e.partner) +
                         ", which follows it in month " + std::to_string(month),
                     "let one of them lead the others, or end one event before the other");
  }
}

/// The head that each organisation follows in a month.
Follows heads_in(const Structure& s, int month) {
  const Follows follows = leaders_in(s, month);
  refuse_circle(s, follows, month);
  Follows heads;
  for (const OrganisationId i : s.organisations.ids()) heads.push_back(head_of(follows, i));
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
  Follows before(s.organisations.size());
  for (const std::int32_t month : months) {
    const Follows heads = heads_in(s, month);
    for (std::size_t i = 0; i < heads.size(); ++i)
      if (heads[i] != before[i]) changes.push_back({month, OrganisationId(i), heads[i]});
    before = heads;
  }
  return changes;
}

}  // namespace concordat::agents
