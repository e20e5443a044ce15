#pragma once
/// Regulators, and the systems that they accredit.
#include "agents/state/group.hpp"

namespace concordat::agents {

/// The two regulators of M14.
enum class Regulator : std::uint8_t { commissioners, providers };
inline constexpr int regulator_count = 2;

inline namespace CONCORDAT_TARGET {

struct Oversight : On<Oversight> {
  using On::On;
  Column<Mask, SystemId> is_ics{s.systems.size(), Mask(false)};
  Column<Real, Regulator> place_focus{regulator_count}, message{regulator_count};
  /// On each member of an integrated care system, or of one that is looked at in its own way.
  Column<Real, OrganisationId> further_focus{
      where(has_integrated_systems(s.scenario) || regulators_differ(s.scenario), s.organisations)};
  /// Fund per head of each system over the mean, where it is shared.
  Column<Real, SystemId> support{where(s.scenario.switches.support, s.systems), 1_r};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
