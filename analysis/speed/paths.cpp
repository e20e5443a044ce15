#include "analysis/speed/paths.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "agents/measures/metrics.hpp"
#include "engine/ensemble/pipeline.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

std::size_t series_of(std::string_view name) {
  const auto table = agents::series_table();
  const auto found = std::ranges::find(table, name, &engine::Quantity::name);
  if (found == table.end()) throw std::logic_error("no series is called " + std::string(name));
  return static_cast<std::size_t>(found - table.begin());
}

class PathStages : public engine::Stages {
 public:
  PathStages(const Study& study, std::size_t series, const InMemory& how)
      : study_(study), series_(series), how_(how), shape_(study.header().shape) {
    out_.months = static_cast<std::size_t>(study.scenario().months);
    out_.values.resize(out_.months * study.runs());
    failed_.resize(study.runs());
  }

  std::optional<std::size_t> next() override {
    is_stopped_ = is_stopped_ || how_.watch.is_stopped();
    if (is_stopped_ || next_ * engine::block_runs >= study_.runs()) return std::nullopt;
    return next_++;
  }

  /// No two blocks keep the same run, so that nothing is to be guarded.
  void simulate(std::size_t index) override {
    const std::size_t first = index * engine::block_runs;
    const std::size_t count = std::min<std::size_t>(engine::block_runs, study_.runs() - first);
    engine::BlockResult block(shape_);
    study_.simulate(first, static_cast<int>(count), block);
    for (std::size_t lane = 0; lane < count; ++lane) {
      failed_[first + lane] = block.failed[lane] ? 1 : 0;
      for (std::size_t t = 0; t < out_.months; ++t)
        out_.values[(first + lane) * out_.months + t] =
            block.series[(series_ * out_.months + t) * engine::block_runs + lane];
    }
  }

  void commit(std::size_t) override {
    done_ = std::min<std::uint64_t>(done_ + engine::block_runs, study_.runs());
    if (how_.watch.progress) how_.watch.progress(done_, study_.runs());
  }

  std::optional<Paths> result() {
    if (is_stopped_) return std::nullopt;
    if (std::ranges::count(failed_, 1) > 0)
      throw engine::UserError("runs failed: a number left its range: not finite, or beyond 1e9");
    return std::move(out_);
  }

 private:
  const Study& study_;
  std::size_t series_;
  const InMemory& how_;
  engine::ResultShape shape_;
  Paths out_;
  std::vector<std::uint8_t> failed_;
  std::size_t next_ = 0;
  std::uint64_t done_ = 0;
  bool is_stopped_ = false;
};

}  // namespace

std::optional<Paths> follow_paths(OneScenario one, std::string_view series, const InMemory& how) {
  const std::size_t row = series_of(series);
  const Study study(std::move(one));
  PathStages stages(study, row, how);
  engine::run_pipeline(stages, how.threads > 0 ? how.threads : engine::all_threads());
  return stages.result();
}

}  // namespace concordat::analysis
