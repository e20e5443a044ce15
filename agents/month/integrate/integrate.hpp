#pragma once
/// M9 Effort and integration: live joint work builds integration at the speed of trust.
#include "agents/facts/forum_trust.hpp"
#include "agents/facts/need.hpp"
#include "agents/facts/staff.hpp"
#include "agents/month/integrate/peers.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// X_f = sum of s_i e_if / max(1, N_f / N*) with e_if = L_i [m_g + (1 - m_g) a_if]; misalignment,
/// where switched on, costs (1 - mu).
inline Real effort_of(const World& world, ForumId f) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const RegimeRule& rule = rule_of(world, f);
  const Real sum = by_size(world, [&](auto size_of) {
    Real total = 0_r;
    for (const SeatId k : s.forums[f].seats) {
      const OrganisationId i = s.seats[k].organisation;
      Real given = world.action[k];
      if (rule.mandate) {
        const Real mandate = in_force(world, f, rule.mandate(p) * Real(scope_of(world, k, rule)));
        given = mandate + (1_r - mandate) * given;
      }
      Real effort = size_of(k) * world.bandwidth[i] * given;
      if (s.scenario.switches.misalignment)
        effort = effort * Real(1.0f - s.organisations[i].misalignment);
      if (!world.work_outside.empty()) effort = effort * (1_r - to_real(world.work_outside[i]));
      total += effort;
    }
    return total;
  });
  const Real dilution = p.integration_programmes / p.integration_programmes_undiluted;
  return sum / maximum(1_r, dilution);
}

/// What a forum adds: pass G(X) Tbar^chi_T.
inline Real progress_of(const World& world, ForumId f) {
  const LaneParameters& p = world.parameters;
  const Real benefit =
      joint_benefit(p, world.structure.scenario.benefit_shape, world.forum_effort[f]);
  const Real speed = engine::power(world.forum_trust[f], p.integration_trust_exponent);
  Real progress = benefit * speed;
  if (rule_of(world, f).is_merged)
    progress = select(is_setting_up(world, f, p.aco_disruption_months) & is_in_force(world, f),
                      progress * (1_r - p.aco_disruption), progress);
  if (!world.held_back.empty()) progress = progress * (1_r - world.held_back[f]);
  return select(world.is_live[f], progress, 0_r);
}

/// Boards that decide as one work as one: effort by members, trust by pairs of partners.
inline void pool_boards(const World& world, Integration& work) {
  const Structure& s = world.structure;
  Column<Real, ForumId> effort(s.forums.size()), trust(s.forums.size());
  Column<Real, ForumId> members(s.forums.size()), pairs(s.forums.size());
  for (const ForumId f : s.forums.ids()) {
    const ForumId head = world.united[f].exists() ? world.united[f] : f;
    const Real there = real(s.forums[f].seats.size());
    const Real partners = there * (there - 1_r);
    effort[head] += there * world.forum_effort[f];
    trust[head] += partners * world.forum_trust[f];
    members[head] += there;
    pairs[head] += partners;
  }
  for (const ForumId f : s.forums.ids()) {
    const ForumId head = world.united[f];
    if (!head.exists()) continue;
    work.forum_effort[f] = effort[head] / maximum(members[head], 1_r);
    work.forum_trust[f] = trust[head] / maximum(pairs[head], 1_r);
  }
}

/// Share of integration's growth that can happen: what needs no capital, and what gets it
/// (HC 650 ¶209-212).
inline Real growth_with_capital(const PlaceParameters& p) {
  return 1_r - p.capital_need * (1_r - p.capital_available);
}

/// K' = r_K [s place + (1 - s) board] (1 - K) - d_K K; growth is slower where staff or capital are
/// short.
inline void do_joint_work(const World& world, Integration& work) {
  const Structure& s = world.structure;
  for (const ForumId f : s.forums.ids()) {
    work.forum_effort[f] = effort_of(world, f);
    work.forum_trust[f] = mean_trust(world, s.forums[f]);
  }
  if (!world.united.empty()) pool_boards(world, work);
  const bool learns = s.scenario.switches.peer_support;
  const Real highest = learns ? highest_integration(world) : 1_r;
  if (learns) help_those_behind(world, work, highest);
  for (const PlaceId l : s.places.ids()) {
    const PlaceRow& place = s.places[l];
    const PlaceParameters& p = world.of(l);
    const Real& local = world.of(place.system).governance_subsidiarity;
    const Real k = world.integration[l];
    const Real progress = local * progress_of(world, place.forum) +
                          (1_r - local) * progress_of(world, s.systems[place.system].board);
    Real growth = p.integration_rate * progress;
    if (learns) growth = minimum(1_r, growth * speed_of_learning(world, highest, k));
    if (s.scenario.switches.workforce) growth = growth * (1_r - shortage_in(world, place));
    if (s.scenario.switches.capital) growth = growth * growth_with_capital(p);
    work.integration[l] = k + growth * (1_r - k) - p.integration_erosion * k;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
