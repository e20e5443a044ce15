#pragma once
/// What stands below the matrix of a stress test: whether runs come back, who goes first, early
/// warnings, regret, and what the first cell is under other assumptions.
#include <string>

#include "apps/cli/words/stress/stress.hpp"

namespace concordat::apps {

std::string beside_text(const analysis::StressReport& report, const BesideReport& beside);

}  // namespace concordat::apps
