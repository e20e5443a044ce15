#include "analysis/experiments/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN();

std::size_t index_of_series(const std::string& name) {
  const auto table = agents::series_table();
  const auto found =
      std::ranges::find_if(table, [&](const engine::Quantity& q) { return q.name == name; });
  if (found == table.end())
    throw engine::UserError("outcome of series \"" + name + "\": there is no such series");
  return static_cast<std::size_t>(found - table.begin());
}

std::string months_text(const configs::SeriesOutcome& asked) {
  return asked.from == asked.until ? "after month " + std::to_string(asked.until)
                                   : "mean of months " + std::to_string(asked.from) + " to " +
                                         std::to_string(asked.until);
}
}  // namespace

StudyOutcomes::StudyOutcomes(const std::vector<configs::SeriesOutcome>& asked) {
  const auto models = agents::outcome_table();
  table_.assign(models.begin(), models.end());
  for (const configs::SeriesOutcome& each : asked) {
    const std::size_t series = index_of_series(each.series);
    const engine::Quantity& q = agents::series_table()[series];
    const std::string& name = texts_.emplace_back(each.name);
    const std::string& meaning =
        texts_.emplace_back(std::string(q.meaning) + ", " + months_text(each));
    table_.push_back({name, q.unit, meaning, q.low, q.high});
    asked_.push_back({series, each.from, each.until});
  }
}

void StudyOutcomes::copy(const engine::BlockResult& model, int months, int model_run,
                         engine::BlockResult& study, int study_run) const {
  const auto from = static_cast<std::size_t>(model_run), to = static_cast<std::size_t>(study_run);
  std::size_t kept = 0;
  for (; kept < table_.size() - asked_.size(); ++kept)
    study.outcomes[kept * engine::block_runs + to] =
        model.outcomes[kept * engine::block_runs + from];
  for (const Asked& each : asked_) {
    // The model's outcomes begin with the last months of all series.
    const bool is_missing = std::isnan(model.outcomes[each.series * engine::block_runs + from]);
    double sum = is_missing ? none : 0;
    for (int month = each.from; month <= each.until && each.until <= months; ++month) {
      const auto row =
          each.series * static_cast<std::size_t>(months) + static_cast<std::size_t>(month - 1);
      sum += model.series[row * engine::block_runs + from];
    }
    study.outcomes[kept++ * engine::block_runs + to] =
        each.until <= months ? static_cast<float>(sum / (each.until - each.from + 1)) : none;
  }
}

}  // namespace concordat::analysis
