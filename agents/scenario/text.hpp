#pragma once
/// A resolved scenario as plain lines: everything that a run needs but its seed and replicate, for
/// whoever runs it without the reader of scenario files.
#include <string>
#include <string_view>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// Every field, in a fixed order, numbers by their shortest decimals: reading gives the same
/// scenario again, to the last bit. Needs codes that are unique.
std::string write_text(const Scenario& scenario);

/// Reads what `write_text` wrote; anything unknown or missing is an engine::UserError that begins
/// with `name`, line and column. Ranges are for `check` to look at.
Scenario read_text(std::string_view text, const std::string& name);

}  // namespace concordat::agents
