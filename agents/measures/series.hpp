#pragma once
/// The series: one function for each row of tables/series.def, of its name. One that needs an
/// earlier row's value takes them too.
#include "agents/facts/totals.hpp"
#include "agents/measures/means.hpp"
#include "agents/measures/system_gap.hpp"
#include "agents/tables/metrics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {
namespace series {

/// The rows of the table so far, by Series.
struct Earlier {
  const Real* values;
  const Real& operator[](Series s) const { return values[static_cast<int>(s)]; }
};

/// Sum of a column of trusts over what the core of the fund would be by now.
inline Real over_core_fund(const World& world, const Column<Money, OrganisationId>& paid) {
  Money sum = 0_m, core = 0_m;
  for (const OrganisationId i : members_of(world, Bodies::trusts)) {
    sum += paid[i];
    core += core_fund(world, i) * world.year_size[i];
  }
  const Mask is_any = core > 0_m;
  return to_real(select(is_any, sum / select(is_any, core, 1_m), 0_m));
}

inline Real collaboration(const World& world) { return mean_of(world, world.collaboration); }
inline Real trust(const World& world) { return mean_of(world, world.trust); }
inline Real integration(const World& world) { return share_over_people(world, world.integration); }
inline Real pressure(const World& world) { return mean_of(world, world.pressure); }

inline Real deficits(const World& world) { return share_in_deficit(world, Bodies::all); }
inline Real provider_margin(const World& world) {
  return share_over_turnover(world, Bodies::trusts, world.margin);
}
inline Real commissioner_margin(const World& world) {
  return share_over_turnover(world, Bodies::ccgs, world.margin);
}
inline Real benefit(const World& world) { return share_over_people(world, world.benefit); }
inline Real activity(const World& world) { return mean_over_people(world, world.place_activity); }
inline Real social_care(const World& world) {
  return share_over_people(world, world.place_service);
}

inline Real reserves(const World& world) {
  return mean_over_turnover(world, Bodies::councils,
                            [&](OrganisationId i) { return world.reserve[i]; });
}

inline Real live_work(const World& world) {
  const Real count =
      sum_of(world, static_cast<std::int32_t>(world.is_live.size()),
             [&](std::int32_t k) { return select(world.is_live[ForumId(k)], 1_r, 0_r); });
  const auto forums = static_cast<float>(world.is_live.size());
  return forums > 0 ? count / Real(forums) : count;
}

inline Real gap(const World& world) {
  if (world.integration.empty()) return 0_r;
  Real highest = world.integration[PlaceId(0)], lowest = highest;
  for (const Real& k : world.integration) {
    highest = maximum(highest, k);
    lowest = minimum(lowest, k);
  }
  return highest - lowest;
}

inline Real public_trust(const World& world) {
  return world.public_trust.empty() ? 0_r : share_over_people(world, world.public_trust);
}

inline Real vacancy(const World& world) {
  if (world.vacancy.empty()) return 0_r;
  return mean_over_turnover(world, Bodies::all, [&](OrganisationId i) {
    return to_money(world.vacancy[i]) * Money(world.structure.organisations[i].turnover);
  });
}

inline Real withdrawn(const World& world) {
  const auto organisations = static_cast<double>(world.structure.organisations.size());
  return share_of(world, world.is_out, [=](OrganisationId) { return 1.0 / organisations; });
}

inline Real ics(const World& world) {
  return share_of(world, world.is_ics,
                  [&](SystemId x) { return world.structure.systems[x].weight; });
}

inline Real margin(const World& world) {
  return share_over_turnover(world, Bodies::all, world.margin);
}

inline Real acute_collaboration(const World& world) {
  return mean_over_bodies(world, Bodies::hospitals,
                          [&](OrganisationId i) { return world.collaboration[i]; });
}

inline Real votes_passed(const World& world) {
  const auto forums = static_cast<double>(world.structure.forums.size());
  return share_of(world, world.has_passed, [=](ForumId) { return 1.0 / forums; });
}

inline Real bandwidth(const World& world) { return mean_of(world, world.bandwidth); }
inline Real workload(const World& world) { return mean_over_people(world, world.workload); }
inline Real system_gap(const World& world) { return gap_between_systems(world); }

inline Real trusts_in_deficit(const World& world) {
  return share_in_deficit(world, Bodies::trusts);
}
inline Real acute_in_deficit(const World& world) { return share_in_deficit(world, Bodies::acute); }
inline Real ccgs_overspent(const World& world) { return share_in_deficit(world, Bodies::ccgs); }

inline Real missed_totals(const World& world) {
  return mean_over_bodies(world, Bodies::trusts, [&](OrganisationId i) {
    return select(world.missed_total[i], 1_r, 0_r);
  });
}

inline Real fund_earned(const World& world) { return over_core_fund(world, world.year_earned); }
inline Real fund_paid(const World& world) { return over_core_fund(world, world.year_fund); }

inline Real asked(const World& world) {
  return share_over_turnover(world, Bodies::trusts, world.asked);
}

inline Real saving(const World& world) {
  return share_over_turnover(world, Bodies::trusts, world.saving);
}

inline Real acute_margin(const World& world) {
  return share_over_turnover(world, Bodies::acute, world.margin);
}
inline Real mental_health_margin(const World& world) {
  return share_over_turnover(world, Bodies::mental_health, world.margin);
}

inline Real trust_pressure(const World& world) {
  return mean_over_bodies(world, Bodies::trusts,
                          [&](OrganisationId i) { return world.pressure[i]; });
}
inline Real acute_pressure(const World& world) {
  return mean_over_bodies(world, Bodies::acute,
                          [&](OrganisationId i) { return world.pressure[i]; });
}

/// All trust where the scenario has no such event.
inline Real bystanders_trust(const World& world, Earlier earlier) {
  const auto& bystanders = world.structure.bystanders;
  if (!bystanders) return earlier[Series::trust];
  const Real sum = sum_of(
      world, static_cast<std::int32_t>(bystanders->size()),
      [&](std::int32_t k) { return world.trust[(*bystanders)[static_cast<std::size_t>(k)]]; });
  const auto pairs = static_cast<float>(bystanders->size());
  return pairs > 0 ? sum / Real(pairs) : sum;
}

CONCORDAT_INLINE Real value_of(Real (*measure)(const World&), const World& world, Earlier) {
  return measure(world);
}
CONCORDAT_INLINE Real value_of(Real (*measure)(const World&, Earlier), const World& world,
                               Earlier earlier) {
  return measure(world, earlier);
}

}  // namespace series

/// Writes this month's series to `out`, indexed by Series.
inline void measure_series(const World& world, Real* out) {
#define SERIES(name, ...) \
  out[static_cast<int>(Series::name)] = series::value_of(series::name, world, {out});
#include "agents/tables/series.def"
#undef SERIES
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
