#pragma once
/// How fast change goes at the speed of trust: on a screen and as JSON.
#include <string>
#include <vector>

#include "analysis/speed/speed.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// A form of governance, and what the lift does in it: every way open first, closed last.
struct SpeedsOfRegime {
  std::string name, title;
  std::vector<analysis::Speed> speeds;
};

/// Which ways are closed in a row of the table, in its order.
std::vector<std::vector<analysis::Way>> closed_ways();

/// "choices closed"; "open" and "all closed" at the ends.
std::string closed_words(const std::vector<analysis::Way>& closed);

std::string speed_text(const std::vector<SpeedsOfRegime>& regimes, const analysis::TrustLift& lift);
Json speed_json(const std::vector<SpeedsOfRegime>& regimes, const analysis::TrustLift& lift);

}  // namespace concordat::apps
