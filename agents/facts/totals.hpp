#pragma once
/// M3 How organisations stand to what is asked of them: control totals and performance.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does this kind of organisation have a control total?
inline bool has_control_total(Kind kind) {
  return kind == Kind::acute || kind == Kind::community || kind == Kind::ccg;
}

/// Transfers that close a gap leave a rounding error, which does not count [share of turnover].
inline constexpr double rounding = 1e-9;

/// Is the balance so far this year below the control total?
inline Mask misses_control_total(const World& world, OrganisationId i) {
  const double months = world.month % 12 + 1;
  const Money annualised =
      world.year_to_date[i] * Money(12 / (months * world.structure.organisations[i].turnover));
  return annualised < world.control_total[i] - Money(rounding);
}

/// Balance so far this year less what the control total asks for by now, £m.
inline Money above_control_total(const World& world, OrganisationId i) {
  const double months = world.month % 12 + 1;
  return world.year_to_date[i] -
         world.control_total[i] * Money(world.structure.organisations[i].turnover * months / 12);
}

/// An acute trust's activity above what capacity is set for, beyond what performance standards
/// tolerate; others have no such standard.
inline Money performance_gap(const World& world, OrganisationId i) {
  if (world.structure.organisations[i].kind != Kind::acute) return 0_m;
  return maximum(0_m, world.activity[i] / world.capacity[i] - 1_m -
                          world.parameters.control_performance_excess);
}

/// The gap that presses on an organisation, as a share of turnover: to its control total; for a
/// council the service that it cannot provide; for a GP federation its deficit.
inline Money gap_of(const World& world, OrganisationId i) {
  const Kind kind = world.structure.organisations[i].kind;
  if (kind == Kind::council) return 1_m - world.service[i];
  if (kind == Kind::gp_federation) return maximum(0_m, 0_m - world.margin[i]);
  if (!world.structure.scenario.switches.control_totals) return 0_m;
  return maximum(0_m, world.control_total[i] - world.margin[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
