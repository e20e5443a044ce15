#include "analysis/experiments/in_memory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/ensemble/pipeline.hpp"

namespace concordat::analysis {
namespace {
class BlockStages : public engine::Stages {
 public:
  BlockStages(const Study& study, const engine::BlockResult& empty, const InMemory& how,
              const KeepBlock& keep)
      : study_(study), empty_(empty), how_(how), keep_(keep), runs_(study.plan().size()) {}

  std::optional<std::size_t> next() override {
    is_stopped_ = is_stopped_ || how_.watch.is_stopped();
    if (is_stopped_ || next_ * engine::block_runs >= runs_) return std::nullopt;
    return next_++;
  }

  void simulate(std::size_t index) override {
    const std::uint64_t first = index * engine::block_runs;
    const auto count = std::min<std::uint64_t>(engine::block_runs, runs_ - first);
    engine::BlockResult block = empty_;
    study_.simulate(first, static_cast<int>(count), block);
    keep_(first, count, block);
  }

  void commit(std::size_t) override {
    done_ = std::min<std::uint64_t>(done_ + engine::block_runs, runs_);
    if (how_.watch.progress) how_.watch.progress(done_, runs_);
  }

  bool is_stopped() const { return is_stopped_; }

 private:
  const Study& study_;
  const engine::BlockResult& empty_;
  const InMemory& how_;
  const KeepBlock& keep_;
  std::uint64_t runs_, done_ = 0;
  std::size_t next_ = 0;
  bool is_stopped_ = false;
};
}  // namespace

std::vector<float> StudyValues::without_missing(std::size_t outcome, std::uint64_t point) const {
  const std::span<const float> all = at(outcome, point);
  std::vector<float> some;
  for (std::size_t r = 0; r < all.size(); ++r)
    if (!std::isnan(all[r]) || failures[point * replicates + r] != 0) some.push_back(all[r]);
  return some;
}

bool simulate_blocks(const Study& study, const engine::BlockResult& empty, const InMemory& how,
                     const KeepBlock& keep) {
  BlockStages stages(study, empty, how, keep);
  engine::run_pipeline(stages, how.threads > 0 ? how.threads : engine::all_threads());
  return !stages.is_stopped();
}

std::optional<StudyValues> simulate_in_memory(const Study& study,
                                              std::span<const std::size_t> outcomes,
                                              const InMemory& how) {
  const std::uint64_t runs = study.plan().size();
  StudyValues kept;
  kept.points = study.points();
  kept.replicates = study.plan().rounds.back();
  kept.values.resize(outcomes.size() * runs);
  kept.failures.resize(runs);
  engine::ResultShape shape;
  shape.outcomes = static_cast<int>(study.outcomes().size());
  const bool is_whole = simulate_blocks(
      study, engine::BlockResult(shape), how,
      [&](std::size_t first, std::size_t count, const engine::BlockResult& block) {
        for (std::size_t lane = 0; lane < count; ++lane) {
          const engine::RunName name = study.plan().name(first + lane);
          const std::size_t place = name.point * kept.replicates + name.replicate;
          for (std::size_t k = 0; k < outcomes.size(); ++k)
            kept.values[k * runs + place] =
                block.failed[lane] ? std::numeric_limits<float>::quiet_NaN()
                                   : block.outcomes[outcomes[k] * engine::block_runs + lane];
          kept.failures[place] = block.failed[lane] ? 1 : 0;
        }
      });
  if (!is_whole) return std::nullopt;
  kept.failed = static_cast<std::uint64_t>(std::ranges::count(kept.failures, 1));
  return kept;
}

}  // namespace concordat::analysis
