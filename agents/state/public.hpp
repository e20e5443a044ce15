#pragma once
/// The public's trust, where it is switched on; else empty.
#include "agents/state/group.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Opinion : On<Opinion> {
  using On::On;
  Column<Real, PlaceId> public_trust{where(s.scenario.switches.public_trust, s.places)};
  Column<Real, PlaceId> last_benefit{where(s.scenario.switches.public_trust, s.places)};
};

struct News : On<News> {
  using On::On;
  /// The public's trust where each forum works, after this month's headlines.
  Column<Real, ForumId> forum_public{where(s.scenario.switches.public_trust, s.forums)};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
