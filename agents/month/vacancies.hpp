#pragma once
/// M4 Staff: one pool for each system. Organisations in their silos fill posts with the others'
/// leavers; those that work together lend each other staff (HC 650 ¶223-225).
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is this care outside hospital, which integration needs (HC 650 ¶224)?
inline bool is_community_care(Kind kind) {
  return kind == Kind::community || kind == Kind::gp_federation;
}

/// The share of posts that is vacant in organisations of a kind where `vacancy` is so elsewhere.
inline Real vacancy_of_kind(const LaneParameters& p, Kind kind, const Real& vacancy) {
  Real usual = vacancy;
  if (is_community_care(kind)) usual += p.workforce_community_gap;
  return clipped(usual, Real(0.0f), Real(1.0f));
}

/// The share of posts that is usually vacant at the start.
inline Real usual_vacancy(const LaneParameters& p, Kind kind) {
  return vacancy_of_kind(p, kind, p.workforce_vacancy);
}

/// Vacancies above the usual, which may be negative. The usual is what the scenario gives: an event
/// that raises `workforce.vacancy` moves what recruitment returns to, and so makes a shortage.
inline Real vacancy_excess(const World& world, std::size_t i) {
  return world.missing_staff[i] -
         usual_vacancy(world.scenario_parameters, world.structure.organisations[i].kind);
}

/// Vacancies above the usual, at least none.
inline Real staff_shortage(const World& world, std::size_t i) {
  return maximum(Real(0.0f), vacancy_excess(world, i));
}

/// Everybody starts with the usual vacancies.
inline void start_staff(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i)
    world.vacancy[i] = world.missing_staff[i] =
        usual_vacancy(world.scenario_parameters, world.structure.organisations[i].kind);
}

/// Does `visit(i)` for each organisation of a board's pool of staff.
template <class Visit>
void for_each_in_pool(const Structure& s, std::size_t board, Visit visit) {
  for (std::int32_t k = s.forums[board].first_seat; k < s.forums[board].last_seat; ++k) {
    const auto i = static_cast<std::size_t>(s.seats[k].organisation);
    if (s.organisations[i].first_board == static_cast<std::int32_t>(board)) visit(i);
  }
}

/// Posts of an organisation that are filled and left this month; posts are counted in turnover.
inline Real leavers_of(const World& world, std::size_t i) {
  return world.parameters.workforce_leaving * (Real(1.0f) - world.vacancy[i]) *
         Real(static_cast<float>(world.structure.organisations[i].turnover));
}

/// The bid of an organisation in its silo: x_p (1 - a) of its posts, no more than fills those that
/// are vacant. It takes the bid over the pool from everybody else's leavers.
inline Real bid_of(const World& world, std::size_t i, const Real& others_leavers,
                   const Real& pool) {
  const Real zero(0.0f);
  const Real posts(static_cast<float>(world.structure.organisations[i].turnover));
  const Real bid =
      world.parameters.workforce_poaching * (Real(1.0f) - world.collaboration[i]) * posts;
  const Mask can_take = others_leavers > zero;
  const Real fills = world.vacancy[i] * posts * pool / select(can_take, others_leavers, Real(1.0f));
  return select(can_take, minimum(bid, fills), zero);
}

/// Staff who change their employer within a board's pool. With bids q and leavers l, i takes
/// q_i l_j / pool from j: it gains q_i (L - l_i) and loses l_i (Q - q_i), both over the pool, so
/// that all gains and losses cancel. Organisations refill what is left of their own leavers.
inline void poach_within(World& world, std::size_t board, Column<Real>& bids) {
  const Structure& s = world.structure;
  double posts = 0;
  Real leavers(0.0f), bid(0.0f);
  for_each_in_pool(s, board, [&](std::size_t i) {
    posts += s.organisations[i].turnover;
    leavers += leavers_of(world, i);
  });
  const Real pool(static_cast<float>(posts));
  for_each_in_pool(s, board, [&](std::size_t i) {
    bids[i] = bid_of(world, i, leavers - leavers_of(world, i), pool);
    bid += bids[i];
  });
  for_each_in_pool(s, board, [&](std::size_t i) {
    const Real lost = (leavers_of(world, i) * bid - bids[i] * leavers) / pool;
    world.vacancy[i] += lost / Real(static_cast<float>(s.organisations[i].turnover));
  });
}

/// What the usual vacancies have risen to by now; somebody is left, whatever the trend.
inline Real risen_vacancy(const World& world) {
  const LaneParameters& p = world.parameters;
  const Real years(static_cast<float>(world.month) / 12.0f);
  return minimum(p.workforce_vacancy + p.workforce_vacancy_growth * years, Real(0.95f));
}

/// Recruitment and retirement return vacancies to the usual, which may rise from year to year.
inline void recruit(World& world) {
  const LaneParameters& p = world.parameters;
  const Real risen = risen_vacancy(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const Real usual = vacancy_of_kind(p, world.structure.organisations[i].kind, risen);
    const Real moved = world.vacancy[i] + p.workforce_recruitment * (usual - world.vacancy[i]);
    world.vacancy[i] = world.missing_staff[i] = clipped(moved, Real(0.0f), Real(1.0f));
  }
}

/// Staff banks: v (1 - x_b C) with C the collaboration of the pool.
inline void lend_within(World& world, std::size_t board) {
  Real sum(0.0f);
  float members = 0;
  for_each_in_pool(world.structure, board, [&](std::size_t i) {
    sum += world.collaboration[i];
    ++members;
  });
  const Real kept =
      Real(1.0f) - world.parameters.workforce_bank * sum / Real(members > 0 ? members : 1.0f);
  for_each_in_pool(world.structure, board,
                   [&](std::size_t i) { world.missing_staff[i] = world.vacancy[i] * kept; });
}

/// A month of changing employers, recruiting and lending.
inline void move_staff(World& world) {
  const auto& systems = world.structure.systems;
  Column<Real> bids(world.structure.organisations.size());
  for (const SystemColumns& system : systems)
    poach_within(world, static_cast<std::size_t>(system.forum), bids);
  recruit(world);
  for (const SystemColumns& system : systems)
    lend_within(world, static_cast<std::size_t>(system.forum));
}

/// How far a place is short of staff in community care: 0 while vacancies are tolerated, 1 from
/// twice that on (NHS Providers slides line 124).
inline Real shortage_in(const World& world, const PlaceColumns& place) {
  const Structure& s = world.structure;
  const Forum& forum = s.forums[place.forum];
  const Real tolerated = world.parameters.workforce_tolerated;
  Real sum(0.0f);
  float members = 0;
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const std::int32_t i = s.seats[k].organisation;
    if (!is_community_care(s.organisations[i].kind)) continue;
    sum += world.missing_staff[i];
    ++members;
  }
  if (members == 0) return Real(0.0f);
  return clipped((sum / Real(members) - tolerated) / tolerated, Real(0.0f), Real(1.0f));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
