#pragma once
/// A merged scenario with settings on top becomes agents::Scenario.
#include <span>
#include <string>
#include <vector>

#include "configs/merged/merge.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::configs {

/// "path=value" and where it was written.
struct Setting {
  std::string text;
  Where where;
};

/// What is asked for beside the text, in the order in which it counts: the last one wins.
std::vector<Setting> settings_of(const Overrides& overrides);

/// Whether a setting chooses the footprint, which brings organisations and comes before all others.
bool is_footprint_setting(std::string_view setting);

/// Applies settings that choose no footprint, in order.
void apply_changes(Merged& merged, std::span<const Setting> settings, Problems& problems);

/// Chooses the footprint, brings in its organisations and applies the other settings; once for a
/// merged scenario.
void apply_settings(Merged& merged, std::span<const Setting> settings, Problems& problems);

/// What a merged scenario says, every reference checked. Throws engine::UserError with all
/// problems.
agents::Scenario read_merged(const Merged& merged, Problems& problems);

/// A scenario without a text, to which settings bring a footprint.
Merged empty_scenario();

/// The complete text of a scenario.
std::string canonical_text(const agents::Scenario& scenario);

}  // namespace concordat::configs
