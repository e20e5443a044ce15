#pragma once
/// Which rule chooses, and what it looks at.
#include "agents/month/decide/payoff.hpp"
#include "agents/rules/decisions/best_response.hpp"
#include "agents/rules/decisions/bush_mosteller.hpp"
#include "agents/rules/decisions/conditional.hpp"
#include "agents/rules/decisions/fermi.hpp"
#include "agents/rules/decisions/logit.hpp"
#include "engine/random/beta.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// This month's draw of a seat.
CONCORDAT_INLINE Real draw_for(const World& world, Draw what, SeatId at) {
  const Structure& s = world.structure;
  const ForumSeat& seat = s.seats[at];
  return world.draws.uniform(what, s.organisations[seat.organisation].code,
                             s.forums[seat.forum].code, when(world));
}

/// 1 or 0 by the utility of joint work over the silo, certainly or by chance.
CONCORDAT_INLINE Real take(const World& world, const Real& utility, const Real& current,
                           const Real& u) {
  if (world.structure.scenario.decision == Decision::best_response)
    return choose_best(utility, current);
  return choose_by_logit(utility, world.parameters.choice_precision, u);
}

/// dU of joining with `effort` of one's size, `without` which there is what others are expected to
/// give.
template <class Note = Unnoted>
CONCORDAT_INLINE Real utility_of_joining(const World& world, const Situation& here, SeatId at,
                                         const Real& without, const Real& effort, Note note = {}) {
  const Real benefit = benefit_of_joining(world, here.valued_need, without, effort);
  const Real habit = world.parameters.choice_habit * (world.action[at] + world.action[at] - 1_r);
  return note(Term::benefit, benefit) + here.standing + note(Term::habit, habit);
}

/// Rules (a) and (b): by expected utility. A GP federation that is offered a merged form may join
/// fully and risk its income, or in part: half the effort and no such risk.
inline Real choose_by_utility(const World& world, const Situation& here, SeatId at) {
  const Real half = 0.5_r;
  const Real size = size_among_present(world, at);
  const Real without = expected_effort(world, world.structure.seats[at]);
  const Real u = draw_for(world, Draw::choice, at);
  const Real utility = utility_of_joining(world, here, at, without, size);
  const Real chosen = take(world, utility, world.action[at], u);
  if (!here.has_parts) return chosen;
  const Real in_full = utility - world.parameters.governance_income_risk;
  const Real in_part = utility_of_joining(world, here, at, without, size * half);
  const Real joined = select(world.action[at] > 0_r, 1_r, 0_r);
  const Real joins = take(world, maximum(in_full, in_part), joined, u);
  const Real joined_so = joins * select(in_full >= in_part, 1_r, half);
  return select(is_in_force(world, here.forum), joined_so, chosen);
}

/// How much a member notices another this month. The draw is addressed to the two of them, so that
/// whoever else sits there, and in which order, changes nothing between them.
CONCORDAT_INLINE Real notice(const World& world, SeatId at, SeatId whom) {
  const Structure& s = world.structure;
  const std::uint32_t who = s.organisations[s.seats[at].organisation].code;
  const std::uint32_t other = s.organisations[s.seats[whom].organisation].code;
  return world.draws.uniform(Draw::noticed, who, in_forum(other, s.forums[s.seats[at].forum].code),
                             when(world));
}

/// Rule (c): the other member that is noticed most is looked at, which is each with the same
/// chance; runs may look at different ones. Who notices an absent one sees nothing to copy.
inline Real imitate(const World& world, SeatId at) {
  const Structure& s = world.structure;
  const Example own{world.former[at], world.payoff[at]};
  Example other = own;
  Real most = 0_r;
  for (const Partner& partner : s.partners[s.seats[at].partners]) {
    const Real noticed = notice(world, at, partner.seat);
    const Mask is_first = noticed > most, is_there = is_present(world, partner.seat);
    const Real action = select(is_there, world.former[partner.seat], own.action);
    const Real payoff = select(is_there, world.payoff[partner.seat], own.payoff);
    most = select(is_first, noticed, most);
    other.action = select(is_first, action, other.action);
    other.payoff = select(is_first, payoff, other.payoff);
  }
  return choose_by_imitation(own, other, world.parameters.choice_imitation,
                             draw_for(world, Draw::choice, at));
}

/// Rule (d): where it is the organisation's turn, it learns from its payoff; then it draws.
inline Real repeat_what_paid(const World& world, Choices& choices, const Situation& here, SeatId at,
                             const Mask& awake) {
  const LaneParameters& p = world.parameters;
  const Real aspiration = world.aspiration[at];
  const Real stimulus =
      stimulus_of(world.payoff[at], aspiration, greatest_surprise(world, here, aspiration));
  const Real propensity =
      reinforced(world.propensity[at], world.former[at], stimulus, p.choice_learning_rate);
  const Real hoped = habituated(aspiration, world.payoff[at], p.choice_habituation);
  choices.propensity[at] = select(awake, propensity, world.propensity[at]);
  choices.aspiration[at] = select(awake, hoped, aspiration);
  return choose_by_propensity(propensity, draw_for(world, Draw::choice, at));
}

/// Rule (e): joint work once enough is expected of everybody.
inline Real follow_the_others(const World& world, SeatId at) {
  const ForumSeat& seat = world.structure.seats[at];
  return choose_conditionally(expected_effort(world, seat) + size_among_present(world, at),
                              world.threshold[seat.organisation]);
}

/// The action in one forum: 1 joint work, 0 the silo, by the scenario's rule.
inline Real choose_in_forum(const World& world, Choices& choices, const Stance& stance, SeatId at,
                            const Mask& awake) {
  const auto here = [&] { return situation_of(world, stance, at); };
  switch (world.structure.scenario.decision) {
    case Decision::logit:
    case Decision::best_response:
      return choose_by_utility(world, here(), at);
    case Decision::fermi:
      return imitate(world, at);
    case Decision::bush_mosteller:
      return repeat_what_paid(world, choices, here(), at, awake);
    case Decision::conditional:
      return follow_the_others(world, at);
  }
  return 0_r;
}

/// What the rules start from: aspirations, and thresholds for joining.
inline void start_rules(const World& world, Choices& choices) {
  const LaneParameters& p = world.parameters;
  for (Real& aspiration : choices.aspiration) aspiration = p.choice_aspiration;
  if (world.structure.scenario.decision != Decision::conditional) return;
  const Real both_shapes = p.choice_threshold_shape + p.choice_threshold_shape;
  for (const OrganisationId i : world.structure.organisations.ids())
    choices.threshold[i] = engine::beta_variate(
        world.draws, Draw::threshold, world.structure.organisations[i].code, 0.5_r, both_shapes);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
