#include "apps/cli/jobs/scenario_arms.hpp"

#include <algorithm>
#include <filesystem>

#include "apps/cli/options/choice.hpp"

namespace concordat::apps {
namespace {

bool is_scenario(const std::string& word) {
  if (std::filesystem::exists(word)) return word.ends_with(".txtpb");
  const auto shipped = configs::shipped_scenarios();
  return std::ranges::find(shipped, word, &configs::ShippedScenario::name) != shipped.end();
}

/// "mcp.h5"; by number where two would be alike.
std::string file_of(const std::string& folder, const std::string& name, std::size_t k) {
  const std::string stem = std::filesystem::path(name).stem().string();
  const std::string path = (std::filesystem::path(folder) / (stem + ".h5")).string();
  return std::filesystem::exists(path)
             ? (std::filesystem::path(folder) / (stem + "_" + std::to_string(k + 1) + ".h5"))
                   .string()
             : path;
}

}  // namespace

bool are_scenarios(const std::vector<std::string>& words) {
  const auto is_file = [](const std::string& word) { return word.ends_with(".h5"); };
  return words.size() > 1 && std::ranges::any_of(words, is_scenario) &&
         std::ranges::none_of(words, is_file);
}

std::string scenario_among(const std::vector<std::string>& words) {
  if (words.size() < 2) return "";
  const auto found = std::ranges::find_if(words, is_scenario);
  return found == words.end() ? "" : *found;
}

std::optional<std::vector<std::string>> simulate_arms(const ScenarioArms& arms,
                                                      const std::string& folder,
                                                      const JobRequest& request, Session& session) {
  std::vector<std::string> files;
  for (std::size_t k = 0; k < arms.names.size(); ++k) {
    Choice choice{arms.names[k], arms.overrides};
    analysis::OneScenario one{read_choice(choice).resolved, arms.seed, arms.runs};
    if (arms.uncertain.is_asked) {
      const agents::Scenario* scenario = &one.scenario.scenario;
      one.sets = analysis::draw_parameter_sets(
          std::span(&scenario, 1),
          drawing_of(arms.uncertain, arms.runs, arms.seed, arms.overrides.settings));
    }
    const analysis::Study study(std::move(one));
    JobRequest own = request;
    own.output = file_of(folder, arms.names[k], k);
    if (!run_shown(study, job_of(own, "", session), own, session).is_finished()) return {};
    files.push_back(own.output);
  }
  return files;
}

}  // namespace concordat::apps
