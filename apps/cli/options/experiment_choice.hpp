#pragma once
/// Which experiment a command line chooses, and how often it is repeated.
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/options/shared.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::apps {

struct ExperimentChoice {
  std::string experiment;  ///< a file's path or a shipped name
  configs::Repetition repetition;
  std::optional<std::string> text = {};  ///< of the experiment itself, which then no word names
};

/// EXPERIMENT, --replicates and --seed.
std::vector<Option> experiment_options(ExperimentChoice& choice);
/// --keep, --paired-by and --every-run.
std::vector<Option> keep_options(configs::Keep& keep);

/// Reads it; `verb` is what the command would do to it. Throws engine::UserError.
configs::Experiment read_choice(const ExperimentChoice& choice, const std::string& verb);

/// "trust_and_money.h5", "trust_and_money_replicates4.h5"; `ending` comes before what was set.
std::string output_of(const ExperimentChoice& choice, const std::string& ending = "");

/// The words that choose the same.
std::vector<std::string> words_of(const ExperimentChoice& choice);

}  // namespace concordat::apps
