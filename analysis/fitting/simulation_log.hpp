#pragma once
/// What a calibration has simulated so far, kept on disk: a killed one is run again from its start
/// and takes from here what it knows already. As it is a function of its seed, it asks for the
/// same.
#include <cstdint>
#include <memory>
#include <string>

#include "analysis/ensembles/simulator.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

class SimulationLog {
 public:
  static std::string path_of(const std::string& output);

  /// Opens or creates the log of an output, and holds it; `job` is all that decides the results
  /// (the experiment's text, the program's version). Throws UserError where there is one and it may
  /// not be used (refuse), or is another job's (resume), or is in use; WriteError where it cannot
  /// be written.
  SimulationLog(const std::string& output, const std::string& job, engine::IfExists if_exists);
  ~SimulationLog();

  /// The simulator, which is asked only for batches that are not in the log; what it gives is safe
  /// on disk before it is handed on. The log has to outlive it.
  Simulator remembering(Simulator simulator);

  /// Whether the output may take the place of a file, also of a job that is gone on with.
  bool replaces() const;
  std::uint64_t found() const;  ///< points that were in the log when it was opened
  void remove();                ///< once the calibration is done

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concordat::analysis
