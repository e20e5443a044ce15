#pragma once
/// Trajectories for the screening of many factors (Morris 1991; Campolongo, Cariboni & Saltelli
/// 2007).
#include <cstdint>

#include "analysis/designs/design.hpp"
#include "analysis/designs/factor_groups.hpp"

namespace concordat::analysis {

struct MorrisPlan {
  int trajectories = 10;
  int levels = 4;  ///< of the grid 0, 1 / (levels - 1), ..., 1; even, 2 to 254
  int candidates =
      10;  ///< random trajectories to keep the trajectories from; not fewer; at most 4096 if more
};

/// What a step changes its factor by, in either direction: levels / (2 (levels - 1)).
double morris_step(int levels);

/// Trajectories of factors + 1 points each. From a point to the next one factor changes, by
/// `morris_step`, and every factor once; the start, the direction of each step and the order are
/// random, each equally likely, and trajectory i is the same for the same seed however many there
/// are. With more candidates than trajectories those are kept whose `spread` is great, by a
/// greedy rule: the two furthest apart, then again and again the one that adds most (of equals
/// the earlier); they stay in order. That is not always the best choice of all, which Campolongo
/// et al. found by trying every one. Choosing takes candidates^2 x factors^2 steps.
/// Throws UserError.
Design morris(int factors, const MorrisPlan& plan, std::uint64_t seed);
/// The same of groups (Campolongo et al. 2007, section 3.3): trajectories of groups + 1 points, a
/// step moves all factors of one group, each in a direction of its own.
Design morris(const FactorGroups& groups, const MorrisPlan& plan, std::uint64_t seed);

/// Campolongo's D: the root of the sum, over pairs of trajectories, of squared distances; where
/// the distance of two trajectories is the sum of Euclidean distances of the points of one from
/// those of the other.
double spread(const Design& morris_design);

}  // namespace concordat::analysis
