#include "apps/cli/words/status/estimates.hpp"

#include <algorithm>
#include <cmath>

#include "agents/measures/metrics.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {
namespace {
using analysis::MeanSoFar;
using analysis::PointReport;
using analysis::StatusReport;

constexpr std::size_t most_columns = 3;

bool is_share(const std::string& outcome) { return outcome == "retreat"; }

std::string mean_words(const std::string& outcome, const MeanSoFar& mean) {
  return is_share(outcome) ? percent(mean.value) : decimals(mean.value, 3);
}

std::string interval_words(const std::string& outcome, const MeanSoFar& mean) {
  if (std::isnan(mean.interval.low)) return std::isnan(mean.value) ? "" : "–";
  const auto words = [&](double end) {
    return is_share(outcome) ? percent_number(end) : decimals(end, 3);
  };
  return "[" + words(mean.interval.low) + " – " + words(mean.interval.high) + "]";
}

/// The experiment's own first, then what is most often asked.
std::vector<std::size_t> shown_at_points(const std::vector<std::string>& outcomes) {
  const auto known = agents::outcome_table();
  std::vector<std::size_t> shown;
  for (std::size_t k = 0; k < outcomes.size(); ++k)
    if (std::ranges::find(known, outcomes[k], &engine::Quantity::name) == known.end())
      shown.push_back(k);
  for (const char* name : {"final_integration", "final_collaboration", "retreat"})
    if (const auto at = std::ranges::find(outcomes, name); at != outcomes.end())
      shown.push_back(static_cast<std::size_t>(at - outcomes.begin()));
  shown.resize(std::min(shown.size(), most_columns));
  return shown;
}
}  // namespace

std::string means_table(const StatusReport& report, const std::vector<MeanSoFar>& means) {
  Table table{{{"outcome", "so far"},
               {"mean", "mean", Column::Align::right},
               {"mean_95", "[95 %]", Column::Align::right},
               {"runs", "runs", Column::Align::right}},
              {}};
  for (std::size_t k = 0; k < means.size(); ++k) {
    const std::string& name = report.outcomes[k];
    table.rows.push_back({Cell(name), Cell(mean_words(name, means[k])),
                          Cell(interval_words(name, means[k])),
                          Cell(with_thousands(means[k].runs))});
  }
  return to_text(table);
}

std::string points_table(const StatusReport& report) {
  Table table{{{"settings", "point"}, {"runs", "runs", Column::Align::right}}, {}};
  const std::vector<std::size_t> shown = shown_at_points(report.outcomes);
  for (const std::size_t k : shown)
    table.columns.push_back(
        {report.outcomes[k], report.outcomes[k] + "\n[95 %]", Column::Align::right});
  for (const PointReport& point : report.by_point) {
    table.rows.push_back({Cell(settings_words(point.settings)), Cell(with_thousands(point.runs))});
    for (const std::size_t k : shown)
      table.rows.back().emplace_back(mean_words(report.outcomes[k], point.means[k]) + " " +
                                     interval_words(report.outcomes[k], point.means[k]));
  }
  return to_text(table);
}

std::string settings_words(const std::vector<std::string>& settings) {
  std::string text;
  for (const std::string& each : settings) text += (text.empty() ? "" : " ") + each;
  return text;
}

}  // namespace concordat::apps
