#pragma once
/// A finished file whose runs a job with more replicates takes over as they are. It stays where it
/// is until the longer job is finished, so a kill at any time leaves it or its successor.
#include <memory>
#include <string>
#include <vector>

#include "engine/statistics/moment_table.hpp"
#include "engine/store/runs/header.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::engine {

class EarlierRuns {
 public:
  /// The file that the header names. Throws UserError where its runs are not the first of this job.
  explicit EarlierRuns(const ResultHeader& header);
  ~EarlierRuns();

  /// Addresses of its runs in the plan of the longer job, ascending, cut into ranges that are read
  /// at once.
  const std::vector<RunRange>& ranges() const;
  std::uint64_t runs() const;
  /// Values of the runs of a range. Throws hdf5::Failure, as all below.
  void read(std::size_t range, RunValues& into) const;
  /// The same without paths.
  void read_outcomes(std::size_t range, RunValues& into) const;
  void add_moments(MomentTable& into) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concordat::engine
