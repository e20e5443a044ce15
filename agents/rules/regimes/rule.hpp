#pragma once
/// What a governance regime does to a forum, in lanes. Each regime has a file with its rule;
/// `rules.hpp` lists them, `table.hpp` describes them.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct RegimeRule {
  /// Does this month's vote pass?
  Mask (*passes)(const World&, const Forum&);
  /// Share of effort that members give even where they would not; none where null. It is not seen
  /// as cooperation: trust cannot be mandated (HC 650 Annex).
  Real (*mandate)(const LaneParameters&) = nullptr;
  /// Share of pressure that members feel together; none where null.
  Real (*risk_share)(const LaneParameters&) = nullptr;
  /// Added to the utility of joint work; nothing where null.
  Real (*duty)(const LaneParameters&) = nullptr;
  /// Months until it is set up and can vote; none where null.
  Real (*ready)(const World&, const Forum&) = nullptr;
  bool asks_sovereignty = false;   ///< joining costs sovereignty in difficult decisions
  bool has_setup_cost = false;     ///< members pay for setting it up
  bool is_merged = false;          ///< one body: scope, disruption, the GP federations' choice
  bool lead_pays = false;          ///< the lead bears the members' joint costs
  bool members_may_leave = false;  ///< nothing but trust holds them
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
