#include "agents/events/regime_timeline.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "agents/events/event_error.hpp"
#include "agents/events/targets.hpp"

namespace concordat::agents {
namespace {

/// A forum's regime in some months.
struct Spell {
  std::int32_t first_month, end_month;
  ForumId forum;
  Regime regime;
  bool ends_work;
};

/// Later spells of the list win.
Regime regime_in(const Structure& s, const std::vector<Spell>& spells, ForumId f, int month) {
  Regime regime = s.forums[f].regime;
  for (const Spell& spell : spells)
    if (spell.forum == f && spell.first_month <= month && month < spell.end_month)
      regime = spell.regime;
  return regime;
}

/// Forums that the organisation leads in a month.
std::vector<ForumId> led_by(const Structure& s, const std::vector<Spell>& spells,
                            OrganisationId organisation, int month) {
  std::vector<ForumId> forums;
  for (const ForumId f : s.forums.ids()) {
    const SeatId lead = lead_seat(s.forums[f], regime_in(s, spells, f, month));
    if (lead.exists() && s.seats[lead].organisation == organisation) forums.push_back(f);
  }
  return forums;
}

/// Who could hand something back.
std::string describe_leads(const Structure& s, const std::vector<Spell>& spells, int month) {
  std::string names;
  int count = 0;
  for (const OrganisationId i : s.organisations.ids()) {
    if (led_by(s, spells, i, month).empty()) continue;
    if (++count <= 5)
      names +=
          (count > 1 ? ", \"" : "\"") + s.scenario.organisations[engine::row_of(i)].code + "\"";
  }
  if (count == 0) return "nobody does: a lead comes with regime lead_acute, lead_gp or aco";
  return "those who do: " + names +
         (count > 5 ? " and " + std::to_string(count - 5) + " more" : "");
}

void add_change(const Structure& s, const TimedEvent& e, std::vector<Spell>& spells) {
  for_each_target(e, s.forums.ids(), [&](ForumId f) {
    spells.push_back({e.first_month, e.end_month, f, e.regime, false});
  });
}

/// Boards become statutory, and places' partnerships where the law is about them too.
void add_law(const Structure& s, const TimedEvent& e, std::vector<Spell>& spells) {
  for (const ForumId f : s.forums.ids())
    if (is_target(e, s.forums[f].system.value()) && (!s.forums[f].place.exists() || e.size == 1))
      spells.push_back({e.first_month, e.end_month, f, Regime::statutory, false});
}

/// A contract that was handed back stays so.
void add_hand_back(const Structure& s, std::size_t event, std::vector<Spell>& spells) {
  const TimedEvent& e = s.events[event];
  const OrganisationId who(e.targets.front());
  const auto forums = led_by(s, spells, who, e.first_month);
  if (forums.empty())
    throw EventError(s.scenario, event,
                     "\"" + s.scenario.organisations[engine::row_of(who)].code +
                         "\" leads no forum in month " + std::to_string(e.first_month),
                     describe_leads(s, spells, e.first_month));
  for (const ForumId f : forums)
    spells.push_back({e.first_month, s.scenario.months, f, Regime::memorandum, true});
}

/// In the order in which they begin.
std::vector<Spell> spells_of(const Structure& s) {
  std::vector<std::size_t> order(s.events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return s.events[a].first_month < s.events[b].first_month;
  });
  std::vector<Spell> spells;
  for (const std::size_t k : order) {
    if (s.events[k].kind == EventKind::regime_change) add_change(s, s.events[k], spells);
    if (s.events[k].kind == EventKind::legislation) add_law(s, s.events[k], spells);
    if (s.events[k].kind == EventKind::hand_back) add_hand_back(s, k, spells);
  }
  return spells;
}

}  // namespace

std::vector<RegimeChange> regime_timeline(const Structure& s) {
  const auto spells = spells_of(s);
  std::set<std::pair<std::int32_t, ForumId>> moments;  // month and forum
  for (const Spell& spell : spells) {
    moments.insert({spell.first_month, spell.forum});
    if (spell.end_month < s.scenario.months) moments.insert({spell.end_month, spell.forum});
  }
  std::vector<RegimeChange> changes;
  for (const auto& moment : moments) {
    const auto [month, f] = moment;
    const Regime regime = regime_in(s, spells, f, month);
    const bool ends_work =
        std::any_of(spells.begin(), spells.end(), [&, when = month, where = f](const Spell& spell) {
          return spell.ends_work && spell.first_month == when && spell.forum == where;
        });
    if (ends_work || regime != regime_in(s, spells, f, month - 1))
      changes.push_back({month, f, regime, ends_work});
  }
  return changes;
}

}  // namespace concordat::agents
