#include "engine/ensemble/ensemble.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "engine/ensemble/pipeline.hpp"

namespace concordat::engine {
namespace {

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

/// What threads hand to one another. oneTBB passes only indices between stages: everything else
/// goes through locks of our own, so that a thread sanitizer can follow it.
class Ensemble : public Stages {
 public:
  Ensemble(ResultWriter& writer, const SimulateBlock& simulate, const EnsembleOptions& options,
           std::uint64_t in_record)
      : writer_(writer),
        simulate_(simulate),
        options_(options),
        pending_(writer.pending(in_record)),
        progress_(options, writer.committed(), writer.header().runs) {}

  /// The next range's index, or nothing where all are handed out or it was stopped.
  std::optional<std::size_t> next() override {
    const std::lock_guard lock(handover_);
    if (next_ == pending_.size() || stopped()) {
      return {};
    }
    return next_++;
  }

  void simulate(std::size_t index) override {
    Record record = gather(range(index));
    record.seal();
    const std::lock_guard lock(handover_);
    ready_.emplace(index, std::move(record));
  }

  void commit(std::size_t index) override {
    const Record record = taken(index);
    const std::lock_guard lock(writing_);
    writer_.commit(record);
    failed_ += record.failed();
    progress_.add(0);
  }

  EnsembleOutcome outcome() {
    const std::scoped_lock lock(handover_, writing_);
    const std::uint64_t committed = writer_.committed();
    return {committed, failed_, committed == writer_.header().runs};
  }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  RunRange range(std::size_t index) {
    const std::lock_guard lock(handover_);
    return pending_[index];
  }

  Record taken(std::size_t index) {
    const std::lock_guard lock(handover_);
    return std::move(ready_.extract(index).mapped());
  }

  Record gather(RunRange runs) {
    const ResultHeader& header = writer_.header();
    Record record(header, runs);
    for (std::uint64_t first = runs.first; first < runs.last && !stopped(); first += block_runs) {
      const int count = static_cast<int>(std::min<std::uint64_t>(block_runs, runs.last - first));
      BlockResult block(header.shape, header.trajectories == Trajectories::all);
      simulate_(first, count, block);
      record.add(block, count);
      progress_.add(std::uint64_t(count));
    }
    return record;
  }

  ResultWriter& writer_;
  const SimulateBlock& simulate_;
  const EnsembleOptions& options_;
  std::mutex handover_, writing_;
  const std::vector<RunRange> pending_;
  std::size_t next_ = 0;
  std::map<std::size_t, Record> ready_;
  std::uint64_t failed_ = 0;
  Progress progress_;
};

}  // namespace

EnsembleOutcome run_ensemble(ResultWriter& writer, const SimulateBlock& simulate,
                             const EnsembleOptions& options) {
  const int threads = options.threads > 0 ? options.threads : all_threads();
  Ensemble ensemble(writer, simulate, options,
                    runs_in_record(writer.header(), options.runs_per_commit, threads));
  run_pipeline(ensemble, threads);
  return ensemble.outcome();
}

}  // namespace concordat::engine
