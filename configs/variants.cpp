#include "configs/variants.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "configs/reader_resolve.hpp"
#include "configs/reader_rules.hpp"
#include "configs/reader_structure.hpp"

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
  constexpr std::array<std::string_view, 10> structure{
      "title", "include", "footprint", "graphml",      "system",
      "place", "forum",   "ics",       "organisation", "vanguard"};
  return std::ranges::find(structure, first_word(setting.text)) == structure.end();
}

std::vector<Setting> as_written(std::span<const std::string> settings) {
  std::vector<Setting> written;
  for (const std::string& setting : settings) written.push_back({setting, {nullptr, {}, setting}});
  return written;
}

}  // namespace

struct Variants::State {
  Merged bare;                               ///< before any setting
  std::vector<Setting> settings;             ///< that all variants share
  Merged settled;                            ///< with them and with the footprint's organisations
  std::optional<agents::Scenario> scenario;  ///< what that says; nothing while nobody takes part

  agents::Scenario read_anew(std::span<const Setting> more, Problems& problems) const {
    Merged merged = bare;
    std::vector<Setting> all = settings;
    all.insert(all.end(), more.begin(), more.end());
    apply_settings(merged, all, problems);
    return read_merged(merged, problems);
  }

  agents::Scenario with_structure(std::span<const Setting> more, Problems& problems) const {
    Merged merged = settled;
    apply_changes(merged, more, problems);
    return read_merged(merged, problems);
  }

  /// Takes the structure as it was read; events are read again where a rule could make them wrong.
  agents::Scenario with_rules(std::span<const Setting> more, Problems& problems) const {
    const bool keep_events = std::ranges::all_of(more, is_parameter);
    Merged rules;
    rules.parts = settled.parts;
    if (!keep_events) *rules.message.mutable_event() = settled.message.event();
    apply_changes(rules, more, problems);
    problems.raise();
    agents::Scenario changed = *scenario;
    read_rules(rules.message, changed);
    if (!keep_events) {
      changed.events.clear();
      read_events(rules, changed, problems);
      problems.raise();
    }
    return changed;
  }
};

Variants::Variants(const std::string& scenario, const std::string& name, const Overrides& overrides,
                   const std::string& folder)
    : state_(std::make_unique<State>()) {
  Problems problems;
  state_->bare =
      scenario.empty()
          ? empty_scenario()
          : merge(Source(name, folder, checked_text(scenario, name, "scenario")), problems);
  state_->settings = settings_of(overrides);
  state_->settled = state_->bare;
  apply_settings(state_->settled, state_->settings, problems);
  problems.raise();
  if (state_->settled.message.organisation_size() > 0)
    state_->scenario = read_merged(state_->settled, problems);
}

Variants::~Variants() = default;
Variants::Variants(Variants&&) noexcept = default;
Variants& Variants::operator=(Variants&&) noexcept = default;

agents::Scenario Variants::with(std::span<const std::string> settings) const {
  const std::vector<Setting> more = as_written(settings);
  const auto chooses = [](const Setting& setting) { return is_footprint_setting(setting.text); };
  Problems problems;
  if (!state_->scenario || std::ranges::any_of(more, chooses))
    return state_->read_anew(more, problems);
  return std::ranges::all_of(more, is_rule) ? state_->with_rules(more, problems)
                                            : state_->with_structure(more, problems);
}

std::string Variants::text() const { return canonical_text(with({})); }

}  // namespace concordat::configs
