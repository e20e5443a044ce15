#pragma once
/// The ridges that the design notes foresee (risks.md), each in the scene that shows it.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/scenes.hpp"
#include "tests/agents/small_town.hpp"
#include "tests/verification/inquiry.hpp"

namespace concordat::tests {

/// (v, c, Lambda): a choice depends on Lambda v and Lambda c alone.
inline Inquiry utility_and_precision() {
  agents::Scenario s = alike(10);
  s.switches.learning = true;
  s.months = 36;
  s.benefit_shape = agents::BenefitShape::linear;
  s.parameters->choice_selective = 1;
  s.parameters->trust_history = .4;
  using enum agents::Series;
  return {s,
          {{"choice.benefit", 2, 8}, {"choice.cost", .5, 3}, {"choice.precision", .5, 2}},
          {{collaboration, 1, .02},
           {collaboration, 18, .02},
           {collaboration, 36, .02},
           {trust, 18, .01},
           {trust, 36, .01}}};
}

/// c and ln rho: trust settles where logit T = v T - (c + ln rho) (check C9).
inline Inquiry cost_and_loss_ratio() {
  agents::Scenario s = alike(10);
  s.switches.learning = true;
  s.months = 90;
  s.benefit_shape = agents::BenefitShape::linear;
  s.parameters->choice_selective = 1;
  s.parameters->choice_benefit = 2;
  s.parameters->trust_gain = .08;
  using enum agents::Series;
  return {s,
          {{"choice.cost", 0, 2.5}, {"trust.loss_ratio", .5, 5}},
          {{trust, 81, .01}, {trust, 90, .01}}};
}

/// r_K, Tbar^chi_T and s: what integration grows by is their product.
inline Inquiry growth_of_integration() {
  agents::Scenario s = small_town();
  s.switches.finance = false;
  s.switches.learning = true;
  s.regime = agents::Regime::majority;
  s.months = 48;
  s.parameters->choice_cost = .3;
  s.parameters->trust_history = .5;
  using enum agents::Series;
  return {s,
          {{"integration.rate", .0111, .0417},
           {"integration.trust_exponent", 0, 2},
           {"governance.subsidiarity", 0, 1}},
          {{integration, 12, .01}, {integration, 24, .01}, {integration, 48, .01}}};
}

/// lam, loss and h0: all three draw trust back to its history.
inline Inquiry return_to_history() {
  agents::Scenario s = alike_with_constant_utility(8, 2.5);
  s.switches.learning = s.switches.decay = s.switches.turnover = true;
  s.months = 72;
  using enum agents::Series;
  return {s,
          {{"trust.decay", 0, .02}, {"leaders.trust_lost", 0, .8}, {"leaders.turnover", .012, .03}},
          {{trust, 12, .01}, {trust, 24, .01}, {trust, 48, .01}, {trust, 72, .01}}};
}

/// phi and r_R: regulators weigh on a choice by r_R (1 - phi) alone, where they say nothing.
inline Inquiry focus_and_weight() {
  agents::Scenario s = small_town();
  s.switches.pressure = s.switches.learning = s.switches.regulators = true;
  s.regime = agents::Regime::majority;
  s.months = 36;
  s.parameters->regulators_message_weight = 0;
  s.parameters->regulators_coherence = 1;
  s.parameters->trust_history = .4;
  s.parameters->choice_benefit = 4.5;
  s.parameters->choice_catalyst = s.parameters->choice_horizon = 0;
  s.parameters->finance_margin_shift = -.03;
  using enum agents::Series;
  return {s,
          {{"regulators.place_focus", 0, 1}, {"regulators.organisation_focus", 0, 1.5}},
          {{collaboration, 3, .02},
           {collaboration, 18, .02},
           {collaboration, 36, .02},
           {trust, 18, .01},
           {trust, 36, .01}},
          32};
}

/// eta and tau_B: in four years a large and slow benefit looks like a small and quick one.
inline Inquiry benefit_in_four_years() {
  agents::Scenario s = small_town();
  s.switches.learning = true;
  s.regime = agents::Regime::majority;
  s.months = 48;
  s.places[0].is_vanguard = true;
  s.parameters->trust_history = .6;
  s.parameters->integration_vanguard = .3;
  s.parameters->choice_cost = .3;
  s.parameters->demand_growth = .03;
  s.parameters->council_income_growth = .02;
  s.parameters->council_cost_beyond = 0;
  using enum agents::Series;
  return {s,
          {{"integration.activity_reduction", 0, .25}, {"integration.benefit_lag", 12, 60}},
          {{activity, 12, .002}, {activity, 24, .002}, {activity, 36, .002}, {activity, 48, .002}}};
}

/// p_ref with k_c and rho_P: pressure has no unit of its own, unless it is measured.
inline Inquiry unit_of_pressure() {
  agents::Scenario s = small_town();
  s.switches.pressure = s.switches.learning = true;
  s.regime = agents::Regime::majority;
  s.months = 36;
  s.parameters->trust_history = .4;
  s.parameters->control_anchor = .5;
  s.parameters->choice_benefit = 6;
  using enum agents::Series;
  return {s,
          {{"pressure.scale", .02, .05}, {"choice.catalyst", 0, 2}, {"choice.horizon", .2, 1}},
          {{collaboration, 3, .02},
           {collaboration, 12, .02},
           {collaboration, 24, .02},
           {collaboration, 36, .02},
           {trust, 24, .01},
           {trust, 36, .01}},
          32};
}

}  // namespace concordat::tests
