#pragma once
/// What is known of an output: being written, broken off or finished; a run or a study.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/so_far.hpp"

namespace concordat::analysis {

enum class OutputState {
  being_written,
  interrupted,
  unmerged,  ///< all runs are there, the file is not
  finished
};

/// A journal: of the one process, or of one of several.
struct PartReport {
  int part = 0;
  std::uint64_t runs = 0, process = 0;
  bool is_being_written = false;
};

struct FailureReport {
  engine::RunName run;
  std::vector<std::string> settings;  ///< "trust.gain=0.02", of a study
  std::string error;
};

struct PointReport {
  std::vector<std::string> settings;  ///< none: a single scenario
  std::uint64_t runs = 0;
  std::vector<MeanSoFar> means;  ///< [outcome]
};

struct StatusReport {
  std::string file, title, command;
  OutputState state = OutputState::finished;
  std::uint64_t seed = 0;
  std::string design;  ///< kind; empty: a single scenario
  std::uint64_t points = 1, points_complete = 0;
  std::uint64_t runs = 0, wanted = 0;  ///< wanted: as far as is known
  bool is_adaptive = false;            ///< more runs may turn out to be wanted
  std::uint64_t failed = 0;
  std::vector<PartReport> parts;        ///< none of a finished file
  double rate = 0;                      ///< runs a second; 0: not known
  std::vector<FailureReport> failures;  ///< the first few
  std::vector<std::string> outcomes;    ///< names
  std::vector<PointReport> by_point;    ///< of few points: each
  std::vector<MeanSoFar> over_design;   ///< [outcome]; of many points
};

/// Throws engine::UserError where an output is not there, but begun: runs are kept beside it, or
/// what a calibration has simulated.
void expect_not_begun(const std::string& output);

/// Reads the journals of an output, or the output. Throws engine::UserError where there is neither.
StatusReport status_of(const std::string& output);

}  // namespace concordat::analysis
