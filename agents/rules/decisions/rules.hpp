#pragma once
/// Which rule chooses, and what it looks at.
#include "agents/facts/voices.hpp"
#include "agents/month/payoff.hpp"
#include "agents/month/utility.hpp"
#include "agents/rules/decisions/best_response.hpp"
#include "agents/rules/decisions/bush_mosteller.hpp"
#include "agents/rules/decisions/conditional.hpp"
#include "agents/rules/decisions/fermi.hpp"
#include "agents/rules/decisions/logit.hpp"
#include "engine/random/beta.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// This month's draw of a seat.
CONCORDAT_INLINE Real draw_for(const World& world, Draw what, std::int32_t at) {
  const Structure& s = world.structure;
  const ForumSeat& seat = s.seats[at];
  return world.draws.uniform(what, s.organisations[seat.organisation].code,
                             s.forums[seat.forum].code, static_cast<std::uint32_t>(world.month));
}

/// 1 or 0 by the utility of joint work over the silo, certainly or by chance.
CONCORDAT_INLINE Real take(const World& world, const Real& utility, const Real& current,
                           const Real& u) {
  if (world.structure.scenario.decision == Decision::best_response)
    return choose_best(utility, current);
  return choose_by_logit(utility, world.parameters.choice_precision, u);
}

/// Rules (a) and (b): by expected utility. A GP federation that is offered a merged form may join
/// fully and risk its income, or in part: half the effort and no such risk.
inline Real choose_by_utility(const World& world, const Situation& here, std::int32_t at) {
  const ForumSeat& seat = world.structure.seats[at];
  const Real zero(0.0f), one(1.0f), half(0.5f);
  const Real size = size_among_present(world, at);
  const Real without = expected_effort(world, seat);
  const Real habit = world.parameters.choice_habit * (world.action[at] + world.action[at] - one);
  const Real u = draw_for(world, Draw::choice, at);
  Real utility = benefit_of_joining(world, here.valued_need, without, size) + here.standing + habit;
  if (!here.has_parts) return take(world, utility, world.action[at], u);
  utility = utility - world.parameters.governance_income_risk;
  const Real in_part =
      benefit_of_joining(world, here.valued_need, without, size * half) + here.standing + habit;
  const Real joined = select(world.action[at] > zero, one, zero);
  const Real joins = take(world, maximum(utility, in_part), joined, u);
  return joins * select(utility >= in_part, one, half);
}

/// Rule (c): one other member, drawn at random, is looked at; runs may look at different ones. Who
/// draws an absent one sees nothing to copy.
inline Real imitate(const World& world, std::int32_t at) {
  const Structure& s = world.structure;
  const ForumSeat& seat = s.seats[at];
  const auto others = static_cast<float>(seat.last_partner - seat.first_partner);
  const Real drawn = draw_for(world, Draw::imitated, at) * Real(others);
  const Example own{world.former[at], world.payoff[at]};
  Example other = own;
  for (std::int32_t k = seat.first_partner; k < seat.last_partner; ++k) {
    const auto number = static_cast<float>(k - seat.first_partner);
    const Mask is_drawn = (drawn >= Real(number)) & (drawn < Real(number + 1.0f)) &
                          is_present(world, s.partners[k].seat);
    other.action = select(is_drawn, world.former[s.partners[k].seat], other.action);
    other.payoff = select(is_drawn, world.payoff[s.partners[k].seat], other.payoff);
  }
  return choose_by_imitation(own, other, world.parameters.choice_imitation,
                             draw_for(world, Draw::choice, at));
}

/// Rule (d): where it is the organisation's turn, it learns from its payoff; then it draws.
inline Real repeat_what_paid(World& world, const Situation& here, std::int32_t at,
                             const Mask& awake) {
  const LaneParameters& p = world.parameters;
  const Real& aspiration = world.aspiration[at];
  const Real stimulus =
      stimulus_of(world.payoff[at], aspiration, greatest_surprise(world, here, aspiration));
  const Real propensity =
      reinforced(world.propensity[at], world.former[at], stimulus, p.choice_learning_rate);
  const Real hoped = habituated(aspiration, world.payoff[at], p.choice_habituation);
  world.propensity[at] = select(awake, propensity, world.propensity[at]);
  world.aspiration[at] = select(awake, hoped, world.aspiration[at]);
  return choose_by_propensity(propensity, draw_for(world, Draw::choice, at));
}

/// Rule (e): joint work once enough is expected of everybody.
inline Real follow_the_others(const World& world, std::int32_t at) {
  const ForumSeat& seat = world.structure.seats[at];
  return choose_conditionally(expected_effort(world, seat) + size_among_present(world, at),
                              world.threshold[seat.organisation]);
}

/// The action in one forum: 1 joint work, 0 the silo, by the scenario's rule.
inline Real choose_in_forum(World& world, std::size_t i, const Stance& stance, std::int32_t at,
                            const Mask& awake) {
  const Decision rule = world.structure.scenario.decision;
  if (rule == Decision::fermi) return imitate(world, at);
  if (rule == Decision::conditional) return follow_the_others(world, at);
  const Situation here = situation_of(world, i, stance, world.structure.seats[at]);
  if (rule == Decision::bush_mosteller) return repeat_what_paid(world, here, at, awake);
  return choose_by_utility(world, here, at);
}

/// What the rules start from: aspirations, and thresholds for joining.
inline void start_rules(World& world) {
  const LaneParameters& p = world.parameters;
  for (Real& aspiration : world.aspiration) aspiration = p.choice_aspiration;
  if (world.structure.scenario.decision != Decision::conditional) return;
  const Real both_shapes = p.choice_threshold_shape + p.choice_threshold_shape;
  for (std::size_t i = 0; i < world.threshold.size(); ++i)
    world.threshold[i] =
        engine::beta_variate(world.draws, Draw::threshold, world.structure.organisations[i].code,
                             Real(0.5f), both_shapes);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
