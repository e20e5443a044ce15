#include "analysis/experiments/in_memory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/ensemble/pipeline.hpp"

namespace concordat::analysis {
namespace {
/// All runs of a study, block by block.
class MemoryStages : public engine::Stages {
 public:
  MemoryStages(const Study& study, std::span<const std::size_t> outcomes, const InMemory& how)
      : study_(study), outcomes_(outcomes), how_(how), runs_(study.plan().size()) {
    kept_.points = study.points();
    kept_.replicates = study.plan().rounds.back();
    kept_.values.resize(outcomes.size() * runs_);
    kept_.failures.resize(runs_);
  }

  std::optional<std::size_t> next() override {
    if (how_.watch.is_stopped()) {
      is_stopped_ = true;
      return std::nullopt;
    }
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
    if (how_.watch.progress) how_.watch.progress(std::min(done_, runs_), runs_);
  }

  std::optional<StudyValues> result() {
    if (is_stopped_) return std::nullopt;
    kept_.failed = failed_;
    return std::move(kept_);
  }

 private:
  /// No two blocks keep the same run, so that nothing is to be guarded.
  void keep(std::uint64_t address, const engine::BlockResult& block, std::size_t run) {
    const engine::RunName name = study_.plan().name(address);
    const std::size_t place = name.point * kept_.replicates + name.replicate;
    for (std::size_t k = 0; k < outcomes_.size(); ++k)
      kept_.values[k * runs_ + place] =
          block.failed[run] ? std::numeric_limits<float>::quiet_NaN()
                            : block.outcomes[outcomes_[k] * engine::block_runs + run];
    kept_.failures[place] = block.failed[run] ? 1 : 0;
    if (block.failed[run]) ++failed_;
  }

  const Study& study_;
  std::span<const std::size_t> outcomes_;
  const InMemory& how_;
  std::uint64_t runs_, done_ = 0;
  std::atomic<std::uint64_t> failed_ = 0;
  std::size_t next_ = 0;
  bool is_stopped_ = false;
  StudyValues kept_;
};
}  // namespace

std::vector<float> StudyValues::without_missing(std::size_t outcome, std::uint64_t point) const {
  const std::span<const float> all = at(outcome, point);
  std::vector<float> some;
  for (std::size_t r = 0; r < all.size(); ++r)
    if (!std::isnan(all[r]) || failures[point * replicates + r] != 0) some.push_back(all[r]);
  return some;
}

std::optional<StudyValues> simulate_in_memory(const Study& study,
                                              std::span<const std::size_t> outcomes,
                                              const InMemory& how) {
  MemoryStages stages(study, outcomes, how);
  engine::run_pipeline(stages, how.threads > 0 ? how.threads : engine::all_threads());
  return stages.result();
}

}  // namespace concordat::analysis
