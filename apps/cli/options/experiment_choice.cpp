#include "apps/cli/options/experiment_choice.hpp"

#include <filesystem>

#include "apps/cli/options/output_name.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
std::vector<Setting> settings_of(const configs::Repetition& repetition) {
  std::vector<Setting> settings;
  if (repetition.replicates > 0)
    settings.emplace_back("replicates", std::to_string(repetition.replicates));
  if (repetition.seed) settings.emplace_back("seed", std::to_string(*repetition.seed));
  return settings;
}
}  // namespace

std::vector<Option> experiment_options(ExperimentChoice& choice) {
  configs::Repetition& repetition = choice.repetition;
  return {experiment_option(choice.experiment),
          replicates_option("runs of each point; as many as the experiment says unless given",
                            1'000'000,
                            [&repetition](std::uint64_t n) {
                              repetition.replicates = static_cast<std::uint32_t>(n);
                            }),
          seed_option("what all random numbers follow from; as the experiment says unless given",
                      [&repetition](std::uint64_t n) { repetition.seed = n; })};
}

configs::Experiment read_choice(const ExperimentChoice& choice, const std::string& verb) {
  if (choice.experiment.empty())
    throw engine::UserError("nothing to " + verb +
                                ": name an EXPERIMENT\n"
                                "   a file, or one that ships with the program",
                            {{engine::Advice::list_names, "experiments"}});
  return configs::repeated(configs::read_experiment_file(choice.experiment), choice.repetition);
}

std::string output_of(const ExperimentChoice& choice, const std::string& ending) {
  return output_name(std::filesystem::path(choice.experiment).stem().string() + ending,
                     settings_of(choice.repetition));
}

std::vector<std::string> words_of(const ExperimentChoice& choice) {
  std::vector<std::string> words{choice.experiment};
  for (const auto& [option, value] : settings_of(choice.repetition))
    words.insert(words.end(), {"--" + option, value});
  return words;
}

}  // namespace concordat::apps
