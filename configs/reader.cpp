#include "configs/reader.hpp"

#include <google/protobuf/text_format.h>

#include <filesystem>

#include "configs/england.hpp"
#include "configs/reader_rules.hpp"
#include "configs/reader_settings.hpp"
#include "configs/reader_structure.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

namespace fs = std::filesystem;
using engine::UserError;

constexpr std::string_view heading =
    "# A complete Concordat scenario: nothing is left to defaults.\n";

/// A problem with the explanation that another error brings along.
void add_error(Problems& problems, const Where& where, const UserError& error) {
  const std::string text = error.what();
  const std::size_t end = std::min(text.find("\n   "), text.size());
  std::string advice = text.substr(std::min(end + 4, text.size()));
  for (std::size_t at = 0; (at = advice.find("\n   ", at)) != std::string::npos;) {
    advice.erase(++at, 3);
  }
  problems.add(where, text.substr(0, end), advice);
}

bool is_footprint_setting(const std::string& setting) { return setting.starts_with("footprint="); }

/// The footprint comes first, so that other settings can reach its organisations.
Where choose_footprint(Merged& merged, const Overrides& overrides, Problems& problems) {
  Where where = locate(merged, {{"footprint"}});
  for (const auto& setting : overrides.settings) {
    if (!is_footprint_setting(setting)) continue;
    where = {nullptr, {}, "--set " + setting};
    apply_setting(merged.message, setting, where.option, problems);
  }
  if (!overrides.footprint.empty()) {
    where = {};
    merged.message.set_footprint(overrides.footprint);
  }
  return where;
}

void expand_footprint(Merged& merged, const Where& where, Problems& problems) {
  const std::string name = merged.message.footprint();
  if (merged.message.organisation_size() + merged.message.place_size() +
          merged.message.system_size() >
      0) {
    return problems.add(where, "footprint " + quoted(name) + " and own organisations at once",
                        "a scenario has either a footprint or its own organisations, places and "
                        "systems");
  }
  try {
    agents::Scenario scenario;
    add_footprint(scenario, name);
    auto part = std::make_unique<Part>(Source("footprint " + quoted(name), "", ""));
    write_structure(scenario, part->message);
    if (!merged.message.has_title()) {
      merged.message.set_title(scenario.systems.size() == 1 ? scenario.systems[0].name : "England");
    }
    merged.add(std::move(part));
  } catch (const UserError& error) {
    add_error(problems, where, error);
  }
}

void apply_overrides(Merged& merged, const Overrides& overrides, Problems& problems) {
  const bool sound = problems.empty();
  if (overrides.months != 0) {
    const std::string months = std::to_string(overrides.months);
    apply_setting(merged.message, "months=" + months, "--months " + months, problems);
  }
  for (const auto& setting : overrides.settings) {
    // Elements cannot be counted when some could not be read.
    const bool element = setting.substr(0, setting.find('=')).find('[') != std::string::npos;
    if (is_footprint_setting(setting) || (element && !sound)) continue;
    apply_setting(merged.message, setting, "--set " + setting, problems);
  }
}

std::string canonical(const agents::Scenario& scenario) {
  schema::Scenario message;
  message.set_title(scenario.title);
  write_rules(scenario, message);
  write_structure(scenario, message);
  write_events(scenario, message);
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return std::string(heading) + text;
}

Resolved resolve(Merged merged, const Overrides& overrides, Problems& problems) {
  const Where footprint = choose_footprint(merged, overrides, problems);
  if (!merged.message.footprint().empty()) expand_footprint(merged, footprint, problems);
  apply_overrides(merged, overrides, problems);
  problems.raise();
  if (merged.message.organisation_size() == 0) {
    problems.add(
        {&merged.parts.back()->source, {}, ""}, "nobody takes part",
        "name a footprint (footprint: \"Dorset\"), add organisations, or import a graphml");
    problems.raise();
  }
  Resolved resolved;
  agents::Scenario& scenario = resolved.scenario;
  scenario.title = merged.message.title();
  if (scenario.title.empty()) {
    scenario.title = fs::path(merged.parts.back()->source.name()).stem().string();
  }
  read_rules(merged.message, scenario);
  read_structure(merged, scenario, problems);
  read_events(merged, scenario, problems);
  problems.raise();
  resolved.text = canonical(scenario);
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
  Merged merged;
  merged.add(std::make_unique<Part>(Source("scenario", "", "")));
  return resolve(std::move(merged), overrides, problems);
}

}  // namespace concordat::configs
