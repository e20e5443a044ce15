#pragma once
/// M4 Staff: one pool for each system. Organisations in their silos fill posts with the others'
/// leavers; those that work together lend each other staff (HC 650 ¶223-225).
#include "agents/facts/places.hpp"
#include "agents/facts/staff.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Everybody starts with the usual vacancies.
inline void start_staff(const World& world, Staff& staff) {
  for (const OrganisationId i : world.structure.organisations.ids())
    staff.vacancy[i] = staff.missing_staff[i] =
        usual_vacancy(world.scenario_parameters, world.structure.organisations[i].kind);
}

/// Does `visit(i)` for each organisation of a board's pool of staff.
template <class Visit>
void for_each_in_pool(const Structure& s, ForumId board, Visit visit) {
  for (const SeatId k : s.forums[board].seats) {
    const OrganisationId i = s.seats[k].organisation;
    if (s.organisations[i].home_board == board) visit(i);
  }
}

/// Posts of an organisation that are filled and left this month; posts are counted in turnover.
inline Real leavers_of(const World& world, OrganisationId i) {
  return world.parameters.workforce_leaving * (1_r - world.vacancy[i]) *
         real(world.structure.organisations[i].turnover);
}

/// The bid of an organisation in its silo: x_p (1 - a) of its posts, no more than fills those that
/// are vacant. It takes the bid over the pool from everybody else's leavers.
inline Real bid_of(const World& world, OrganisationId i, const Real& others_leavers,
                   const Real& pool) {
  const Real posts = real(world.structure.organisations[i].turnover);
  const Real bid = world.parameters.workforce_poaching * (1_r - world.collaboration[i]) * posts;
  const Mask can_take = others_leavers > 0_r;
  const Real fills = world.vacancy[i] * posts * pool / select(can_take, others_leavers, 1_r);
  return select(can_take, minimum(bid, fills), 0_r);
}

/// Staff who change their employer within a board's pool. With bids q and leavers l, i takes
/// q_i l_j / pool from j: it gains q_i (L - l_i) and loses l_i (Q - q_i), both over the pool, so
/// that all gains and losses cancel. Organisations refill what is left of their own leavers.
inline void poach_within(const World& world, Staff& staff, ForumId board,
                         Column<Real, OrganisationId>& bids) {
  const Structure& s = world.structure;
  double posts = 0;
  Real leavers = 0_r, bid = 0_r;
  for_each_in_pool(s, board, [&](OrganisationId i) {
    posts += s.organisations[i].turnover;
    leavers += leavers_of(world, i);
  });
  const Real pool = real(posts);
  for_each_in_pool(s, board, [&](OrganisationId i) {
    bids[i] = bid_of(world, i, leavers - leavers_of(world, i), pool);
    bid += bids[i];
  });
  for_each_in_pool(s, board, [&](OrganisationId i) {
    const Real lost = (leavers_of(world, i) * bid - bids[i] * leavers) / pool;
    staff.vacancy[i] += lost / real(s.organisations[i].turnover);
  });
}

/// What the usual vacancies have risen to by now; somebody is left, whatever the trend.
inline Real risen_vacancy(const World& world) {
  const LaneParameters& p = world.parameters;
  const Real years(static_cast<float>(world.month) / 12.0f);
  return minimum(p.workforce_vacancy + p.workforce_vacancy_growth * years,
                 p.workforce_vacancy_ceiling);
}

/// Recruitment and retirement return vacancies to the usual, which may rise from year to year.
inline void recruit(const World& world, Staff& staff) {
  const LaneParameters& p = world.parameters;
  const Real risen = risen_vacancy(world);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Real usual = vacancy_of_kind(p, world.structure.organisations[i].kind, risen);
    const Real moved = world.vacancy[i] + p.workforce_recruitment * (usual - world.vacancy[i]);
    staff.vacancy[i] = staff.missing_staff[i] = clipped(moved, 0_r, 1_r);
  }
}

/// Staff banks: v (1 - x_b C) with C the collaboration of the pool, x_b of the places served.
inline void lend_within(const World& world, Staff& staff, ForumId board) {
  Real sum = 0_r;
  float members = 0;
  for_each_in_pool(world.structure, board, [&](OrganisationId i) {
    sum += world.collaboration[i];
    ++members;
  });
  const Real shared(members > 0 ? members : 1.0f);
  for_each_in_pool(world.structure, board, [&](OrganisationId i) {
    const Real bank = mean_of_settings(world, i, &PlaceParameters::workforce_bank);
    staff.missing_staff[i] = world.vacancy[i] * (1_r - bank * sum / shared);
  });
}

/// A month of changing employers, recruiting and lending.
inline void move_staff(const World& world, Staff& staff) {
  const auto& systems = world.structure.systems;
  Column<Real, OrganisationId> bids(world.structure.organisations.size());
  for (const SystemRow& system : systems) poach_within(world, staff, system.board, bids);
  recruit(world, staff);
  for (const SystemRow& system : systems) lend_within(world, staff, system.board);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
