#include "configs/scenario/variant_reader.hpp"

#include <algorithm>
#include <array>

#include "configs/events/events.hpp"
#include "configs/scenario/rules.hpp"
#include "configs/scenario/structure.hpp"

namespace concordat::configs {
namespace {

/// The word that a setting begins with: "organisation" of "organisation[RHQ].turnover=5".
std::string_view first_word(std::string_view setting) {
  return setting.substr(0, setting.find_first_of(".[="));
}

bool is_parameter(const Setting& setting) {
  return agents::find_parameter(std::string_view(setting.text).substr(0, setting.text.find('='))) !=
         nullptr;
}

/// Whether a setting leaves organisations, places, systems and the title as they are.
bool is_rule(const Setting& setting) {
  constexpr std::array<std::string_view, 13> structure{
      "title", "include", "footprint",    "graphml",  "tables", "system", "place",
      "forum", "ics",     "organisation", "vanguard", "tie",    "network"};
  return std::ranges::find(structure, first_word(setting.text)) == structure.end();
}

}  // namespace

VariantReader::VariantReader(Merged bare, std::vector<Setting> settings, Problems& problems)
    : bare_(std::move(bare)), settings_(std::move(settings)), settled_(bare_) {
  apply_settings(settled_, settings_, problems);
  problems.raise();
  if (has_bodies(settled_.message)) scenario_ = read_merged(settled_, problems);
}

agents::Scenario VariantReader::read(std::span<const Setting> more, Problems& problems) const {
  const auto chooses = [](const Setting& setting) { return is_footprint_setting(setting.text); };
  if (!scenario_ || std::ranges::any_of(more, chooses)) return read_anew(more, problems);
  return std::ranges::all_of(more, is_rule) ? with_rules(more, problems)
                                            : with_structure(more, problems);
}

agents::Scenario VariantReader::read_anew(std::span<const Setting> more, Problems& problems) const {
  Merged merged = bare_;
  std::vector<Setting> all = settings_;
  all.insert(all.end(), more.begin(), more.end());
  apply_settings(merged, all, problems);
  return read_merged(merged, problems);
}

agents::Scenario VariantReader::with_structure(std::span<const Setting> more,
                                               Problems& problems) const {
  Merged merged = settled_;
  apply_changes(merged, more, problems);
  return read_merged(merged, problems);
}

/// Takes the structure as it was read; events are read again where a rule could make them wrong.
agents::Scenario VariantReader::with_rules(std::span<const Setting> more,
                                           Problems& problems) const {
  const bool keep_events = std::ranges::all_of(more, is_parameter);
  Merged rules;
  rules.parts = settled_.parts;
  rules.own = settled_.own;
  rules.footprint = settled_.footprint;
  if (!keep_events) *rules.message.mutable_event() = settled_.message.event();
  if (!keep_events) *rules.message.mutable_stress() = settled_.message.stress();
  apply_changes(rules, more, problems);
  problems.raise();
  agents::Scenario changed = *scenario_;
  read_rules(rules.message, changed);
  if (!keep_events) {
    changed.events.clear();
    changed.shocks.clear();
    read_events(rules, changed, problems);
    problems.raise();
  }
  return changed;
}

}  // namespace concordat::configs
