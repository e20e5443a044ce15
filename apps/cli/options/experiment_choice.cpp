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

std::vector<Option> keep_options(configs::Keep& keep) {
  return {
      {"--keep", "SERIES",
       "also keep months: at every point mean, spread and quantiles of this series, or of a "
       "state of places (place_integration); repeatable",
       into(keep.series)},
      {"--paired-by", "FACTOR",
       "with --keep: also differences, run by run, from the point with the first value of "
       "this factor and all others alike",
       into(keep.paired_by)},
      {"--every-run", "", "with --keep: the months of each run too; large", flag(keep.every_run)}};
}

configs::Experiment read_choice(const ExperimentChoice& choice, const std::string& verb) {
  if (choice.text)
    return configs::repeated(configs::read_experiment_text(*choice.text, "experiment"),
                             choice.repetition);
  if (choice.experiment.empty())
    throw engine::UserError("nothing to " + verb +
                                ": name an EXPERIMENT\n"
                                "   a file, or one that ships with the program",
                            {{engine::Advice::list_names, "experiments"}});
  return configs::repeated(configs::read_experiment_file(choice.experiment), choice.repetition);
}

std::string output_of(const ExperimentChoice& choice, const std::string& ending) {
  std::vector<Setting> settings = settings_of(choice.repetition);
  const configs::Keep& keep = choice.repetition.keep;
  for (const std::string& name : keep.series) settings.emplace_back("keep_" + name, "");
  if (!keep.paired_by.empty()) settings.emplace_back("by_" + keep.paired_by, "");
  if (keep.every_run) settings.emplace_back("every_run", "");
  return output_name(std::filesystem::path(choice.experiment).stem().string() + ending, settings);
}

std::vector<std::string> words_of(const ExperimentChoice& choice) {
  std::vector<std::string> words{choice.experiment};
  for (const auto& [option, value] : settings_of(choice.repetition))
    words.insert(words.end(), {"--" + option, value});
  const configs::Keep& keep = choice.repetition.keep;
  for (const std::string& name : keep.series) words.insert(words.end(), {"--keep", name});
  if (!keep.paired_by.empty()) words.insert(words.end(), {"--paired-by", keep.paired_by});
  if (keep.every_run) words.emplace_back("--every-run");
  return words;
}

}  // namespace concordat::apps
