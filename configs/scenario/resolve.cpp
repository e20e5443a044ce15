#include "configs/scenario/resolve.hpp"

#include <google/protobuf/text_format.h>

#include <filesystem>

#include "configs/england/england.hpp"
#include "configs/events/events.hpp"
#include "configs/scenario/rules.hpp"
#include "configs/scenario/settings.hpp"
#include "configs/scenario/structure.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

namespace fs = std::filesystem;
using engine::UserError;

constexpr std::string_view heading =
    "# A complete Concordat scenario: nothing is left to defaults.\n";

/// A problem with the explanation that another error brings along.
void add_error(Problems& problems, const Where& where, const UserError& error) {
  Hint hint(error);
  const std::string text = hint.lines;
  const std::size_t end = std::min(text.find("\n   "), text.size());
  hint.lines = text.substr(std::min(end + 4, text.size()));
  for (std::size_t at = 0; (at = hint.lines.find("\n   ", at)) != std::string::npos;) {
    hint.lines.erase(++at, 3);
  }
  problems.add(where, text.substr(0, end), hint);
}

/// The footprint comes first, so that other settings can reach its organisations.
Where choose_footprint(Merged& merged, std::span<const Setting> settings, Problems& problems) {
  Where where = locate(merged, {{"footprint"}});
  for (const Setting& setting : settings) {
    if (!is_footprint_setting(setting.text)) continue;
    where = setting.where;
    apply_setting(merged.message, setting.text, where, problems);
  }
  return where;
}

void expand_footprint(Merged& merged, const Where& where, Problems& problems) {
  const std::string name = merged.message.footprint();
  try {
    agents::Scenario scenario;
    add_footprint(scenario, name);
    auto part = std::make_unique<Part>(Source("footprint " + quoted(name), "", ""));
    write_structure(scenario, part->message);
    if (!merged.message.has_title()) {
      merged.message.set_title(scenario.systems.size() == 1 ? scenario.systems[0].name : "England");
    }
    amend(merged, *part, where, problems);
    merged.add(std::move(part));
  } catch (const UserError& error) {
    add_error(problems, where, error);
  }
}

/// Whom a setting takes off all boards, it takes off those that a footprint or a file names.
void leave_boards(schema::Scenario& message) {
  for (auto& organisation : *message.mutable_organisation())
    if (organisation.off_board()) organisation.clear_board();
}

std::string title_of(const Merged& merged) {
  const std::string& title = merged.message.title();
  return title.empty() ? fs::path(merged.parts.back()->source.name()).stem().string() : title;
}

}  // namespace

bool is_footprint_setting(std::string_view setting) { return setting.starts_with("footprint="); }

std::vector<Setting> settings_of(const Overrides& overrides) {
  std::vector<Setting> settings;
  if (overrides.months != 0) {
    const std::string months = std::to_string(overrides.months);
    settings.push_back({"months=" + months, {nullptr, {}, {engine::Asked::months, months}}});
  }
  for (const std::string& setting : overrides.settings)
    settings.push_back({setting, {nullptr, {}, {engine::Asked::setting, setting}}});
  if (!overrides.footprint.empty()) settings.push_back({"footprint=" + overrides.footprint, {}});
  return settings;
}

void apply_changes(Merged& merged, std::span<const Setting> settings, Problems& problems) {
  const bool sound = problems.empty();
  for (const Setting& setting : settings) {
    // Elements cannot be counted when some could not be read.
    const std::string path = setting.text.substr(0, setting.text.find('='));
    const bool element = path.find('[') != std::string::npos;
    if (is_footprint_setting(setting.text) || (element && !sound)) continue;
    apply_setting(merged.message, setting.text, setting.where, problems);
    if (path.ends_with("].off_board")) leave_boards(merged.message);
  }
}

void apply_settings(Merged& merged, std::span<const Setting> settings, Problems& problems) {
  const Where footprint = choose_footprint(merged, settings, problems);
  if (!merged.message.footprint().empty()) expand_footprint(merged, footprint, problems);
  apply_changes(merged, settings, problems);
}

agents::Scenario read_merged(const Merged& merged, Problems& problems) {
  problems.raise();
  if (!has_bodies(merged.message)) {
    problems.add({&merged.parts.back()->source, {}}, "nobody takes part",
                 "name a footprint (footprint: \"Dorset\"), add organisations or a network, or "
                 "import a graphml");
    problems.raise();
  }
  agents::Scenario scenario;
  scenario.title = title_of(merged);
  read_rules(merged.message, scenario);
  read_structure(merged, scenario, problems);
  read_own_values(merged.message, scenario);
  read_events(merged, scenario, problems);
  read_years(merged, scenario, problems);
  problems.raise();
  return scenario;
}

Merged empty_scenario() {
  Merged merged;
  merged.add(std::make_unique<Part>(Source("scenario", "", "")));
  return merged;
}

std::string canonical_text(const agents::Scenario& scenario) {
  schema::Scenario message;
  message.set_title(scenario.title);
  write_rules(scenario, message);
  write_structure(scenario, message);
  write_own_values(scenario, message);
  write_events(scenario, message);
  write_years(scenario, message);
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return std::string(heading) + text;
}

}  // namespace concordat::configs
