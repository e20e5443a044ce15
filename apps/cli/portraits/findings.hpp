#pragma once
/// What a prepared scenario is made of, and where it differs from the defaults.
#include <string>
#include <vector>

#include "agents/structure/structure.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// A parameter that is not at its default, everybody's or one body's own.
struct Changed {
  std::string path;  ///< as a setting: "trust.gain", "place[salford].pooling.share"
  double value;
  const agents::ParameterRow* row;
};

struct Findings {
  std::uint64_t boards = 0, places = 0, pairs = 0, contracts = 0, flat_contracts = 0, events = 0;
  double turnover = 0, estimated = 0;  ///< £m a year
  std::uint64_t synthetic = 0;
  std::vector<Changed> changed;
};

Findings examine(const agents::Structure& structure);

/// Of all turnover.
double estimated_share(const Findings& found);

/// The scenario's portrait, then what was found.
std::string findings_text(const agents::Structure& structure, const Findings& found,
                          const Console& console);
/// The same facts for programs.
Json findings_json(const agents::Structure& structure, const Findings& found);

}  // namespace concordat::apps
