#include "configs/experiment/rivals.hpp"

#include <algorithm>

#include "agents/tables/parameters.hpp"
#include "agents/tables/switches.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/text/problems.hpp"

namespace concordat::configs {
namespace {
constexpr std::string_view of_switches = "switches.";

std::string path_set_by(const std::string& setting) { return setting.substr(0, setting.find('=')); }

std::string value_set_by(const std::string& setting) {
  return setting.substr(setting.find('=') + 1);
}

/// What the scenario has at a path that a rival sets.
std::string own_value(const std::string& path, const agents::Scenario& base) {
  if (!path.starts_with(of_switches)) return number(base.parameters[*agents::find_parameter(path)]);
  const auto row = std::ranges::find(agents::switch_table(), path.substr(of_switches.size()),
                                     &agents::SwitchRow::name);
  return base.switches.*row->member ? "true" : "false";
}
}  // namespace

RivalFactors::RivalFactors(const std::vector<Rival>& rivals, const agents::Scenario& base) {
  const auto is_there = [&](const std::string& setting) {
    return own_value(path_set_by(setting), base) == value_set_by(setting);
  };
  const auto is_as_it_is = [&](const Rival& rival) { return std::ranges::all_of(rival, is_there); };
  for (const Rival& rival : rivals)
    for (const std::string& setting : rival)
      if (const std::string path = path_set_by(setting);
          !is_as_it_is(rival) && std::ranges::find(paths_, path) == paths_.end()) {
        paths_.push_back(path);
        own_.push_back(own_value(path, base));
      }
  for (const Rival& rival : rivals) {
    if (is_as_it_is(rival)) continue;
    values_.push_back(own_);
    for (const std::string& setting : rival) {
      const auto at = std::ranges::find(paths_, path_set_by(setting)) - paths_.begin();
      values_.back()[static_cast<std::size_t>(at)] = value_set_by(setting);
    }
  }
}

std::string rival_words(const std::vector<std::string>& settings) {
  for (const Condition& condition : shipped_conditions()) {
    const auto is_part = [&](const std::string& setting) {
      return std::ranges::find(condition.settings, setting) != condition.settings.end();
    };
    if (condition.kind == Condition::Kind::control && std::ranges::all_of(settings, is_part))
      return "without " + condition.removes;
  }
  std::string words;
  for (const std::string& setting : settings) {
    const std::string path = path_set_by(setting), value = value_set_by(setting);
    if (!words.empty()) words += ", ";
    if (!path.starts_with(of_switches))
      words += setting;
    else
      words += (value == "true" ? "with " : "without ") + path.substr(of_switches.size());
  }
  return words;
}

}  // namespace concordat::configs
