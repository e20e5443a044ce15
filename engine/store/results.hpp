#pragma once
/// Results on disk: committed block by block to a journal, finished into one HDF5 file.
/// format.md in this folder is the specification of both.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/store/journal/record.hpp"

namespace concordat::engine {

enum class IfExists : std::uint8_t { refuse, resume, overwrite };

/// What keeps the results of a job while it runs: a journal on disk, or memory.
class RunKeeper {
 public:
  virtual ~RunKeeper() = default;
  virtual const ResultHeader& header() const = 0;
  virtual std::uint64_t committed() const = 0;  ///< runs that are safe
  /// What is committed, in address order: ranges, and with each its outcomes and failures.
  virtual std::vector<RunRange> committed_ranges() const = 0;
  virtual void read_committed(
      const std::function<void(RunRange, const RunValues&)>& take) const = 0;
  virtual void commit(std::span<const Record> records) = 0;
  void commit(const Record& record) { commit(std::span(&record, 1)); }
};

/// The one writer of an output, or of a part of it. Holds a lock on its journal
/// (`<output>.journal`, or `<output>.part-<i>.journal`) until destroyed; a second process gets a
/// UserError. What `commit` returned from survives kill -9 and a full disk.
class ResultWriter : public RunKeeper {
 public:
  /// Opens or resumes the journal. Throws UserError where the output exists (refuse), belongs to
  /// another scenario, seed, number of runs or program version (resume), or is being written;
  /// WriteError where the folder cannot be written. The main part sees what all parts hold, and
  /// removes them to overwrite: open it before the others.
  ResultWriter(std::string output, ResultHeader header, IfExists if_exists, Part part = 0);
  ~ResultWriter() override;

  const ResultHeader& header() const override;
  /// Runs that are not committed yet, cut into ranges of at most `at_most` runs, in order.
  std::vector<RunRange> pending(std::uint64_t at_most) const;
  /// Of its own if not the main part.
  std::uint64_t committed() const override;
  /// By all parts, of others as it was when this was opened.
  std::vector<RunRange> committed_ranges() const override;
  void read_committed(const std::function<void(RunRange, const RunValues&)>& take) const override;
  /// True where a resumed output was finished already: nothing is left to do.
  bool finished() const;
  /// What whoever began it should know, line by line: runs lost by damage, no locks.
  std::vector<std::string> warnings() const;

  using RunKeeper::commit;
  /// Appends the records (sealed or not) to the journal with one sync; throws WriteError and keeps
  /// what was committed.
  void commit(std::span<const Record> records) override;
  /// Writes the HDF5 file beside the output, syncs, renames it into place, removes the journals of
  /// all parts. Returns the digest. Needs all runs of the header committed, or as many as a study
  /// turned out to take. Throws UserError where another process still writes a part.
  std::string finish() { return finish(header().runs); }
  std::string finish(std::uint64_t runs);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A finished result file, opened for reading. Throws UserError where it is not one.
class ResultFile {
 public:
  explicit ResultFile(const std::string& path);
  ~ResultFile();

  const std::string& path() const;
  const std::string& title() const;
  const std::string& scenario() const;
  const std::string& command() const;
  const std::string& version() const;
  const std::string& commit() const;
  std::uint64_t seed() const;
  std::uint64_t runs() const;
  std::uint64_t planned_runs() const;  ///< more than there are where a study needed fewer
  std::uint64_t failed() const;
  Trajectories trajectories() const;
  const std::string& axes() const;  ///< hash of shape, quantities and codes
  int months() const;
  std::vector<std::string> series() const;    ///< names
  std::vector<std::string> outcomes() const;  ///< names
  std::vector<std::string> kept() const;      ///< of a study: names of what it keeps of months
  std::vector<std::string> organisation_codes() const;
  std::vector<std::string> place_codes() const;

  std::string stored_digest() const;  ///< as written, 32 hexadecimal digits
  std::string digest() const;         ///< computed anew from the values in the file

  /// What was varied; nothing in the file of a single scenario.
  const std::optional<DesignTable>& design() const;
  std::vector<std::uint32_t> design_points() const;  ///< [run], each below the design's points
  std::vector<std::uint32_t> replicates() const;     ///< [run], as in the runs' draws
  std::vector<std::string> point_errors() const;     ///< [point] why runs failed; "" where none did

  std::vector<std::uint8_t> failures() const;  ///< [run] 1 where it failed
  /// One value per run, in run order; NaN for a failed run, and where a run has none. Throws
  /// UserError for an unknown name.
  std::vector<float> outcome(const std::string& name) const;
  /// One value per month, over runs.
  std::vector<double> series_mean(const std::string& name) const;
  std::vector<double> series_sd(const std::string& name) const;
  std::vector<std::uint64_t> series_clipped(const std::string& name) const;  ///< runs
  /// Of a study: what a kept name, or "<name>_difference", has at every point, in the order of the
  /// variable "<name>_<statistic>": [point][month], "quantile" [point][quantile][month].
  std::vector<double> at_points(const std::string& name, const std::string& statistic) const;
  std::vector<std::int64_t> controls() const;  ///< [point] of the differences; -1: none
  /// One value per month; probability is one of those stored (.05 .25 .5 .75 .95 at least).
  std::vector<double> series_quantile(const std::string& name, double probability) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Removes the journals that a killed program left beside its finished output. Does nothing where
/// there is no such output, or the journals are another job's or still being written.
void remove_journals_of_finished(const std::string& output);

/// What is known of an output that a killed program left: runs committed of runs asked for.
/// Empty where there is no journal. Reads only; works while another process writes.
struct JournalStatus {
  std::uint64_t committed = 0, runs = 0;
};
std::optional<JournalStatus> journal_status(const std::string& output);

/// All that the journals of an unfinished output tell, of all parts. Reads only.
struct UnfinishedOutput {
  struct PartStatus {
    Part part = 0;
    std::uint64_t committed = 0;
    std::uint64_t process = 0;  ///< that holds or last held it
    bool is_being_written = false;
  };
  std::string title, scenario;  ///< the text that a study or a scenario can be read from
  std::string command;          ///< that began it
  std::vector<std::string> outcomes;
  std::uint64_t seed = 0, runs = 0, committed = 0;
  std::uint64_t damaged = 0;  ///< bytes of journals whose runs are lost
  std::vector<PartStatus> parts;
};
/// Empty where there is no journal. `take` is given each record's range, outcomes and failures, in
/// address order. Throws UserError where a journal is damaged.
std::optional<UnfinishedOutput> read_unfinished(
    const std::string& output,
    const std::function<void(RunRange, const RunValues&)>& take = nullptr);

}  // namespace concordat::engine
