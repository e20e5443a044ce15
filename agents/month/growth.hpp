#pragma once
/// Yearly rates of growth as monthly factors.
#include "agents/state/settings.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The factor that, twelve months running, gives `yearly`.
inline Money monthly_factor(const Money& yearly) {
  Money out = 1_m;
  for (int l = 0; l < engine::lane_count; ++l)
    engine::set_lane(out, l, engine::precise_power(engine::lane(yearly, l), 1.0 / 12));
  return out;
}

/// What each index is multiplied by every month (M1, M2). The tariff follows allocations in part:
/// pi = iota - e + passthrough (g_A - planned growth); at the ends of what is allowed, where these
/// add up to more than all, a twentieth of a price is left.
inline Indices growth_of(const LaneParameters& p) {
  const Money tariff =
      p.finance_provider_inflation - p.finance_provider_efficiency +
      p.finance_tariff_passthrough * (p.finance_allocation_growth - p.finance_planned_growth);
  return {
      monthly_factor(1_m + p.demand_growth),
      monthly_factor(1_m + p.finance_allocation_growth),
      monthly_factor(maximum(Money(.05), 1_m + tariff)),
      monthly_factor((1_m + p.finance_provider_inflation) * (1_m - p.finance_provider_efficiency)),
      monthly_factor(1_m + p.council_income_growth),
      monthly_factor((1_m + p.council_inflation) * (1_m - p.council_efficiency) *
                     (1_m + p.council_demand_growth))};
}

/// Moves every index on by a month.
inline void grow(Indices& index, const Indices& growth) {
  index.demand *= growth.demand;
  index.allocation *= growth.allocation;
  index.tariff *= growth.tariff;
  index.provider_cost *= growth.provider_cost;
  index.council_income *= growth.council_income;
  index.council_need *= growth.council_need;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
