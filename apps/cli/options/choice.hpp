#pragma once
/// Which scenario a command line chooses: a file, one that ships with the program, a footprint.
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/options/output_name.hpp"
#include "apps/cli/options/shared.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::apps {

/// What stands on the line.
struct Choice {
  std::string scenario;  ///< a file's path or a shipped scenario's name
  configs::Overrides overrides;
  std::optional<std::string> text = {};  ///< of the scenario itself, which then no word names
};

/// SCENARIO, --footprint, --months and --set.
std::vector<Option> choice_options(Choice& choice);

/// What the overrides set beside the place, for names of files.
std::vector<Setting> settings_of(const configs::Overrides& overrides);

struct Chosen {
  configs::Resolved resolved;
  std::string slug;  ///< names its files: "dorset"
};

/// Reads what was chosen. Throws engine::UserError with the nearest name.
Chosen read_choice(const Choice& choice);

/// The scenario that an ensemble file was calibrated on, with these overrides on top.
Chosen calibrated_scenario(const std::string& ensemble, const configs::Overrides& overrides);

/// Throws engine::UserError where a name is neither a file nor a scenario that ships: with the
/// --footprint that is meant, where it is one.
void expect_scenario(const std::string& name);

}  // namespace concordat::apps
