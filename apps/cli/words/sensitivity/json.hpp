#pragma once
/// What decides an outcome, for programs.
#include "apps/cli/screen/json.hpp"
#include "apps/cli/words/sensitivity/factors.hpp"

namespace concordat::apps {

Json sensitivity_json(const StudyFactors& factors);

}  // namespace concordat::apps
