#pragma once
/// The text of an experiment, parsed: its own fields, and the scenario that it names or holds.
#include <initializer_list>
#include <memory>
#include <set>
#include <string>

#include "configs/merged/merge.hpp"
#include "configs/schema/experiment.pb.h"

namespace concordat::configs {

struct ExperimentText {
  explicit ExperimentText(Source text) : source(std::move(text)) {}
  Source source;
  schema::Experiment message;  ///< without the scenario
  std::unique_ptr<Positions> positions;
  Merged scenario;                ///< before any setting
  std::vector<std::string> more;  ///< settings from outside, on top of `set`

  /// Paths that have one value in all points: of all settings, and "months" and "footprint" if
  /// given.
  std::set<std::string> fixed() const;
  /// Where a field was written, or the nearest group around it.
  Where at(std::initializer_list<Step> path) const;
};

/// Parses an experiment and its scenario, every number checked against its range.
std::unique_ptr<ExperimentText> parse_experiment(Source source, Problems& problems);

}  // namespace concordat::configs
