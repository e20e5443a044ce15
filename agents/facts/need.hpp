#pragma once
/// M6 and M7: what an organisation believes of its partners, and what joint work is worth to it.
#include "agents/facts/forms.hpp"
#include "agents/facts/news.hpp"
#include "agents/facts/staff.hpp"
#include "agents/facts/totals.hpp"
#include "agents/facts/voices.hpp"
#include "agents/tables/terms.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// G(X): X^h / (X^h + X*^h), as logistic(h ln(X / X*)); or X itself, the linear public good.
inline Real joint_benefit(const LaneParameters& p, BenefitShape shape, const Real& effort) {
  if (shape == BenefitShape::linear) return effort;
  const Real ratio = effort / p.choice_half_effort;
  const Real share = engine::logistic(p.choice_slope * engine::logarithm(ratio));
  return select(effort > 0_r, share, 0_r);
}

/// H(P) = (1 + k_c P) exp(-rho_P P): pressure raises the felt need to change and shortens the
/// horizon. Its peak is at 1/rho_P - 1/k_c.
inline Real felt_need(const LaneParameters& p, const Real& pressure) {
  return (1_r + p.choice_catalyst * pressure) * engine::exponential(-(p.choice_horizon * pressure));
}

/// b_ij = w_T T_ij + (1 - w_T) abar_ij: what i expects of j.
CONCORDAT_INLINE Real belief_in(const World& world, PairId pair) {
  const Real& weight = world.parameters.trust_weight;
  return weight * world.trust[pair] + (1_r - weight) * world.observed[pair];
}

/// Expected effort of the others in a forum: the sum of s_j b_ij.
inline Real expected_effort(const World& world, const ForumSeat& seat) {
  return by_size(world, [&](auto size_of) {
    Real sum = 0_r;
    for (const Partner& partner : world.structure.partners[seat.partners])
      sum += size_of(partner.seat) * belief_in(world, partner.pair);
    return sum;
  });
}

/// The regulator that oversees a kind; councils have none.
inline Regulator regulator_of(Kind kind) {
  return kind == Kind::acute || kind == Kind::community ? Regulator::providers
                                                        : Regulator::commissioners;
}

/// P~ = (1 - sigma) P_i + sigma P_mean: members of a form that shares risk feel its pressure.
inline Real felt_pressure(const World& world, SeatId k) {
  const ForumSeat& seat = world.structure.seats[k];
  const OrganisationId i = seat.organisation;
  const ForumId f = seat.forum;
  const RegimeRule& rule = rule_of(world, f);
  if (!rule.risk_share) return world.pressure[i];
  const Real shared =
      in_force(world, f, rule.risk_share(world.parameters) * Real(scope_of(world, k, rule)));
  return (1_r - shared) * world.pressure[i] + shared * world.forum_pressure[f];
}

/// Mean pressure of those in a forum whom its form binds: of a joint venture its owners.
inline Real mean_pressure(const World& world, ForumId f) {
  const Forum& forum = world.structure.forums[f];
  const bool is_owned = rule_of(world, f).vote == Vote::owners;
  return by_presence(world, [&](auto presence) {
    Real sum = 0_r, members = 0_r;
    for (const SeatId k : forum.seats) {
      if (is_owned && !owners_of(forum).has(k)) continue;
      sum += presence(k) * world.pressure[world.structure.seats[k].organisation];
      members += presence(k);
    }
    return sum / maximum(members, 1_r);
  });
}

/// What the model does with the names of terms: nothing. Whoever wants to see them passes another
/// `note`, which is called with each term as it is added and hands its value on.
struct Unnoted {
  CONCORDAT_INLINE Real operator()(Term, const Real& value) const { return value; }
};

/// Share of a hospital's income that falls with its activity: neither a block nor made good by a
/// contract that it holds or works under.
inline Real income_at_risk(const World& world, OrganisationId i) {
  const Real at_risk = 1_r - to_real(world.parameters.finance_capitation);
  return world.secured.empty() ? at_risk : at_risk * (1_r - to_real(world.secured[i]));
}

/// What an organisation brings to each of its forums.
struct Stance {
  Real utility;      ///< of joint work itself: orientation, cost, income at risk
  Real valued_need;  ///< v H(P) under its own pressure
};
template <class Note = Unnoted>
inline Stance stance_of(const World& world, OrganisationId i, Note note = {}) {
  const LaneParameters& p = world.parameters;
  Real utility = note(Term::orientation, world.orientation[i]);
  if (!world.stance.empty()) utility += note(Term::stance, world.stance[i]);
  utility +=
      note(Term::cost, -(p.choice_cost * (1_r - to_real(world.funded[i]) * p.choice_cost_funded)));
  if (world.structure.organisations[i].kind == Kind::acute)
    utility += note(Term::income_at_risk, -(p.choice_income_risk * income_at_risk(world, i)));
  if (world.structure.scenario.switches.workforce)
    utility += note(Term::staff_shortage, -(p.choice_staff_weight * staff_shortage(world, i)));
  if (world.structure.scenario.switches.savings) {
    const Real strained = minimum(strain(world, i), 2_r);
    utility += note(Term::savings, -(p.saving_weight * strained * strained * strained));
  }
  return {utility, p.choice_benefit * felt_need(p, world.pressure[i])};
}

/// What the regulator adds: its message, and the fear of being judged on one's own results.
template <class Note = Unnoted>
inline Real regulators_word(const World& world, OrganisationId i, const Real& pressure,
                            Note note = {}) {
  const SystemParameters& p = world.at_home_of(i);
  const Regulator r = regulator_of(world.structure.organisations[i].kind);
  Real message = world.message[r], focus = world.place_focus[r];
  if (!world.further_focus.empty()) {
    focus += world.further_focus[i];
    message += world.further_focus[i] + world.further_focus[i];
  }
  return note(Term::message, p.regulators_message_weight * message) +
         note(Term::judgement, -(p.regulators_organisation_focus * (1_r - focus) * pressure));
}

/// Everything in dU that does not depend on what others do.
template <class Note = Unnoted>
inline Real standing_utility(const World& world, OrganisationId i, const Stance& stance, ForumId f,
                             const Real& pressure, Note note = {}) {
  const LaneParameters& p = world.parameters;
  const RegimeRule& rule = rule_of(world, f);
  Real utility = stance.utility;
  if (rule.asks_sovereignty)
    utility += note(Term::sovereignty, -(p.choice_sovereignty * p.choice_stake));
  else if (!world.has_ended.empty())  // the memorandum that follows a contract asks it
    utility += note(Term::sovereignty,
                    select(world.has_ended[f], -(p.choice_sovereignty * p.choice_stake), 0_r));
  if (rule.duty) utility += note(Term::duty, rule.duty(p));
  if (world.structure.scenario.switches.regulators &&
      world.structure.organisations[i].kind != Kind::council)
    utility += regulators_word(world, i, pressure, note);
  return utility;
}

/// What a seat's choice turns on, whatever the others do.
struct Situation {
  Real valued_need;  ///< v H(P~)
  Real standing;     ///< everything in dU that does not depend on what others do
  bool has_parts;    ///< a GP federation that is offered a merged form may join fully or in part
  ForumId forum;
};
template <class Note = Unnoted>
inline Situation situation_of(const World& world, const Stance& stance, SeatId at, Note note = {}) {
  const OrganisationId i = world.structure.seats[at].organisation;
  const ForumId f = world.structure.seats[at].forum;
  const LaneParameters& p = world.parameters;
  const RegimeRule& rule = rule_of(world, f);
  const Real pressure = felt_pressure(world, at);
  const Real valued_need =
      rule.risk_share ? p.choice_benefit * felt_need(p, pressure) : stance.valued_need;
  Real standing = standing_utility(world, i, stance, f, pressure, note);
  if (world.structure.scenario.switches.public_trust)
    standing += note(Term::public_favour, public_favour(world, f));
  const Kind kind = world.structure.organisations[i].kind;
  return {valued_need, standing, rule.is_merged && kind == Kind::gp_federation, f};
}

/// v H(P) [G(X1) - (1 - sel) G(X0)]: what joining with `effort` of one's size brings.
inline Real benefit_of_joining(const World& world, const Real& valued_need, const Real& without,
                               const Real& effort) {
  const LaneParameters& p = world.parameters;
  const BenefitShape shape = world.structure.scenario.benefit_shape;
  const Real gain = joint_benefit(p, shape, without + effort) -
                    (1_r - p.choice_selective) * joint_benefit(p, shape, without);
  return valued_need * gain;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
