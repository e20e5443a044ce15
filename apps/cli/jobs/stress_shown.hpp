#pragma once
/// What a stress test says before it is simulated, and its answer afterwards.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "analysis/experiments/study.hpp"
#include "analysis/stress/over_sets.hpp"
#include "apps/cli/jobs/stress_request.hpp"
#include "apps/cli/options/command.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

using Studies = std::deque<analysis::Study>;  ///< a study stays where it is

/// How many runs there will be and, where they are many, about how long they take.
void remark_on(const Studies& studies, const StressRequest& request, Session& session);

/// The same answer for programs, and for people with what to type next.
struct StressAnswer {
  std::string text;
  Json json;
  std::uint64_t failed = 0;
};

/// Throws engine::UserError where the file cannot say what is asked. `sets` is what is known of the
/// same at parameter sets.
StressAnswer answer_of(const engine::ResultFile& file, const StressRequest& request,
                       const Console& console,
                       const std::optional<analysis::StressOverSets>& sets = {});

}  // namespace concordat::apps
