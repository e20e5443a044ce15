#pragma once
/// What partners think of each other, by directed pair.
#include "agents/state/people.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Bonds : On<Bonds> {
  using On::On;
  Column<Real, PairId> trust{s.pairs.size()};
};

/// Four months of what is misread, a bit of each lane.
struct Misread {
  engine::PackedMask in[4];
};

/// What trust rests on.
struct Relations : On<Relations> {
  using On::On;
  Column<Real, PairId> history{s.pairs.size()}, observed{s.pairs.size()};
  Column<Real, PairId> hearsay{where(s.scenario.switches.gossip || s.scenario.switches.contagion,
                                     s.pairs)};  ///< what gossip and contagion add this month
  Column<Real, PairId> evidence{
      where(s.scenario.trust_update == TrustUpdate::beta_evidence, s.pairs)};  ///< months
  Column<Misread, ViewId> misread{where(s.scenario.switches.misperception, s.views)};
  Real misread_error{};  ///< by which chance that was drawn
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
