#include "analysis/hindcast/waves.hpp"

#include <algorithm>
#include <set>

#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {
namespace {
using agents::SystemId;

bool is_on_record(const SystemLine& line, int month) {
  return line.on_record && *line.on_record <= month;
}

struct Tally {
  double chosen = 0, hits = 0;
};

Tally tally_of(const agents::StatusHistories& run, const std::vector<SystemLine>& record,
               int month) {
  Tally tally;
  for (const SystemId x : run.ids()) {
    if (!run[x].is_ics[static_cast<std::size_t>(month)]) continue;
    ++tally.chosen;
    if (is_on_record(record[engine::row_of(x)], month)) ++tally.hits;
  }
  return tally;
}

WaveScore score_of(const FollowedSystems& followed, const std::vector<SystemLine>& record,
                   int month) {
  WaveScore score;
  score.month = month;
  score.systems = static_cast<int>(record.size());
  score.on_record = static_cast<int>(std::ranges::count_if(
      record, [&](const SystemLine& line) { return is_on_record(line, month); }));
  const auto runs = static_cast<double>(followed.runs.size());
  std::vector<double> hits;
  for (const auto& run : followed.runs) {
    const Tally tally = tally_of(run, record, month);
    score.chosen += tally.chosen / runs;
    score.hits += tally.hits / runs;
    hits.push_back(tally.hits);
  }
  std::ranges::sort(hits);
  score.low = quantile(hits, .05);
  score.high = quantile(hits, .95);
  score.false_alarms = score.chosen - score.hits;
  score.hits_at_random = score.chosen * score.on_record / score.systems;
  return score;
}

}  // namespace

std::vector<WaveScore> score_waves(const FollowedSystems& followed,
                                   const std::vector<SystemLine>& record) {
  std::set<int> months;
  for (const SystemLine& line : record)
    if (line.on_record && *line.on_record < followed.structure.scenario.months)
      months.insert(*line.on_record);
  std::vector<WaveScore> scores;
  for (const int month : months) scores.push_back(score_of(followed, record, month));
  return scores;
}

}  // namespace concordat::analysis
