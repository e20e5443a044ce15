#pragma once
/// Conditions under which patterns are looked for again: controls, rival rules, other places.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "configs/experiment/experiment.hpp"

namespace concordat::configs {

/// A pattern under a condition is the same experiment with these on top.
struct Condition {
  enum class Kind : std::uint8_t { control, rule, place };
  std::string name;   ///< of the file, without its ending
  std::string title;  ///< heading of tables
  Kind kind = Kind::control;
  std::vector<std::string> settings;  ///< "path=value", as settings are
  std::string removes;    ///< controls: the mechanism that is taken away, as Pattern::needs says it
  std::string footprint;  ///< instead of the pattern's own; empty: none
  std::string scenario;   ///< name of a shipped scenario with organisations instead of a footprint
};

/// Those that ship inside the program: controls, rules, places, each by name.
std::vector<Condition> shipped_conditions();

/// What is changed in a pattern before it is looked for.
struct PatternChanges {
  std::vector<std::string> settings;  ///< on top of its own
  std::string footprint, scenario;    ///< instead of its footprint; empty: its own
  std::uint32_t replicates = 0;       ///< 0: its own
  std::uint32_t at_most = 0;          ///< replicates no more than this; 0: as many as it has
  std::uint64_t seed = 1;
};

/// A pattern of the library (by file name or id), or a file: an experiment with `pattern` and
/// claims. Nothing where the changes do not apply to it: they set what it varies, or bring a place
/// to a pattern that has its own organisations or varies the footprint. Throws engine::UserError
/// with all problems of the file.
std::optional<Experiment> read_pattern(const std::string& path_or_name,
                                       const PatternChanges& changes);

/// File names (without ending) of the patterns that ship inside the program, in the order of their
/// ids.
std::vector<std::string> shipped_patterns();

}  // namespace concordat::configs
