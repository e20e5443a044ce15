#pragma once
/// All that a stress test can be asked, one question after the other.
#include "apps/cli/jobs/stress_request.hpp"
#include "apps/cli/options/command.hpp"

namespace concordat::apps {

/// Shocks, keystones, pressure up and down, the map, and the first shock at parameter sets; each
/// has a result file of its own, named by `output_of`. What a line says of shocks and ways of
/// governing is for the first alone. The exit code; throws engine::UserError.
int ask_all(const StressRequest& full, Session& session);

}  // namespace concordat::apps
