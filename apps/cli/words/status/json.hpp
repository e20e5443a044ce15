#pragma once
/// What is known of an output, for programs.
#include "analysis/status/status.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

Json status_json(const analysis::StatusReport& report);

}  // namespace concordat::apps
