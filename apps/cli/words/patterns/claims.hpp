#pragma once
/// Claims in words.
#include <string>

#include "configs/experiment/patterns.hpp"

namespace concordat::apps {

/// What is computed: "integration_120 at .6 - integration_120 at .1".
std::string number_words(const configs::ClaimStatistic& statistic);

/// What is expected of it: "above 0, at least .2".
std::string expected_words(const configs::Claim& claim);

/// "emergent", "tuned", "imposed".
std::string standing_word(configs::Pattern::Standing standing);

/// "calibration", "validation".
std::string use_word(configs::Pattern::Use use);

/// "control", "rule", "place".
std::string kind_word(configs::Condition::Kind kind);

/// The shortest text of a number, without a 0 before the point.
std::string short_number(double value);

}  // namespace concordat::apps
