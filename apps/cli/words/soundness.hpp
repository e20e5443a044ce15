#pragma once
/// Whether all that ships is sound, a line each.
#include <string>
#include <vector>

#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {

/// Of a footprint, scenario, experiment or pattern.
struct Soundness {
  std::string name, problem;  ///< no problem: sound
  std::size_t organisations = 0, places = 0, pairs = 0;
  double estimated = 0;
};

/// All footprints, England, and all that ships, with these settings on top; problems in words for
/// the caller of `program`.
std::vector<Soundness> judge_all(const Choice& asked, const std::string& program);

Table soundness_table(const std::vector<Soundness>& all);

}  // namespace concordat::apps
