#include "configs/scenario/scenario.hpp"

#include <algorithm>

#include "agents/measures/metrics.hpp"
#include "configs/events/events.hpp"
#include "configs/scenario/resolve.hpp"
#include "configs/scenario/structure.hpp"

namespace concordat::configs {
namespace {

/// What a setting of everybody's regime does not reach: forums that name their own.
void note_regimes(const Overrides& overrides, const Merged& merged,
                  std::vector<std::string>& notes) {
  const auto is_regime = [](const std::string& setting) { return setting.starts_with("regime="); };
  const auto setting = std::ranges::find_if(overrides.settings, is_regime);
  if (setting == overrides.settings.end() || merged.message.forum().empty()) return;
  std::string forums;
  for (int i = 0; i < merged.message.forum_size(); ++i)
    forums += (forums.empty() ? "" : ", ") + merged.message.forum(i).of() + " (forum[" +
              std::to_string(i) + "].regime)";
  const int all = merged.message.place_size() + merged.message.system_size();
  notes.push_back(*setting +
                  (merged.message.forum_size() < all ? ": does not reach what has"
                                                     : ": changes nothing, as all have") +
                  " a regime of its own: " + forums);
}

/// Ties of those who share no forum are heard of through gossip alone.
void note_ties(const agents::Scenario& scenario, std::vector<std::string>& notes) {
  if (scenario.ties.empty() || scenario.switches.gossip) return;
  notes.push_back("ties carry trust, but nobody hears of it: switches.gossip=true");
}

/// Results of very many bodies tell of none of them, unless that is asked for.
void note_bodies(const agents::Scenario& scenario, std::vector<std::string>& notes) {
  if (scenario.each_body || agents::tells_of_each_body(scenario)) return;
  notes.push_back("results tell of no organisation and no place by itself, as there are " +
                  std::to_string(scenario.organisations.size()) +
                  ": each_body=true, at some 40 kilobytes each");
}

Resolved resolve(Merged merged, const Overrides& overrides, Problems& problems) {
  apply_settings(merged, settings_of(overrides), problems);
  Resolved resolved;
  resolved.scenario = read_merged(merged, problems);
  resolved.text = canonical_text(resolved.scenario);
  resolved.notes = notes_of(merged);
  for (std::string& note : left_out_events(merged, resolved.scenario))
    resolved.notes.push_back(std::move(note));
  note_regimes(overrides, merged, resolved.notes);
  note_ties(resolved.scenario, resolved.notes);
  note_bodies(resolved.scenario, resolved.notes);
  return resolved;
}

Resolved read(Source source, const Overrides& overrides) {
  Problems problems;
  Merged merged = merge(std::move(source), problems);
  return resolve(std::move(merged), overrides, problems);
}

}  // namespace

Resolved read_scenario_file(const std::string& path, const Overrides& overrides) {
  return read(open_source(path, path), overrides);
}

Resolved read_scenario_text(const std::string& text, const std::string& name,
                            const Overrides& overrides, const std::string& folder) {
  return read(Source(name, folder, checked_text(text, name, "scenario")), overrides);
}

Resolved footprint_scenario(const Overrides& overrides) {
  Problems problems;
  return resolve(empty_scenario(), overrides, problems);
}

}  // namespace concordat::configs
