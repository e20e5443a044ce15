#pragma once
/// What a result says about itself: its job, its axes and the quantities along them.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/block_result.hpp"
#include "engine/quantity.hpp"
#include "engine/store/runs/design_table.hpp"
#include "engine/store/runs/kept_months.hpp"
#include "engine/store/runs/run_plan.hpp"

namespace concordat::engine {

enum class Trajectories : std::uint8_t {
  none,
  mean,  ///< every series of every run
  all    ///< also the state of every organisation and place of every run, every month
};

/// An attribute of a variable.
struct NamedNumbers {
  const char* name;
  std::vector<double> values;
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
  KeptMonths kept;                    ///< of a study: months whose moments each point shows
  /// Why runs of a design point failed; asked once for each such point when the file is finished.
  std::function<std::string(std::uint64_t point)> explain_failure;
  /// Of runs that took parameter sets: what an outcome's variable says of them as attributes, from
  /// all its values and the set of each run. Asked once for each outcome when the file is finished.
  std::function<std::vector<NamedNumbers>(std::span<const float> values,
                                          std::span<const std::uint32_t> set)>
      over_sets;
  std::string first_month = "2016-04-01";  ///< ISO date of month 0
  std::vector<Quantity> series, outcomes, organisation_states, place_states;  ///< static storage
  /// A finished file of the same job with fewer replicates, whose runs are taken over; empty: none.
  std::string earlier;
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
