#include "analysis/library/measured.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "agents/measures/metrics.hpp"
#include "engine/ensemble/pipeline.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using configs::Expectation;
using engine::BlockResult;
using engine::Quantity;

std::span<const Quantity> table_of(const Expectation& one) {
  if (!one.place.empty()) return agents::place_state_table();
  return one.month > 0 ? agents::series_table() : agents::outcome_table();
}

/// Where a measure's first run stands in a block.
struct Spot {
  std::vector<float> BlockResult::*values;
  std::size_t first;
};

std::size_t place_in(const engine::ResultHeader& header, const std::string& code) {
  const auto found = std::ranges::find(header.place_codes, code);
  if (found == header.place_codes.end())
    throw engine::UserError(header.title + ": no place \"" + code + "\"");
  return static_cast<std::size_t>(found - header.place_codes.begin());
}

Spot spot_of(const Expectation& one, const engine::ResultHeader& header) {
  const auto row = static_cast<std::size_t>(&quantity_of(one) - table_of(one).data());
  const auto months = static_cast<std::size_t>(header.shape.months);
  if (!one.place.empty())
    return {&BlockResult::places, row * header.place_codes.size() + place_in(header, one.place)};
  if (one.month > 0)
    return {&BlockResult::series, row * months + static_cast<std::size_t>(one.month - 1)};
  return {&BlockResult::outcomes, row};
}

/// All runs of a study, block by block.
class MeasuredStages : public engine::Stages {
 public:
  MeasuredStages(const Study& study, const engine::ResultShape& shape, std::vector<Spot> spots,
                 const InMemory& how)
      : study_(study),
        spots_(std::move(spots)),
        how_(how),
        runs_(study.runs()),
        shape_(shape),
        values_(spots_.size(), std::vector<double>(runs_)) {}

  std::optional<std::size_t> next() override {
    if (how_.watch.is_stopped()) is_stopped_ = true;
    if (is_stopped_ || next_ * engine::block_runs >= runs_) return std::nullopt;
    return next_++;
  }

  void simulate(std::size_t index) override {
    const std::uint64_t first = index * engine::block_runs;
    const auto count = static_cast<int>(std::min<std::uint64_t>(engine::block_runs, runs_ - first));
    BlockResult block(shape_);
    study_.simulate(first, count, block);
    for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k) {
      if (block.failed[k]) ++failed_;
      for (std::size_t m = 0; m < spots_.size(); ++m)
        values_[m][first + k] =
            block.failed[k] ? std::numeric_limits<double>::quiet_NaN()
                            : (block.*spots_[m].values)[spots_[m].first * engine::block_runs + k];
    }
  }

  void commit(std::size_t) override {
    done_ = std::min(done_ + engine::block_runs, runs_);
    if (how_.watch.progress) how_.watch.progress(done_, runs_);
  }

  std::optional<Measured> result() {
    if (is_stopped_) return std::nullopt;
    return Measured{std::move(values_), failed_};
  }

 private:
  const Study& study_;
  std::vector<Spot> spots_;
  const InMemory& how_;
  std::uint64_t runs_, done_ = 0;
  engine::ResultShape shape_;
  std::vector<std::vector<double>> values_;  ///< no two blocks write the same run
  std::atomic<std::uint64_t> failed_ = 0;
  std::size_t next_ = 0;
  bool is_stopped_ = false;
};
}  // namespace

const Quantity& quantity_of(const Expectation& one) {
  return *std::ranges::find(table_of(one), one.outcome, &Quantity::name);
}

std::optional<Measured> measure_runs(const Study& study,
                                     std::span<const Expectation* const> measures,
                                     const InMemory& how) {
  const engine::ResultHeader header = study.header();
  std::vector<Spot> spots;
  for (const Expectation* one : measures) spots.push_back(spot_of(*one, header));
  MeasuredStages stages(study, header.shape, std::move(spots), how);
  engine::run_pipeline(stages, how.threads > 0 ? how.threads : engine::all_threads());
  return stages.result();
}

}  // namespace concordat::analysis
