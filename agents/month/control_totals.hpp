#pragma once
/// M3 Control totals and the sustainability fund that depends on them.
#include "agents/month/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does this organisation have a control total?
inline bool has_control_total(Kind kind) {
  return kind == Kind::acute || kind == Kind::community || kind == Kind::ccg;
}

/// Each April: CT = min(CT_max, M + stretch + r_CT max(0, -M)).
inline void set_control_totals(World& world) {
  const LaneParameters& p = world.parameters;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    world.year_to_date[i] = Money(0.0);
    if (!has_control_total(world.structure.organisations[i].kind)) continue;
    const Money deficit = maximum(Money(0.0), Money(0.0) - world.margin[i]);
    world.control_total[i] = minimum(
        p.control_ceiling, world.margin[i] + p.control_stretch + p.control_recovery * deficit);
  }
}

/// Is the balance so far this year below the control total? Transfers that close a gap leave a
/// rounding error, which does not count.
inline Mask misses_control_total(const World& world, std::size_t i) {
  const double months = world.month % 12 + 1;
  const Money annualised =
      world.year_to_date[i] * Money(12 / (months * world.structure.organisations[i].turnover));
  return annualised < world.control_total[i] - Money(1e-9);
}

/// Balance so far this year less what the control total asks for by now, £m.
inline Money above_control_total(const World& world, std::size_t i) {
  const double months = world.month % 12 + 1;
  return world.year_to_date[i] -
         world.control_total[i] * Money(world.structure.organisations[i].turnover * months / 12);
}

/// An acute trust's activity above what capacity is set for, beyond what performance standards
/// tolerate; others have no such standard.
inline Money performance_gap(const World& world, std::size_t i) {
  if (world.structure.organisations[i].kind != Kind::acute) return Money(0.0);
  return maximum(Money(0.0), world.activity[i] / world.capacity[i] - Money(1.0) -
                                 world.parameters.control_performance_excess);
}

/// Each quarter: 70 % of the fund if the control total is met so far this year, 30 % more if
/// performance is met too; a missed total also costs in the next quarter.
inline void pay_sustainability_fund(World& world) {
  const LaneParameters& p = world.parameters;
  const Money zero(0.0);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    if (o.kind != Kind::acute) continue;
    const Mask missed = misses_control_total(world, i);
    const Money earned = Money(0.7) + select(performance_gap(world, i) > zero, zero, Money(0.3));
    const Money penalty = select(world.missed_total[i], p.control_spade, zero);
    const Money quarters = maximum(zero, select(missed, zero, earned) - penalty);
    pay(world, Flow::sustainability_fund, outside, static_cast<int>(i),
        quarters * p.control_fund_share * Money(o.turnover / 4));
    world.missed_total[i] = missed;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
