#pragma once
/// Pressure up and down again, and the map of trust and pressure, as text and as JSON.
#include <string>

#include "analysis/stress/map.hpp"
#include "analysis/stress/sweeps.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string sweeps_text(const analysis::Sweeps& sweeps, const Console& console);
Json sweeps_json(const analysis::Sweeps& sweeps);

std::string map_text(const analysis::TrustMap& map, const Console& console);
Json map_json(const analysis::TrustMap& map);

}  // namespace concordat::apps
