#pragma once
/// What an experiment keeps of the months of its runs.
#include <span>

#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// The beginning of the names of what places have: "place_integration".
inline constexpr std::string_view of_places = "place_";

Keep read_keep(const ExperimentText& text, std::span<const Factor> factors, Problems& problems);

}  // namespace concordat::configs
