#pragma once
/// What to type after looking at an output.
#include <string>

#include "analysis/status/status.hpp"

namespace concordat::apps {

/// The command that goes on with it, or looks at what came of it.
std::string next_command(const analysis::StatusReport& report);

}  // namespace concordat::apps
