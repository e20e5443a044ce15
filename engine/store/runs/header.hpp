#pragma once
/// What a result says about itself: its job, its axes and the quantities along them.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/block_result.hpp"
#include "engine/quantity.hpp"
#include "engine/store/runs/design_table.hpp"
#include "engine/store/runs/run_plan.hpp"

namespace concordat::engine {

enum class Trajectories : std::uint8_t {
  none,
  mean,  ///< every series of every run
  all    ///< also the state of every organisation of every run, every month
};

/// What a result file says about itself and its axes.
struct ResultHeader {
  std::string title;
  std::string scenario;  ///< the complete resolved scenario text: enough to replay
  std::string command;   ///< how it was asked for, in the words of whoever asked
  std::string version, commit;
  std::uint64_t seed = 1;
  std::uint64_t runs = 0;  ///< addresses: all replicates that a study may take
  Trajectories trajectories = Trajectories::none;
  ResultShape shape;
  RunPlan plan;
  std::optional<DesignTable> design;  ///< of a study
  /// Why runs of a design point failed; asked once for each such point when the file is finished.
  std::function<std::string(std::uint64_t point)> explain_failure;
  std::string first_month = "2016-04-01";  ///< ISO date of month 0
  std::vector<Quantity> series, outcomes, organisation_states, place_states;  ///< static storage
  Missing missing;  ///< of a single scenario: what it has no value of
  std::vector<std::string> organisation_codes, organisation_names, organisation_kinds;
  std::vector<std::string> place_codes, place_names;
};

/// A half-open range of addresses of runs.
struct RunRange {
  std::uint64_t first = 0, last = 0;
  bool operator==(const RunRange&) const = default;
};

/// Which of several writers of one output: processes of MPI or of a job array have a part each.
/// Part 0 is the main one, which finishes the file from all parts.
using Part = int;

}  // namespace concordat::engine
