#include "apps/cli/options/choice.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "analysis/experiments/parameter_sets.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {
namespace {
using configs::Resolved;
using engine::UserError;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string footprint_slug(const std::string& name) {
  return lower(name) == "england" ? "england" : configs::find_footprint(name).slug;
}

[[noreturn]] void refuse(const std::string& name) {
  std::vector<std::string> known;
  for (const configs::ShippedScenario& shipped : configs::shipped_scenarios())
    known.push_back(shipped.name);
  std::string advice = did_you_mean(name, known);
  for (const configs::Footprint& footprint : configs::footprints())
    if (lower(name) == footprint.slug || lower(name) == lower(footprint.name))
      advice = "\n   it is a footprint: --footprint " + footprint.slug;
  throw UserError(name + ": no such file, and no such scenario ships with the program" + advice,
                  {{engine::Advice::list_names, "scenarios, footprints"}});
}

Resolved read_named(const std::string& name, const configs::Overrides& overrides) {
  if (std::filesystem::exists(name)) return configs::read_scenario_file(name, overrides);
  for (const configs::ShippedScenario& shipped : configs::shipped_scenarios())
    if (shipped.name == name) return configs::read_scenario_text(shipped.text, name, overrides);
  refuse(name);
}
}  // namespace

void expect_scenario(const std::string& name) {
  const auto& shipped = configs::shipped_scenarios();
  if (!std::filesystem::exists(name) &&
      std::ranges::find(shipped, name, &configs::ShippedScenario::name) == shipped.end())
    refuse(name);
}

std::vector<Option> choice_options(Choice& choice) {
  configs::Overrides& overrides = choice.overrides;
  return {
      {"[SCENARIO]", "", "a file, or the name of a scenario that ships with the program",
       into(choice.scenario)},
      footprint_option(overrides.footprint,
                       "one of the 44 footprints of 2017, by name, slug or code, or England"),
      months_option(overrides.months),
      set_option(overrides.settings,
                 "changes one thing, for example trust.gain=0.02 or regime=majority; repeatable"),
  };
}

std::vector<Setting> settings_of(const configs::Overrides& overrides) {
  std::vector<Setting> settings;
  if (overrides.months != 0) settings.emplace_back("months", std::to_string(overrides.months));
  for (const std::string& setting : overrides.settings) settings.push_back(setting_of(setting));
  return settings;
}

Chosen read_choice(const Choice& choice) {
  const std::string& footprint = choice.overrides.footprint;
  if (choice.text)
    return {configs::read_scenario_text(*choice.text, "scenario", choice.overrides), "scenario"};
  if (choice.scenario.empty() && footprint.empty())
    throw UserError(
        "nothing to simulate: name a SCENARIO or a --footprint\n"
        "   for example --footprint dorset",
        {{engine::Advice::list_names, "scenarios, footprints"}});
  if (choice.scenario.empty())
    return {configs::footprint_scenario(choice.overrides), footprint_slug(footprint)};
  std::string slug = std::filesystem::path(choice.scenario).stem().string();
  if (!footprint.empty()) slug += "_" + footprint_slug(footprint);
  return {read_named(choice.scenario, choice.overrides), slug};
}

Chosen calibrated_scenario(const std::string& ensemble, const configs::Overrides& overrides) {
  analysis::read_parameter_sets(ensemble);  // refuses what is none
  const configs::Experiment experiment =
      configs::read_experiment_text(engine::ResultFile(ensemble).scenario(), ensemble);
  configs::Overrides all = experiment.overrides;
  if (overrides.months != 0) all.months = overrides.months;
  all.settings.insert(all.settings.end(), overrides.settings.begin(), overrides.settings.end());
  return {configs::read_scenario_text(experiment.scenario, ensemble + " (scenario)", all),
          std::filesystem::path(ensemble).stem().string() + "_runs"};
}

}  // namespace concordat::apps
