#pragma once
/// M6 and M7: what an organisation believes of its partners, and what joint work is worth to it.
#include "agents/facts/voices.hpp"
#include "agents/month/finance.hpp"
#include "agents/month/public.hpp"
#include "agents/month/vacancies.hpp"
#include "agents/rules/regimes/rules.hpp"
#include "agents/state/world.hpp"

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
  return by_size(world, [&](auto size_of) {
    Real sum(0.0f);
    for (std::int32_t k = seat.first_partner; k < seat.last_partner; ++k) {
      const Partner& partner = s.partners[k];
      const Real belief = weight * world.trust[partner.pair] + other * world.observed[partner.pair];
      sum += size_of(partner.seat) * belief;
    }
    return sum;
  });
}

/// The regulator that oversees a kind; councils have none.
inline int regulator_of(Kind kind) {
  return static_cast<int>(kind == Kind::acute || kind == Kind::community
                              ? Regulator::providers
                              : Regulator::commissioners);
}

/// How far an organisation is inside its forum's form: 1 unless the form is merged.
inline float scope_of(const World& world, std::size_t i, const RegimeRule& rule) {
  if (!rule.is_merged) return 1.0f;
  const Kind kind = world.structure.organisations[i].kind;
  return static_cast<float>(world.structure.scenario.scope[static_cast<std::size_t>(kind)]);
}

/// P~ = (1 - sigma) P_i + sigma P_mean: members of a form that shares risk feel its pressure.
inline Real felt_pressure(const World& world, std::size_t i, std::size_t f) {
  const RegimeRule& rule = rule_of(world, f);
  if (!rule.risk_share) return world.pressure[i];
  const Real shared = rule.risk_share(world.parameters) * Real(scope_of(world, i, rule));
  return (Real(1.0f) - shared) * world.pressure[i] + shared * world.forum_pressure[f];
}

/// Mean pressure of those who are in a forum.
inline Real mean_pressure(const World& world, const Forum& forum) {
  return by_presence(world, [&](auto presence) {
    Real sum(0.0f), members(0.0f);
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
      sum += presence(k) * world.pressure[world.structure.seats[k].organisation];
      members += presence(k);
    }
    return sum / maximum(members, Real(1.0f));
  });
}

/// Mean pressure of each forum that shares risk.
inline void measure_forum_pressure(World& world) {
  for (std::size_t f = 0; f < world.structure.forums.size(); ++f)
    if (rule_of(world, f).risk_share)
      world.forum_pressure[f] = mean_pressure(world, world.structure.forums[f]);
}

/// What an organisation brings to each of its forums.
struct Stance {
  Real utility;      ///< of joint work itself: orientation, cost, income at risk
  Real valued_need;  ///< v H(P) under its own pressure
};
inline Stance stance_of(const World& world, std::size_t i) {
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  Real utility =
      world.orientation[i] - p.choice_cost * (one - to_real(world.funded[i]) * Real(0.5f));
  if (world.structure.organisations[i].kind == Kind::acute)
    utility -= p.choice_income_risk * (one - to_real(p.finance_capitation));
  if (world.structure.scenario.switches.workforce)
    utility -= p.choice_staff_weight * staff_shortage(world, i);
  return {utility, p.choice_benefit * felt_need(p, world.pressure[i])};
}

/// Everything in dU that does not depend on what others do.
inline Real standing_utility(const World& world, std::size_t i, const Stance& stance,
                             const RegimeRule& rule, const Real& pressure) {
  const LaneParameters& p = world.parameters;
  const Kind kind = world.structure.organisations[i].kind;
  Real utility = stance.utility;
  if (rule.asks_sovereignty) utility -= p.choice_sovereignty * p.choice_stake;
  if (rule.duty) utility += rule.duty(p);
  if (world.structure.scenario.switches.regulators && kind != Kind::council) {
    const int r = regulator_of(kind);
    Real message = world.message[r], focus = world.place_focus[r];
    if (world.further_focus.size() > 0) {
      focus += world.further_focus[i];
      message += world.further_focus[i] + world.further_focus[i];
    }
    utility += p.regulators_message_weight * message -
               p.regulators_organisation_focus * (Real(1.0f) - focus) * pressure;
  }
  return utility;
}

/// What a seat's choice turns on, whatever the others do.
struct Situation {
  Real valued_need;  ///< v H(P~)
  Real standing;     ///< everything in dU that does not depend on what others do
  bool has_parts;    ///< a GP federation that is offered a merged form may join fully or in part
};
inline Situation situation_of(const World& world, std::size_t i, const Stance& stance,
                              const ForumSeat& seat) {
  const LaneParameters& p = world.parameters;
  const auto f = static_cast<std::size_t>(seat.forum);
  const RegimeRule& rule = rule_of(world, f);
  const Real pressure = felt_pressure(world, i, f);
  const Real valued_need =
      rule.risk_share ? p.choice_benefit * felt_need(p, pressure) : stance.valued_need;
  const Kind kind = world.structure.organisations[i].kind;
  Real standing = standing_utility(world, i, stance, rule, pressure);
  if (world.structure.scenario.switches.public_trust) standing += public_favour(world, f);
  return {valued_need, standing, rule.is_merged && kind == Kind::gp_federation};
}

/// v H(P) [G(X1) - (1 - sel) G(X0)]: what joining with `effort` of one's size brings.
inline Real benefit_of_joining(const World& world, const Real& valued_need, const Real& without,
                               const Real& effort) {
  const LaneParameters& p = world.parameters;
  const BenefitShape shape = world.structure.scenario.benefit_shape;
  const Real gain = joint_benefit(p, shape, without + effort) -
                    (Real(1.0f) - p.choice_selective) * joint_benefit(p, shape, without);
  return valued_need * gain;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
