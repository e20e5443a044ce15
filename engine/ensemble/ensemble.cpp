#include "engine/ensemble/ensemble.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <mutex>

namespace concordat::engine {
namespace {

namespace tbb = oneapi::tbb;

/// Runs in a record: enough records to share among the threads, few enough that writing them
/// costs little beside the runs.
std::uint64_t runs_in_record(const ResultHeader& header, std::uint64_t asked, int threads) {
  if (asked > 0) {
    return asked;
  }
  const std::uint64_t records = std::max<std::uint64_t>(16, 4 * std::uint64_t(threads));
  const std::uint64_t blocks = header.runs / records / block_runs + 1;
  return std::min(blocks * block_runs, Record::most_runs(header));
}

/// The progress shown: one caller at a time, never going back.
class Progress {
 public:
  Progress(const EnsembleOptions& options, std::uint64_t done, std::uint64_t total)
      : options_(options), done_(done), total_(total) {}

  void add(std::uint64_t runs) {
    const std::lock_guard lock(mutex_);
    done_ += runs;
    if (options_.progress) {
      options_.progress(done_, total_);
    }
  }

 private:
  const EnsembleOptions& options_;
  std::mutex mutex_;
  std::uint64_t done_;
  const std::uint64_t total_;
};

class Ensemble {
 public:
  Ensemble(ResultWriter& writer, const SimulateBlock& simulate, const EnsembleOptions& options,
           std::uint64_t in_record)
      : writer_(writer),
        simulate_(simulate),
        options_(options),
        pending_(writer.pending(in_record)),
        progress_(options, writer.committed(), writer.header().runs) {}

  void run(std::size_t records_under_way) {
    const auto next = [this](tbb::flow_control& control) { return next_range(control); };
    const auto simulate = [this](RunRange range) { return gather(range); };
    const auto commit = [this](std::shared_ptr<Record> record) { keep(*record); };
    tbb::parallel_pipeline(
        records_under_way,
        tbb::make_filter<void, RunRange>(tbb::filter_mode::serial_in_order, next) &
            tbb::make_filter<RunRange, std::shared_ptr<Record>>(tbb::filter_mode::parallel,
                                                                simulate) &
            tbb::make_filter<std::shared_ptr<Record>, void>(tbb::filter_mode::serial_out_of_order,
                                                            commit));
  }

  std::uint64_t failed() const { return failed_; }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  RunRange next_range(tbb::flow_control& control) {
    if (next_ == pending_.size() || stopped()) {
      control.stop();
      return {};
    }
    return pending_[next_++];
  }

  std::shared_ptr<Record> gather(RunRange range) const {
    auto record = std::make_shared<Record>(writer_.header(), range);
    const ResultHeader& header = writer_.header();
    for (std::uint64_t first = range.first; first < range.last && !stopped(); first += block_runs) {
      const int count = static_cast<int>(std::min<std::uint64_t>(block_runs, range.last - first));
      BlockResult block(header.shape, header.trajectories == Trajectories::all);
      simulate_(first, count, block);
      record->add(block, count);
      progress_.add(std::uint64_t(count));
    }
    record->seal();
    return record;
  }

  void keep(const Record& record) {
    writer_.commit(record);
    failed_ += record.failed();
    progress_.add(0);
  }

  ResultWriter& writer_;
  const SimulateBlock& simulate_;
  const EnsembleOptions& options_;
  const std::vector<RunRange> pending_;
  std::size_t next_ = 0;
  std::uint64_t failed_ = 0;
  mutable Progress progress_;
};

}  // namespace

EnsembleOutcome run_ensemble(ResultWriter& writer, const SimulateBlock& simulate,
                             const EnsembleOptions& options) {
  const int threads = options.threads > 0 ? options.threads : tbb::info::default_concurrency();
  const std::uint64_t in_record = runs_in_record(writer.header(), options.runs_per_commit, threads);
  Ensemble ensemble(writer, simulate, options, in_record);
  // An arena alone never has more threads than cores; asked for more, it shall have them.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  std::size_t(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] { ensemble.run(2 * std::size_t(threads)); });
  return {writer.committed(), ensemble.failed(), writer.committed() == writer.header().runs};
}

}  // namespace concordat::engine
