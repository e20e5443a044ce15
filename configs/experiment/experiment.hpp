#pragma once
/// Experiments as text: reads and writes them.
#include <string>
#include <vector>

#include "configs/plan/plan.hpp"

namespace concordat::configs {

/// Whether a file, or what ships under a name, is an experiment rather than a scenario, by the
/// fields that it begins with. False if it cannot be read, or only once (a pipe).
bool is_experiment(const std::string& path_or_name);

/// Reads an experiment file, or one that ships with the program. All problems of the file are
/// reported at once, in one engine::UserError.
Experiment read_experiment_file(const std::string& path_or_name);

/// The same from text; `name` stands in error messages, files named in it are relative to
/// `folder`.
Experiment read_experiment_text(const std::string& text, const std::string& name,
                                const std::string& folder = ".");

/// The points that a calibration accepted, as an experiment of their own: the same scenario and
/// outcomes, every point with draws of its own. `points[point][factor]` as texts that settings
/// take. Its text says in comments what they were accepted for, and the remark. Throws UserError.
Experiment accepted_points(const Experiment& calibration,
                           const std::vector<std::vector<std::string>>& points,
                           const std::string& remark = {});
/// Whether a text is that of points which this very calibration accepted, with this remark: the
/// same scenario, replicates, outcomes, factors, targets and method.
bool accepts_for(const Experiment& calibration, const std::string& accepted,
                 const std::string& remark = {});

/// The targets that the points of such a text were accepted for; none where it says none.
std::vector<Target> targets_of(const std::string& accepted);

/// How often an experiment is repeated and what is kept of it, where not as it says itself.
struct Repetition {
  std::uint32_t replicates = 0;  ///< of each point, instead of its own and its rule; 0: its own
  std::optional<std::uint64_t> seed = {};
  Keep keep = {};  ///< beside what it keeps itself

  bool is_own() const {
    return replicates == 0 && !seed && keep.series.empty() && keep.paired_by.empty() &&
           !keep.every_run;
  }
};

/// The same experiment repeated so, its text too. Throws UserError.
Experiment repeated(const Experiment& experiment, const Repetition& repetition);

/// An experiment of the library that ships inside the program.
struct ShippedExperiment {
  std::string name, title, text;
};
std::vector<ShippedExperiment> shipped_experiments();

}  // namespace concordat::configs
