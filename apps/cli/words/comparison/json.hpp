#pragma once
/// Arms against their control, for programs.
#include "analysis/comparison/compared.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

Json comparison_json(const analysis::ComparedArms& compared);

}  // namespace concordat::apps
