#include "analysis/fitting/predictive.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/fitting/target_statistics.hpp"
#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {

std::vector<TargetBand> predicted_targets(const engine::ResultFile& ensemble) {
  const std::vector<configs::Target> targets = configs::targets_of(ensemble.scenario());
  const std::vector<double> statistics =
      targets.empty() ? std::vector<double>() : target_statistics(targets, ensemble);
  std::vector<TargetBand> bands;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    std::vector<double> of_sets;
    for (std::size_t at = t; at < statistics.size(); at += targets.size())
      if (!std::isnan(statistics[at])) of_sets.push_back(statistics[at]);
    std::ranges::sort(of_sets);
    const std::vector<float> outcomes = ensemble.outcome(targets[t].outcome);
    const std::vector<double> of_runs = sorted_numbers(outcomes);
    bands.push_back({targets[t],
                     median(of_sets),
                     {quantile(of_sets, .05), quantile(of_sets, .95)},
                     {quantile(of_runs, .05), quantile(of_runs, .95)}});
  }
  return bands;
}

}  // namespace concordat::analysis
