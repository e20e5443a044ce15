#pragma once
/// What a scenario's sources expect of it beside a counterfactual. The model never sees it.
#include <cstdint>
#include <string>
#include <vector>

#include "configs/scenario/scenario.hpp"

namespace concordat::configs {

struct Expectation {
  enum class Sign : std::uint8_t { higher, lower, alike, unsaid };

  std::string than;                         ///< a scenario; empty: this one
  std::vector<std::string> set;             ///< "path=value", of the counterfactual
  std::vector<std::string> without_events;  ///< names
  std::string outcome = "final_integration";
  int month = 0;      ///< after which the outcome, a series, is compared; 0: at the end
  std::string place;  ///< code; the outcome is a state of this place at the end
  Sign sign = Sign::unsaid;
  std::vector<std::string> sources;
  std::string because;
};

/// Whether there is something to compare.
inline bool is_said(const Expectation& one) { return one.sign != Expectation::Sign::unsaid; }

/// The counterfactual in words: "three_places", "without \"450 million\", regime=memorandum".
std::string counterfactual_words(const Expectation& one);

/// A scenario with what is expected of it.
struct ExpectedScenario {
  std::string name, kind;
  Resolved shipped;
  std::vector<Expectation> expectations;
  std::vector<agents::Scenario> counterfactuals;  ///< [expectation]; empty where nothing is said
};

/// A shipped scenario or a file, in another footprint if one is named. What expects nothing is not
/// read. What is wrong with an expectation is told with its place, all at once. Throws
/// engine::UserError.
ExpectedScenario read_expected(const std::string& path, const std::string& footprint = "");

}  // namespace concordat::configs
