#pragma once
/// M2 Agency staff for vacancies above the usual.
#include "agents/facts/staff.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// k_v max(0, v - v_0) Y/12, with last month's vacancies; a council no more than it has.
inline void pay_agencies(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids())
    pay_within_means(world, accounts, Flow::agency_staff, i,
                     world.parameters.workforce_agency_cost * to_money(staff_shortage(world, i)) *
                         Money(world.structure.organisations[i].turnover / 12));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
