#pragma once
/// The series: one function for each row of tables/series.def, of its name. One that needs an
/// earlier row's value takes them too.
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

inline Real collaboration(const World& world) { return mean_of(world.collaboration); }
inline Real trust(const World& world) { return mean_of(world.trust); }
inline Real integration(const World& world) { return share_over_people(world, world.integration); }
inline Real pressure(const World& world) { return mean_of(world.pressure); }

/// By more than a rounding error.
inline Real deficits(const World& world) {
  Real count = 0_r;
  for (const Money& margin : world.margin) count += select(margin < Money(-1e-6), 1_r, 0_r);
  return count / real(static_cast<double>(world.margin.size()));
}

inline Real provider_margin(const World& world) { return margin_of_kinds(world, kinds::trusts); }
inline Real commissioner_margin(const World& world) { return margin_of_kinds(world, kinds::ccgs); }
inline Real benefit(const World& world) { return share_over_people(world, world.benefit); }
inline Real activity(const World& world) { return mean_over_people(world, world.place_activity); }
inline Real social_care(const World& world) {
  return share_over_people(world, world.place_service);
}

inline Real reserves(const World& world) {
  return mean_over_turnover(world, kinds::councils,
                            [&](OrganisationId i) { return world.reserve[i]; });
}

inline Real live_work(const World& world) {
  Real count = 0_r;
  for (const Mask& live : world.is_live) count += select(live, 1_r, 0_r);
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
  return mean_over_turnover(world, kinds::all, [&](OrganisationId i) {
    return to_money(world.vacancy[i]) * Money(world.structure.organisations[i].turnover);
  });
}

inline Real withdrawn(const World& world) {
  const auto organisations = static_cast<double>(world.structure.organisations.size());
  return share_of(world.is_out, [=](OrganisationId) { return 1.0 / organisations; });
}

inline Real ics(const World& world) {
  return share_of(world.is_ics, [&](SystemId x) { return world.structure.systems[x].weight; });
}

inline Real margin(const World& world) { return margin_of_kinds(world, kinds::all); }

inline Real acute_collaboration(const World& world) {
  Real sum = 0_r;
  float trusts = 0;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (world.structure.organisations[i].kind != Kind::acute) continue;
    sum += world.collaboration[i];
    ++trusts;
  }
  return trusts > 0 ? sum / Real(trusts) : sum;
}

inline Real votes_passed(const World& world) {
  const auto forums = static_cast<double>(world.structure.forums.size());
  return share_of(world.has_passed, [=](ForumId) { return 1.0 / forums; });
}

inline Real bandwidth(const World& world) { return mean_of(world.bandwidth); }
inline Real workload(const World& world) { return mean_over_people(world, world.workload); }
inline Real system_gap(const World& world) { return gap_between_systems(world); }

/// All trust where the scenario has no such event.
inline Real bystanders_trust(const World& world, Earlier earlier) {
  const auto& bystanders = world.structure.bystanders;
  if (!bystanders) return earlier[Series::trust];
  Real sum = 0_r;
  for (const PairId pair : *bystanders) sum += world.trust[pair];
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
