#pragma once
/// What the timeline does to forums and leaders: regimes that change, contracts that end, forms
/// before a court, boards united, leaders shared.
#include "agents/events/targets.hpp"
#include "agents/facts/forms.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// When a forum's regime that starts this month is set up, in months from now.
inline Real time_to_set_up(const World& world, ForumId f) {
  const RegimeRule& rule = rule_of(world, f);
  if (!rule.ready) return 0_r;
  return rule.ready(world.parameters, {world.draws, world.structure.forums[f].code, world.month});
}

/// The regimes of the start.
inline void start_forms(const World& world, Forms& forms) {
  for (const ForumId f : world.structure.forums.ids()) {
    forms.regime[f] = world.structure.forums[f].regime;
    forms.forum_ready[f] = time_to_set_up(world, f);
  }
}

/// Regimes that start this month; they vote once they are set up. Live work outlives a change of
/// regime until the new one votes it down.
inline void change_regimes(const World& world, Forms& forms) {
  for (const RegimeChange& change : world.structure.regime_changes) {
    if (change.month != world.month) continue;
    forms.regime[change.forum] = change.regime;
    forms.regime_since[change.forum] = world.month;
    forms.forum_ready[change.forum] = now(world) + time_to_set_up(world, change.forum);
    if (!forms.has_ended.empty()) forms.has_ended[change.forum] = Mask(false);
  }
}

/// The most that the holders of a contract lose before they hand it back, £m: a share of a year's
/// budget or, where one or two hold it and have less, of their turnover.
inline Money most_to_lose(const World& world, ForumId f) {
  const Structure& s = world.structure;
  const Holder holder = holder_of(world, f);
  Money means = world.contract_budget[f];
  const auto turnover = [&](SeatId k) { return s.organisations[s.seats[k].organisation].turnover; };
  if (holder == Holder::lead) means = minimum(means, Money(turnover(lead_now(world, f))));
  const auto [first, second] = owners_of(s.forums[f]);
  if (holder == Holder::owners)
    means = minimum(means, Money(turnover(first) + (first == second ? 0 : turnover(second))));
  return world.parameters.contract_break_loss * means;
}

/// Contracts run out, or are handed back by who has lost too much. A memorandum follows.
inline void end_contracts(const World& world, Forms& forms) {
  const LaneParameters& p = world.parameters;
  for (const ForumId f : world.has_ended.ids()) {
    forms.hands_back[f] = Mask(false);
    const bool is_new = world.month == 0 || world.regime_since[f] == world.month;
    if (is_new || holder_of(world, f) == Holder::nobody) continue;
    if (world.structure.forums[f].seats.empty()) continue;
    const Mask runs =
        is_in_force(world, f) & is_set_up(world, f) & (world.contract_budget[f] > 0_m);
    const Mask is_lost = runs & (world.contract_result[f] < 0_m - most_to_lose(world, f));
    const Real start = rule_of(world, f).ready ? world.forum_ready[f] : real(world.regime_since[f]);
    forms.hands_back[f] = is_lost;
    forms.has_ended[f] =
        world.has_ended[f] | is_lost | (runs & (now(world) >= start + p.contract_length));
    const Mask is_first = is_lost & (world.handed_back_month[f] < 0_r);
    forms.handed_back_month[f] = select(is_first, now(world), world.handed_back_month[f]);
  }
}

/// Organisations get another's leader, or one of their own again.
inline void change_heads(const World& world, Forms& forms) {
  for (const Following& following : world.structure.followings)
    if (following.month == world.month) forms.follows[following.organisation] = following.head;
}

/// A court's draw about a forum's form.
inline Real court_draw(const World& world, Draw what, const TimedEvent& e, ForumId f) {
  return world.draws.uniform(what, world.structure.forums[f].code, 0,
                             static_cast<std::uint32_t>(e.first_month));
}

/// Courts take claims up, in a share of the runs, and decide when the event ends. A form that is
/// quashed has to be made anew.
inline void go_to_court(const World& world, Forms& forms) {
  for (Mask& is_quashed : forms.is_quashed) is_quashed = Mask(false);
  const LaneParameters& p = world.parameters;
  for (const TimedEvent& e : world.structure.events) {
    if (e.kind != EventKind::judicial_review) continue;
    const bool begins = e.first_month == world.month, ends = e.end_month == world.month;
    if (!begins && !ends) continue;
    for_each_target(e, world.structure.forums.ids(), [&](ForumId f) {
      const Mask is_heard = court_draw(world, Draw::judicial_review, e, f) < real(e.size);
      const Mask is_lost =
          is_heard & (court_draw(world, Draw::judgement, e, f) < p.governance_claim_upheld);
      Real until = real(e.end_month);
      if (ends) until = now(world) + maximum(p.governance_form_anew, time_to_set_up(world, f));
      if (ends) forms.is_quashed[f] = is_lost;
      forms.stayed_until[f] = select(ends ? is_lost : is_heard, until, world.stayed_until[f]);
    });
  }
}

/// Boards that decide as one from now on: of those that are, the first speaks for all.
inline void unite_boards(const World& world, Forms& forms) {
  const Structure& s = world.structure;
  for (ForumId& head : forms.united) head = {};
  const auto head_of = [&](ForumId f) { return world.united[f].exists() ? world.united[f] : f; };
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::merge_systems || !is_active(e, world.month)) continue;
    const ForumId one = head_of(s.systems[SystemId(e.targets.front())].board),
                  other = head_of(s.systems[e.other_system].board);
    const ForumId head = one < other ? one : other;
    for (const ForumId f : s.forums.ids())
      if (const ForumId now = head_of(f); now == one || now == other) forms.united[f] = head;
  }
}

inline void reorganise(const World& world, Forms& forms) {
  change_regimes(world, forms);
  if (!world.has_ended.empty()) end_contracts(world, forms);
  change_heads(world, forms);
  if (!world.stayed_until.empty()) go_to_court(world, forms);
  if (!world.united.empty()) unite_boards(world, forms);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
