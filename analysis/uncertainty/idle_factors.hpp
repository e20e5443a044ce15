#pragma once
/// Which factors of a study cannot act: parameters of what none of its points switches on.
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::analysis {

/// [factor] Whether it can act at no point. Of a study that has more than 500 different structures
/// nobody looks, and none is said to be idle. Throws engine::UserError for a file that holds no
/// study.
std::vector<bool> idle_factors(const engine::ResultFile& study);

}  // namespace concordat::analysis
