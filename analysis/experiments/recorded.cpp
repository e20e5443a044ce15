#include "analysis/experiments/recorded.hpp"

#include <algorithm>

#include "engine/error.hpp"
#include "engine/store/journal/job.hpp"

namespace concordat::analysis {
namespace {
using engine::ResultFile;
using engine::UserError;

/// An experiment keeps no series over all its runs, a scenario alone does.
bool is_of_experiment(const ResultFile& file) { return file.design() && file.series().empty(); }

OneScenario one_scenario(const ResultFile& file) {
  OneScenario one;
  one.scenario = configs::read_scenario_text(file.scenario(), file.path() + " (scenario)");
  one.seed = file.seed();
  one.runs = file.runs();
  if (file.design())
    one.sets = parameter_sets_of(file);
  else if (file.runs() > 0)
    one.first = file.replicates().front();
  return one;
}

configs::Experiment experiment_in(const ResultFile& file) {
  return configs::read_experiment_text(file.scenario(), file.path() + " (experiment)");
}

[[noreturn]] void refuse(const ResultFile& file, const std::string& why) {
  throw UserError(file.path() + ": " + why);
}

/// Where its own draws follow from how many there are, more are others.
void expect_shared_draws(const ResultFile& file, bool has_own_draws) {
  if (has_own_draws)
    refuse(file,
           "its points have random draws of their own, which follow from the number of "
           "replicates\n   more of them are other runs: run it anew");
}

/// The text that made a point's scenario, and what the point sets on top of it.
struct PointText {
  std::string scenario;
  configs::Overrides overrides;
};

PointText text_of(const ResultFile& file, const Study& study, std::uint64_t point) {
  PointText text{file.scenario(), {}};
  if (is_of_experiment(file)) text = {study.experiment().scenario, study.experiment().overrides};
  for (const std::string& setting : study.settings(point)) {
    if (setting.starts_with("footprint="))
      text.overrides.footprint = setting.substr(setting.find('=') + 1);
    else
      text.overrides.settings.push_back(setting);
  }
  return text;
}
}  // namespace

Study recorded_study(const ResultFile& file) {
  if (!is_of_experiment(file)) return Study(one_scenario(file));
  return Study(experiment_in(file));
}

std::uint64_t replicates_in(const ResultFile& file) {
  if (!file.design()) return file.runs();
  std::vector<std::uint64_t> taken(file.design()->points());
  for (const std::uint32_t point : file.design_points()) ++taken[point];
  return taken.empty() ? 0 : std::ranges::min(taken);
}

Study extended_study(const ResultFile& file, std::uint64_t replicates) {
  if (is_of_experiment(file) && configs::refined_list(experiment_in(file)))
    refuse(file, "some of its points were run because of what others did\n   run it anew");
  const std::uint64_t there = replicates_in(file);
  if (there > 0 &&
      (replicates < there || (replicates == there && file.runs() == file.planned_runs())))
    refuse(file, "holds " + engine::with_commas(there) + " replicates already, asked are " +
                     engine::with_commas(replicates) + "\n   ask for more of them");
  if (!is_of_experiment(file)) {
    expect_shared_draws(file, file.design().has_value());
    OneScenario one = one_scenario(file);
    one.runs = replicates;
    one.trajectories = file.trajectories();
    return Study(std::move(one));
  }
  const configs::Experiment experiment = experiment_in(file);
  expect_shared_draws(file, experiment.own_draws);
  if (!experiment.replicates.narrow.empty())
    refuse(file,
           "its points took as many replicates as each needed\n"
           "   ask for narrower intervals in the experiment, and run it anew");
  return Study(configs::repeated(experiment, {static_cast<std::uint32_t>(replicates)}));
}

Study single_run(const ResultFile& file, std::uint64_t run, engine::Trajectories trajectories) {
  if (run >= file.runs())
    refuse(file, "there is no run " + engine::with_commas(run) + "\n   it has runs 0 to " +
                     engine::with_commas(file.runs() - 1));
  const Study study = recorded_study(file);
  const std::uint32_t point = file.design_points()[run];
  const PointText text = text_of(file, study, point);
  OneScenario one;
  one.scenario =
      text.scenario.empty()
          ? configs::footprint_scenario(text.overrides)
          : configs::read_scenario_text(text.scenario, file.path() + " (scenario)", text.overrides);
  one.seed = file.seed();
  one.runs = 1;
  one.first = file.replicates()[run];
  one.trajectories = trajectories;
  return Study(std::move(one));
}

}  // namespace concordat::analysis
