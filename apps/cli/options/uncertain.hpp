#pragma once
/// --uncertain: parameters drawn too, so that what they leave open stands beside chance.
#include "analysis/uncertainty/drawn_sets.hpp"
#include "apps/cli/options/output_name.hpp"
#include "apps/cli/options/shared.hpp"

namespace concordat::apps {

/// What a line says of it.
struct UncertainRequest {
  bool is_asked = false;
  std::uint64_t per_set = 0;  ///< runs of each set; 0: not given

  std::uint64_t runs_of_set() const { return per_set > 0 ? per_set : 8; }
};

/// --uncertain and --per-set.
std::vector<Option> uncertain_options(UncertainRequest& request);

/// Is the line sound beside an --ensemble? Throws engine::UserError.
void expect_sound(const UncertainRequest& request, const std::string& ensemble);

/// How many sets and of what; `settings` hold what they set. Throws engine::UserError where the
/// runs are not two sets.
analysis::Drawing drawing_of(const UncertainRequest& request, std::uint64_t runs,
                             std::uint64_t seed, const std::vector<std::string>& settings);

/// What names of files say of it.
void add_settings(const UncertainRequest& request, std::vector<Setting>& settings);

}  // namespace concordat::apps
