#pragma once
/// M3 How organisations stand to what is asked of them: control totals and performance.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Can the sustainability fund pay this kind of organisation?
inline bool is_trust(Kind kind) { return kind == Kind::acute || kind == Kind::community; }

/// Does this kind of organisation have a control total?
inline bool has_control_total(Kind kind) { return is_trust(kind) || kind == Kind::ccg; }

/// F, a trust's core share of the sustainability fund [share]; others have none.
inline Money core_fund(const World& world, OrganisationId i) {
  return world.parameters.control_fund_share * Money(world.structure.organisations[i].fund);
}

/// Transfers that close a gap leave a rounding error, which does not count [share].
inline constexpr double rounding = 1e-9;

/// The most that a body can save: who works jointly has fewer people for it [share].
inline Money able_to_save(const World& world, OrganisationId i) {
  return world.able[i] *
         (1_m - world.parameters.saving_crowding * to_money(world.collaboration[i]));
}

/// Is the control total out of reach, before the fund: even if the body saves all that it can in
/// the months left? In March: has it been missed? Plans are phased, so a quarter is judged by where
/// the year can still end.
inline Mask misses_control_total(const World& world, OrganisationId i) {
  const Money left = Money(11 - world.month % 12) * world.size[i];
  const Money best = world.year_to_date[i] + left * (world.rate[i] + able_to_save(world, i));
  return best < (world.control_total[i] - Money(rounding)) * (world.year_size[i] + left);
}

/// Balance so far this year less what the control total asks for by now, £m.
inline Money above_control_total(const World& world, OrganisationId i) {
  return world.year_to_date[i] - world.control_total[i] * world.year_size[i];
}

/// How far an acute trust fell short of its standards in the last quarter, as load [share]; others
/// have no such standard.
inline const Money& performance_gap(const World& world, OrganisationId i) {
  return world.shortfall[i];
}

/// How much of what a body can save is asked of it: 1 is all.
inline Real strain(const World& world, OrganisationId i) {
  const Money able = world.able[i];
  const Mask can = able > 0_m;
  return to_real(select(can, maximum(0_m, world.asked[i]) / select(can, able, 1_m), 0_m));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
