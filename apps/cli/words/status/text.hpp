#pragma once
/// What is known of an output, on one screen.
#include <string>

#include "analysis/status/status.hpp"
#include "apps/cli/screen/console.hpp"

namespace concordat::apps {

std::string status_text(const analysis::StatusReport& report, const Console& console);

}  // namespace concordat::apps
