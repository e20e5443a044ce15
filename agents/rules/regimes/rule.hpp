#pragma once
/// What a governance regime does to a forum. Each regime has a file with its rule; `rules.hpp`
/// lists them, `tables/regimes.def` describes them.
#include "agents/state/group.hpp"
#include "agents/structure/draw.hpp"

namespace concordat::agents {

/// How a forum decides on its work (M8).
enum class Vote : std::uint8_t {
  unvetoed,  ///< passes unless somebody vetoes
  majority,  ///< passes with strictly more than half
  lead,      ///< passes when the lead collaborates
  owners     ///< passes when the two owners do
};

inline namespace CONCORDAT_TARGET {

/// When and where a regime starts.
struct RegimeStart {
  const Draws& draws;
  std::uint32_t forum;  ///< its code
  int month;
};

struct RegimeRule {
  Vote vote;
  /// Share of effort that members give even where they would not; none where null. It is not seen
  /// as cooperation: trust cannot be mandated (HC 650 Annex).
  Real (*mandate)(const LaneParameters&) = nullptr;
  /// Share of pressure that members feel together; none where null.
  Real (*risk_share)(const LaneParameters&) = nullptr;
  /// Added to the utility of joint work; nothing where null.
  Real (*duty)(const LaneParameters&) = nullptr;
  /// Months until it is set up and can vote; none where null.
  Real (*ready)(const LaneParameters&, const RegimeStart&) = nullptr;
  bool asks_sovereignty = false;   ///< joining costs sovereignty in difficult decisions
  bool has_setup_cost = false;     ///< members pay for setting it up
  bool is_merged = false;          ///< one body: scope, disruption, the GP federations' choice
  bool lead_pays = false;          ///< the lead bears a share of the members' joint costs
  bool members_may_leave = false;  ///< nothing but trust holds them
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
