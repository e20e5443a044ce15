#include "apps/cli/words/sensitivity/factors.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace concordat::apps {

const std::string& name_of(const StudyFactors& factors, std::size_t factor) {
  return factors.moved.names[factor];
}

std::vector<std::string> members_of(const StudyFactors& factors, std::size_t factor) {
  std::vector<std::string> paths;
  for (const std::size_t member : factors.moved.groups.members[factor])
    paths.push_back(factors.file->design()->factors[member].name);
  return paths;
}

std::vector<std::size_t> by_importance(const analysis::OutcomeSensitivity& sensitivity) {
  const std::vector<double> values = analysis::importance(sensitivity);
  std::vector<std::size_t> order(values.size());
  for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
  // NaN, of an outcome that never varies, counts as nothing.
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t f) { return std::isnan(values[f]) ? -1 : values[f]; });
  return order;
}

std::vector<std::string> idle_factors(const StudyFactors& factors) {
  std::vector<std::string> idle;
  const bool is_pawn = factors.method == analysis::SensitivityMethod::pawn;
  for (std::size_t f = 0; f < factors.moved.names.size(); ++f)
    if (is_pawn ? factors.idle[f]
                : std::ranges::all_of(factors.outcomes, [&](const OutcomeFactors& outcome) {
                    return analysis::importance(outcome.sensitivity)[f] == 0;
                  }))
      idle.push_back(name_of(factors, f));
  return idle;
}

std::pair<std::size_t, std::size_t> pair_at(std::size_t place, std::size_t factors) {
  std::size_t first = 0;
  for (std::size_t left = factors - 1; place >= left; --left) {
    place -= left;
    ++first;
  }
  return {first, first + 1 + place};
}

}  // namespace concordat::apps
