#pragma once
/// M7 The choice between joint work and the silo, forum by forum.
#include "agents/decisions/logit.hpp"
#include "agents/phases/utility.hpp"
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The action in one forum: 1 joint work, 0 the silo. A GP federation that is offered a merged form
/// may join fully and risk its income, or in part: half the effort and no such risk.
inline Real choose_in_forum(const World& world, std::size_t i, const Stance& stance,
                            std::int32_t at) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const ForumSeat& seat = s.seats[at];
  const auto f = static_cast<std::size_t>(seat.forum);
  const RegimeRule& rule = rule_of(world, f);
  const Real one(1.0f), size(seat.size);
  const Real pressure = felt_pressure(world, i, f);
  const Real valued_need =
      rule.risk_share ? p.choice_benefit * felt_need(p, pressure) : stance.valued_need;
  const Real without = expected_effort(world, seat);
  const Real standing = standing_utility(world, i, stance, rule, pressure);
  const Real habit = p.choice_habit * (world.action[at] + world.action[at] - one);
  const Real u = world.draws.uniform(Draw::choice, s.organisations[i].code, s.forums[f].code,
                                     static_cast<std::uint32_t>(world.month));
  Real utility = benefit_of_joining(world, valued_need, without, size) + standing + habit;
  if (!rule.is_merged || s.organisations[i].kind != Kind::gp_federation)
    return choose_by_logit(utility, p.choice_precision, u);
  utility = utility - p.governance_income_risk;
  const Real in_part =
      benefit_of_joining(world, valued_need, without, size * Real(0.5f)) + standing + habit;
  const Mask is_full = utility >= in_part;
  const Real joins = choose_by_logit(maximum(utility, in_part), p.choice_precision, u);
  return joins * select(is_full, one, Real(0.5f));
}

/// Mean of an organisation's actions: places weigh s, boards 1 - s.
inline Real overall_action(const World& world, std::size_t i) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  Real places(0.0f), boards(0.0f);
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const std::int32_t seat = s.seats_of[k];
    (s.forums[s.seats[seat].forum].place >= 0 ? places : boards) += world.action[seat];
  }
  if (o.place_count > 0) places = places / Real(static_cast<float>(o.place_count));
  if (o.board_count > 0) boards = boards / Real(static_cast<float>(o.board_count));
  if (o.board_count == 0) return places;
  if (o.place_count == 0) return boards;
  const Real share = world.parameters.governance_subsidiarity;
  return share * places + (Real(1.0f) - share) * boards;
}

/// All organisations decide from the same snapshot: nobody reads what is written here.
inline void choose_to_collaborate(World& world) {
  if (!is_decision_month(world)) return;
  const Structure& s = world.structure;
  measure_forum_pressure(world);
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    const Stance stance = stance_of(world, i);
    for (int k = o.first_seat; k < o.last_seat; ++k)
      world.action[s.seats_of[k]] = choose_in_forum(world, i, stance, s.seats_of[k]);
    world.collaboration[i] = overall_action(world, i);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
