#include "configs/plan/refined.hpp"

#include <algorithm>

#include "configs/plan/outcomes.hpp"

namespace concordat::configs {
namespace {

/// The refined rows are the last ones, each behind those that it refers to.
void check_rows(const ExperimentText& text, const PointList& points, Problems& problems) {
  const std::size_t rows = points.values.size(),
                    first = rows - std::min(rows, points.refined.size());
  for (std::size_t k = 0; k < points.refined.size(); ++k) {
    const Refined& one = points.refined[k];
    const Where where = text.at({{"design"}, {"list"}, {"refined", static_cast<int>(k)}});
    if (one.row != first + k)
      problems.add(where,
                   "row is " + std::to_string(one.row) + ", and what is refined are the last rows",
                   "it would be " + std::to_string(first + k));
    else if (std::max({one.after, one.before, one.beside}) >= one.row)
      problems.add(where,
                   "after, before and beside must be rows before " + std::to_string(one.row));
  }
}
}  // namespace

const PointList* refined_list(const Experiment& experiment) {
  const auto* list = std::get_if<PointList>(&experiment.design);
  return list != nullptr && !list->refined.empty() ? list : nullptr;
}

void read_refined(const ExperimentText& text, std::span<const SeriesOutcome> own, PointList& points,
                  Problems& problems) {
  const auto& list = text.message.design().list();
  for (const auto& one : list.refined())
    points.refined.push_back({one.row(), one.after(), one.before(), one.beside()});
  for (int k = 0; k < list.crossing_size(); ++k) {
    const auto& one = list.crossing(k);
    const Where where = text.at({{"design"}, {"list"}, {"crossing", k}});
    if (!one.has_outcome() || !one.has_level())
      problems.add(where, "a crossing needs an outcome and a level",
                   "crossing { outcome: \"final_integration\" level: .8 }");
    else
      find_outcome(one.outcome(), own, where, problems);
    points.crossings.push_back({one.outcome(), {}, one.level()});
    if (one.has_at_least()) points.crossings.back().at_least = one.at_least();
  }
  check_rows(text, points, problems);
  const Where where = text.at({{"design"}, {"list"}});
  if (points.refined.empty() != points.crossings.empty())
    problems.add(where, "refined points need crossings, and crossings refined points",
                 "take both out, or add the other");
  if (!points.refined.empty() && (text.message.own_draws() || text.message.has_adaptive()))
    problems.add(where, "refined points share their draws, and take as many replicates as all",
                 "take out own_draws and adaptive");
}

}  // namespace concordat::configs
