#pragma once
/// M6 Beliefs and M7 the choice between joint work and the silo, forum by forum.
#include "agents/decisions/logit.hpp"
#include "agents/phases/finance.hpp"
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// G(X): X^h / (X^h + X*^h), as logistic(h ln(X / X*)); or X itself, the linear public good.
inline Real joint_benefit(const LaneParameters& p, BenefitShape shape, const Real& effort) {
  if (shape == BenefitShape::linear) return effort;
  const Real ratio = effort / p.choice_half_effort;
  const Real share = engine::logistic(p.choice_slope * engine::logarithm(ratio));
  return select(effort > Real(0.0f), share, Real(0.0f));
}

/// H(P) = (1 + k_c P) exp(-rho_P P): pressure raises the felt need to change and shortens the
/// horizon. Its peak is at 1/rho_P - 1/k_c.
inline Real felt_need(const LaneParameters& p, const Real& pressure) {
  return (Real(1.0f) + p.choice_catalyst * pressure) *
         engine::exponential(-(p.choice_horizon * pressure));
}

/// Expected effort of the others in a forum: the sum of s_j b_ij, where
/// b_ij = w_T T_ij + (1 - w_T) abar_ij.
inline Real expected_effort(const World& world, const ForumSeat& seat) {
  const Structure& s = world.structure;
  const Real weight = world.parameters.trust_weight;
  const Real other = Real(1.0f) - weight;
  Real sum(0.0f);
  for (std::int32_t k = seat.first_partner; k < seat.last_partner; ++k) {
    const Partner& partner = s.partners[k];
    const Real belief = weight * world.trust[partner.pair] + other * world.observed[partner.pair];
    sum += Real(s.seats[partner.seat].size) * belief;
  }
  return sum;
}

/// The regulator that oversees a kind; councils have none.
inline int regulator_of(Kind kind) {
  return static_cast<int>(kind == Kind::acute || kind == Kind::community
                              ? Regulator::providers
                              : Regulator::commissioners);
}

/// Everything in dU that does not depend on the forum or on others.
inline Real standing_utility(const World& world, std::size_t i) {
  const LaneParameters& p = world.parameters;
  const Scenario& scenario = world.structure.scenario;
  const Kind kind = world.structure.organisations[i].kind;
  const Real one(1.0f);
  Real utility =
      world.orientation[i] - p.choice_cost * (one - to_real(funded_share(p)) * Real(0.5f));
  if (kind == Kind::acute) utility -= p.choice_income_risk * (one - to_real(p.finance_capitation));
  if (scenario.regime == Regime::memorandum) utility -= p.choice_sovereignty * p.choice_stake;
  if (scenario.switches.regulators && kind != Kind::council) {
    const int r = regulator_of(kind);
    utility += p.regulators_message_weight * world.message[r] -
               p.regulators_organisation_focus * (one - world.place_focus[r]) * world.pressure[i];
  }
  return utility;
}

/// dU = v H(P) [G(X1) - (1 - sel) G(X0)] + what stands + habit.
inline Real utility_of_joining(const World& world, const ForumSeat& seat, const Real& action,
                               const Real& valued_need, const Real& standing) {
  const LaneParameters& p = world.parameters;
  const BenefitShape shape = world.structure.scenario.benefit_shape;
  const Real one(1.0f);
  const Real without = expected_effort(world, seat);
  const Real with = without + Real(seat.size);
  const Real gain =
      joint_benefit(p, shape, with) - (one - p.choice_selective) * joint_benefit(p, shape, without);
  return valued_need * gain + standing + p.choice_habit * (action + action - one);
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
  const LaneParameters& p = world.parameters;
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    const Real valued_need = p.choice_benefit * felt_need(p, world.pressure[i]);
    const Real standing = standing_utility(world, i);
    for (int k = o.first_seat; k < o.last_seat; ++k) {
      const std::int32_t at = s.seats_of[k];
      const Real utility =
          utility_of_joining(world, s.seats[at], world.action[at], valued_need, standing);
      const Real u = world.draws.uniform(Draw::choice, o.code, s.forums[s.seats[at].forum].code,
                                         static_cast<std::uint32_t>(world.month));
      world.action[at] = choose_by_logit(utility, p.choice_precision, u);
    }
    world.collaboration[i] = overall_action(world, i);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
