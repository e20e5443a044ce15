#include "analysis/report/clipped.hpp"

#include <algorithm>

#include "agents/measures/metrics.hpp"

namespace concordat::analysis {
namespace {
/// Runs outside of the range that the model states; 0 for what it does not know.
std::uint64_t runs_outside(const engine::ResultFile& file, const std::string& outcome) {
  const auto table = agents::outcome_table();
  const auto row = std::ranges::find(table, outcome, &engine::Quantity::name);
  if (row == table.end()) return 0;
  const auto low = static_cast<float>(row->low), high = static_cast<float>(row->high);
  return static_cast<std::uint64_t>(std::ranges::count_if(
      file.outcome(outcome), [&](float value) { return value < low || value > high; }));
}
}  // namespace

std::vector<Clipped> clipped_quantities(const engine::ResultFile& file) {
  std::vector<Clipped> found;
  const auto add = [&](const std::string& name, std::uint64_t runs) {
    if (runs > 0) found.push_back({name, runs});
  };
  for (const std::string& name : file.series())
    add(name, std::ranges::max(file.series_clipped(name)));
  for (const std::string& name : file.outcomes()) add(name, runs_outside(file, name));
  return found;
}

}  // namespace concordat::analysis
