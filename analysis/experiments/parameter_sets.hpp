#pragma once
/// The parameter sets of an ensemble file, which runs take in turn.
#include <string>

#include "engine/store/results.hpp"

namespace concordat::analysis {

struct ParameterSets {
  engine::DesignTable design;
  std::string origin;  ///< "400 sets, digest 68aa..."
};

/// Reads what a calibration wrote. Throws engine::UserError for another file, and for sets
/// of what is no parameter, because that changes the structure.
ParameterSets read_parameter_sets(const std::string& path);
/// The same from an open file, as of runs that took such sets.
ParameterSets parameter_sets_of(const engine::ResultFile& file);

/// Which run takes which set: all sets in turn, each run with draws of its own.
engine::RunPlan plan_of(const ParameterSets& sets, std::uint64_t runs);

}  // namespace concordat::analysis
