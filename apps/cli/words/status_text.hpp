#pragma once
/// What is known of an output, on one screen or for programs.
#include <string>

#include "apps/cli/jobs/status_report.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string status_text(const StatusReport& report, const Console& console);
Json status_json(const StatusReport& report);

}  // namespace concordat::apps
