#include "engine/ensemble/ensemble.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "engine/ensemble/pipeline.hpp"

namespace concordat::engine {
namespace {

/// The progress shown: one caller at a time, never going back.
class Progress {
 public:
  Progress(const EnsembleOptions& options, std::uint64_t done, const WorkSource& source)
      : options_(options), done_(done), source_(source) {}

  void add(std::uint64_t runs) {
    const std::lock_guard lock(mutex_);
    done_ += runs;
    if (options_.progress) {
      options_.progress(done_, source_.total());
    }
  }

 private:
  const EnsembleOptions& options_;
  std::mutex mutex_;
  std::uint64_t done_;
  const WorkSource& source_;
};

/// Outcomes and failures of several records, in their order.
RunValues values_of(const std::vector<Record>& records) {
  RunValues all;
  for (const Record& record : records) {
    const RunValues& values = record.values();
    all.failed.insert(all.failed.end(), values.failed.begin(), values.failed.end());
    all.outcomes.insert(all.outcomes.end(), values.outcomes.begin(), values.outcomes.end());
  }
  return all;
}

/// What threads hand to one another. oneTBB passes only indices between stages: everything else
/// goes through locks of our own, so that a thread sanitizer can follow it.
class Ensemble : public Stages {
 public:
  Ensemble(RunKeeper& writer, WorkSource& source, const SimulateBlock& simulate,
           const EnsembleOptions& options)
      : writer_(writer),
        source_(source),
        simulate_(simulate),
        options_(options),
        progress_(options, writer.committed(), source) {}

  /// The next piece's index, or nothing where there is none for now or it was stopped.
  std::optional<std::size_t> next() override {
    if (stopped()) {
      return {};
    }
    const std::lock_guard one(handing_out_);
    Piece piece = source_.next();
    if (piece.empty()) {
      return {};
    }
    const std::lock_guard lock(handover_);
    under_way_.emplace(handed_out_, Work{std::move(piece), {}});
    return handed_out_++;
  }

  void simulate(std::size_t index) override {
    std::vector<Record> records;
    for (const RunRange& range : piece(index)) {
      if (!stopped()) {
        records.push_back(gather(range));
        records.back().seal();
      }
    }
    const std::lock_guard lock(handover_);
    under_way_.at(index).records = std::move(records);
  }

  void commit(std::size_t index) override {
    const Work work = taken(index);
    const std::lock_guard lock(writing_);
    writer_.commit(work.records);
    std::uint64_t gathered = 0;
    for (const Record& record : work.records) {
      gathered += record.runs().last - record.runs().first;
      failed_ += record.failed();
    }
    if (gathered == runs_in(work.piece)) {  // else it was stopped on the way
      source_.done(work.piece, values_of(work.records));
    }
    if (failed_ > 0 && options_.on_failure == OnFailure::stop) {
      has_failed_ = true;
    }
    progress_.add(0);
  }

  bool stopped() const {
    return has_failed_ || (options_.stop != nullptr && options_.stop->load());
  }
  std::size_t handed_out() const {
    const std::lock_guard lock(handover_);
    return handed_out_;
  }

  EnsembleOutcome outcome() {
    const std::scoped_lock lock(handover_, writing_);
    return {writer_.committed(), failed_, !stopped()};
  }

 private:
  struct Work {
    Piece piece;
    std::vector<Record> records;
  };

  Piece piece(std::size_t index) {
    const std::lock_guard lock(handover_);
    return under_way_.at(index).piece;
  }

  Work taken(std::size_t index) {
    const std::lock_guard lock(handover_);
    return std::move(under_way_.extract(index).mapped());
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

  RunKeeper& writer_;
  WorkSource& source_;
  const SimulateBlock& simulate_;
  const EnsembleOptions& options_;
  std::mutex handing_out_;
  mutable std::mutex handover_;
  std::mutex writing_;
  std::map<std::size_t, Work> under_way_;
  std::size_t handed_out_ = 0;
  std::uint64_t failed_ = 0;
  std::atomic<bool> has_failed_ = false;
  Progress progress_;
};

int threads_of(const EnsembleOptions& options) {
  return options.threads > 0 ? options.threads : all_threads();
}

}  // namespace

EnsembleOutcome run_ensemble(RunKeeper& writer, WorkSource& source, const SimulateBlock& simulate,
                             const EnsembleOptions& options) {
  Ensemble ensemble(writer, source, simulate, options);
  for (std::size_t before = 0, after = 1; before != after && !ensemble.stopped();) {
    before = ensemble.handed_out();
    run_pipeline(ensemble, threads_of(options));
    after = ensemble.handed_out();
  }
  return ensemble.outcome();
}

EnsembleOutcome run_ensemble(ResultWriter& writer, const SimulateBlock& simulate,
                             const EnsembleOptions& options) {
  PendingWork source(writer, options.runs_per_commit > 0
                                 ? options.runs_per_commit
                                 : runs_per_piece(writer.header(), threads_of(options)));
  EnsembleOutcome outcome = run_ensemble(writer, source, simulate, options);
  outcome.complete = outcome.committed == writer.header().runs;
  return outcome;
}

}  // namespace concordat::engine
