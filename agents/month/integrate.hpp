#pragma once
/// M9 Effort and integration: live joint work builds integration at the speed of trust.
#include "agents/month/capital.hpp"
#include "agents/month/decide.hpp"
#include "agents/month/peers.hpp"
#include "agents/month/vacancies.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// X_f = sum of s_i e_if / max(1, N_f / N*) with e_if = L_i [m_g + (1 - m_g) a_if]; misalignment,
/// where switched on, costs (1 - mu).
inline Real effort_of(const World& world, std::size_t f) {
  const Structure& s = world.structure;
  const Forum& forum = s.forums[f];
  const LaneParameters& p = world.parameters;
  const RegimeRule& rule = rule_of(world, f);
  const Real sum = by_size(world, [&](auto size_of) {
    Real total(0.0f);
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
      const auto i = static_cast<std::size_t>(s.seats[k].organisation);
      Real given = world.action[k];
      if (rule.mandate) {
        const Real mandate = rule.mandate(p) * Real(scope_of(world, i, rule));
        given = mandate + (Real(1.0f) - mandate) * given;
      }
      Real effort = size_of(k) * world.bandwidth[i] * given;
      if (s.scenario.switches.misalignment)
        effort = effort * Real(1.0f - s.organisations[i].misalignment);
      total += effort;
    }
    return total;
  });
  const Real dilution = p.integration_programmes / p.integration_programmes_undiluted;
  return sum / maximum(Real(1.0f), dilution);
}

/// Mean trust over ordered pairs of those who are there; 1 where nobody has a partner.
inline Real mean_trust_of_present(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const Real zero(0.0f), one(1.0f);
  Real sum = zero, pairs = zero;
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    for (std::int32_t m = s.seats[k].first_partner; m < s.seats[k].last_partner; ++m) {
      const Real both = world.presence[k] * world.presence[s.partners[m].seat];
      sum += both * world.trust[s.partners[m].pair];
      pairs += both;
    }
  return select(pairs > zero, sum / maximum(pairs, one), one);
}

/// Mean trust over ordered pairs of a forum; 1 where a member is alone.
inline Real mean_trust(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const int members = forum.last_seat - forum.first_seat;
  if (members < 2) return Real(1.0f);
  if (s.seats_vary) return mean_trust_of_present(world, forum);
  Real sum(0.0f);
  for (std::int32_t k = s.seats[forum.first_seat].first_partner;
       k < s.seats[forum.last_seat - 1].last_partner; ++k)
    sum += world.trust[s.partners[k].pair];
  return sum / Real(static_cast<float>(members * (members - 1)));
}

/// What a forum adds: pass G(X) Tbar^chi_T.
inline Real progress_of(const World& world, std::size_t f) {
  const LaneParameters& p = world.parameters;
  const Real benefit =
      joint_benefit(p, world.structure.scenario.benefit_shape, world.forum_effort[f]);
  const Real speed = engine::power(world.forum_trust[f], p.integration_trust_exponent);
  Real progress = benefit * speed;
  if (rule_of(world, f).is_merged)
    progress = select(is_setting_up(world, f, p.aco_disruption_months),
                      progress * (Real(1.0f) - p.aco_disruption), progress);
  return select(world.is_live[f], progress, Real(0.0f));
}

/// K' = r_K [s place + (1 - s) board] (1 - K) - d_K K; growth is slower where staff or capital are
/// short.
inline void do_joint_work(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  for (std::size_t f = 0; f < s.forums.size(); ++f) {
    world.forum_effort[f] = effort_of(world, f);
    world.forum_trust[f] = mean_trust(world, s.forums[f]);
  }
  const bool learns = s.scenario.switches.peer_support;
  const Real highest = learns ? highest_integration(world) : one;
  if (learns) help_those_behind(world, highest);
  const Real local = p.governance_subsidiarity;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    const PlaceColumns& place = s.places[l];
    const auto board = static_cast<std::size_t>(s.systems[place.system].forum);
    const Real k = world.integration[l];
    const Real progress = local * progress_of(world, static_cast<std::size_t>(place.forum)) +
                          (one - local) * progress_of(world, board);
    Real growth = p.integration_rate * progress;
    if (learns) growth = minimum(one, growth * speed_of_learning(world, highest, k));
    if (s.scenario.switches.workforce) growth = growth * (one - shortage_in(world, place));
    if (s.scenario.switches.capital) growth = growth * growth_with_capital(p);
    world.integration[l] = k + growth * (one - k) - p.integration_erosion * k;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
