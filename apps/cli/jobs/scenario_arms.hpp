#pragma once
/// Scenarios named side by side as arms of a comparison: each simulated into a file of its own.
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/uncertain.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::apps {

struct ScenarioArms {
  std::vector<std::string> names;  ///< shipped scenarios or their files
  configs::Overrides overrides;    ///< of all
  UncertainRequest uncertain;
  std::uint64_t runs = 200, seed = 1;
};

/// Whether none of the words is a result file and one at least names a scenario.
bool are_scenarios(const std::vector<std::string>& words);

/// One that names a scenario where others are result files; else empty.
std::string scenario_among(const std::vector<std::string>& words);

/// Simulates each into `folder`, with the same seed and, where sets are drawn, the same sets. The
/// files in the order of the names; nothing where it was interrupted. Throws engine::UserError.
std::optional<std::vector<std::string>> simulate_arms(const ScenarioArms& arms,
                                                      const std::string& folder,
                                                      const JobRequest& request, Session& session);

}  // namespace concordat::apps
