#pragma once
/// The arms of a comparison as an experiment: a list of points, an arm each.
#include <cstdint>
#include <string>
#include <vector>

#include "configs/experiment/experiment.hpp"

namespace concordat::configs {

/// Parameter sets, each value as settings take it.
struct ListedSets {
  std::vector<std::string> paths;
  std::vector<std::vector<std::string>> values;  ///< [set][path]
};

struct ArmsPlan {
  /// The text of an experiment whose points are listed, such as a calibration's accepted ones:
  /// every arm is run at each of them. Empty: none.
  std::string ensemble;
  /// Or these: every arm is run at each set with draws that the arms share and sets do not.
  ListedSets sets = {};
  std::string title;     ///< empty: the ensemble's
  std::string scenario;  ///< a file or a shipped name; empty: the ensemble's, or a footprint alone
  Overrides overrides;
  std::vector<std::vector<std::string>>
      arms;                      ///< "path=value"; all say something of the same paths
  std::uint32_t replicates = 0;  ///< of each point
  std::uint64_t seed = 1;
};

/// The paths that the arms set, in the order of the first arm. Throws UserError unless there are at
/// least two arms, which differ, and all set the same.
std::vector<std::string> paths_of_arms(const std::vector<std::vector<std::string>>& arms);

/// One point for each arm, or for each arm at each point of the ensemble; the arms of one point
/// stand together, in their order, and share their draws. Throws UserError.
Experiment experiment_of_arms(const ArmsPlan& plan);

}  // namespace concordat::configs
