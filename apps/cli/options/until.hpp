#pragma once
/// --until: as many runs as it takes to know an outcome's mean.
#include <vector>

#include "apps/cli/options/output_name.hpp"
#include "apps/cli/options/shared.hpp"
#include "configs/plan/plan.hpp"

namespace concordat::apps {

/// Runs at most, where --until is given and --replicates is not.
inline constexpr std::uint64_t most_until = 100'000;

/// "final_integration within .01"; repeatable.
Option until_option(std::vector<configs::Narrow>& until);

/// What names of files say of it.
void add_settings(const std::vector<configs::Narrow>& until, std::vector<Setting>& settings);

/// "until final_integration is within .01".
std::string until_words(const std::vector<configs::Narrow>& until);

}  // namespace concordat::apps
