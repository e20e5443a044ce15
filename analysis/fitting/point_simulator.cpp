#include <algorithm>
#include <array>
#include <charconv>

#include "analysis/designs/chance.hpp"
#include "analysis/experiments/factor_value.hpp"
#include "analysis/experiments/in_memory.hpp"
#include "analysis/fitting/calibration.hpp"
#include "analysis/fitting/target_statistics.hpp"

namespace concordat::analysis {
namespace {
using configs::Experiment;

/// The shortest text that reads back as the same number.
std::string exact(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

/// The points of a batch as an experiment of its own, with a seed of its own.
Experiment batch_of(const Experiment& experiment, const Proposals& proposals) {
  Experiment batch = experiment;
  batch.calibration.reset();
  configs::PointList points;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    points.values.push_back(point_texts(experiment, proposals.point(i)));
  batch.design = std::move(points);
  batch.own_draws = true;
  const auto words = words_at(experiment.seed, Chance::calibration_seed, proposals.first, 0, 0);
  batch.seed = std::uint64_t{words[0]} << 32 | words[1];
  return batch;
}

/// The columns of a study's outcomes that targets speak of.
std::vector<std::size_t> columns_of(const Experiment& experiment, const Study& study) {
  std::vector<std::size_t> columns;
  for (const configs::Target& target : experiment.targets) {
    const auto found = std::ranges::find_if(
        study.outcomes(), [&](const engine::Quantity& q) { return q.name == target.outcome; });
    columns.push_back(static_cast<std::size_t>(found - study.outcomes().begin()));
  }
  return columns;
}
}  // namespace

std::vector<std::string> point_texts(const Experiment& experiment, std::span<const double> point) {
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < point.size(); ++k)
    texts.push_back(exact(value_at(experiment.factors[k], point[k])));
  return texts;
}

Simulated PointSimulator::operator()(const Proposals& proposals) const {
  const Study study(batch_of(experiment, proposals));
  const auto values = simulate_in_memory(study, columns_of(experiment, study), {threads, watch});
  if (!values) throw CalibrationStopped{};
  Simulated found;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    for (std::size_t t = 0; t < experiment.targets.size(); ++t) {
      const PointStatistic one =
          point_statistic(experiment.targets[t].statistic, values->without_missing(t, i));
      found.statistics.push_back(one.value);
      found.variances.push_back(one.variance);
    }
  return found;
}

}  // namespace concordat::analysis
