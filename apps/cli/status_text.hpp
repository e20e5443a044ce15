#pragma once
/// What is known of an output, on one screen or for programs.
#include <string>

#include "apps/cli/console.hpp"
#include "apps/cli/json.hpp"
#include "apps/cli/status_report.hpp"

namespace concordat::apps {

std::string status_text(const StatusReport& report, const Console& console);
Json status_json(const StatusReport& report);

}  // namespace concordat::apps
