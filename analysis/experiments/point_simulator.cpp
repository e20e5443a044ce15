#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

#include "analysis/designs/chance.hpp"
#include "analysis/experiments/calibration.hpp"
#include "analysis/experiments/factor_value.hpp"
#include "analysis/experiments/study.hpp"
#include "analysis/experiments/target_statistics.hpp"
#include "engine/ensemble/pipeline.hpp"

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

/// All runs of a batch, block by block.
class BatchStages : public engine::Stages {
 public:
  BatchStages(const PointSimulator& asked, const Study& study)
      : asked_(asked),
        study_(study),
        columns_(columns_of(asked.experiment, study)),
        runs_(study.plan().size()),
        values_(columns_.size() * runs_) {}

  std::optional<std::size_t> next() override {
    if (asked_.stop != nullptr && asked_.stop->load()) throw CalibrationStopped{};
    if (next_ * engine::block_runs >= runs_) return std::nullopt;
    return next_++;
  }

  void simulate(std::size_t index) override {
    const std::uint64_t first = index * engine::block_runs;
    const auto count = static_cast<int>(std::min<std::uint64_t>(engine::block_runs, runs_ - first));
    engine::ResultShape shape;
    shape.outcomes = static_cast<int>(study_.outcomes().size());
    engine::BlockResult block(shape);
    study_.simulate(first, count, block);
    for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k) keep(first + k, block, k);
  }

  void commit(std::size_t) override {
    done_ += engine::block_runs;
    if (asked_.progress) asked_.progress(std::min(done_, runs_), runs_);
  }

  /// [target][replicate] of a point.
  std::span<const float> replicates(std::size_t target, std::size_t point) const {
    const std::size_t each = study_.plan().rounds.back();
    return std::span(values_).subspan(target * runs_ + point * each, each);
  }

 private:
  /// No two blocks keep the same run, so that nothing is to be guarded.
  void keep(std::uint64_t address, const engine::BlockResult& block, std::size_t run) {
    const engine::RunName name = study_.plan().name(address);
    const std::size_t place = name.point * study_.plan().rounds.back() + name.replicate;
    for (std::size_t t = 0; t < columns_.size(); ++t)
      values_[t * runs_ + place] = block.failed[run]
                                       ? std::numeric_limits<float>::quiet_NaN()
                                       : block.outcomes[columns_[t] * engine::block_runs + run];
  }

  const PointSimulator& asked_;
  const Study& study_;
  std::vector<std::size_t> columns_;
  std::uint64_t runs_, done_ = 0;
  std::vector<float> values_;
  std::size_t next_ = 0;
};
}  // namespace

std::vector<std::string> point_texts(const Experiment& experiment, std::span<const double> point) {
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < point.size(); ++k)
    texts.push_back(exact(value_at(experiment.factors[k], point[k])));
  return texts;
}

Simulated PointSimulator::operator()(const Proposals& proposals) const {
  const Study study(batch_of(experiment, proposals));
  BatchStages stages(*this, study);
  engine::run_pipeline(stages, threads > 0 ? threads : engine::all_threads());
  Simulated found;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    for (std::size_t t = 0; t < experiment.targets.size(); ++t) {
      const PointStatistic one =
          point_statistic(experiment.targets[t].statistic, stages.replicates(t, i));
      found.statistics.push_back(one.value);
      found.variances.push_back(one.variance);
    }
  return found;
}

}  // namespace concordat::analysis
