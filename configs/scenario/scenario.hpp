#pragma once
/// Scenarios as text: reads, checks, resolves and writes them.
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "configs/shipped/scenarios.hpp"

namespace concordat::configs {

/// A scenario ready to be prepared, with the complete text that says the same.
struct Resolved {
  agents::Scenario scenario;
  /// Canonical text with every organisation, parameter and switch written out. Reading it again
  /// gives the same scenario and the same text.
  std::string text;
  /// What imported networks say and nobody reads, and history that is left out as it lies after the
  /// end, each with its place.
  std::vector<std::string> notes{};
};

/// What is asked for beside a text of a scenario, in the order given.
struct Overrides {
  std::string footprint;              ///< empty: what the scenario says
  int months = 0;                     ///< 0: what the scenario says
  std::vector<std::string> settings;  ///< "path=value": "trust.gain=0.02", "regime=majority"
};

/// Reads a scenario file with its includes. All problems of a file are reported at once, in one
/// engine::UserError.
Resolved read_scenario_file(const std::string& path, const Overrides& overrides = {});

/// The same from text; `name` stands in error messages; includes are relative to `folder`.
Resolved read_scenario_text(const std::string& text, const std::string& name,
                            const Overrides& overrides = {}, const std::string& folder = ".");

/// A scenario that is nothing but a footprint (or "England") and the defaults.
Resolved footprint_scenario(const Overrides& overrides);

}  // namespace concordat::configs
