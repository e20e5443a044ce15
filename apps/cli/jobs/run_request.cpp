#include "apps/cli/jobs/run_request.hpp"

#include "engine/error.hpp"
#include "engine/statistics/moments.hpp"

namespace concordat::apps {
namespace {
constexpr std::uint64_t most_runs = engine::most_counted_runs;
}  // namespace

bool takes_sets(const RunRequest& request) {
  return !request.ensemble.empty() || request.uncertain.is_asked;
}

void expect_sound(const RunRequest& request) {
  if (!request.shard.empty() && !takes_sets(request))
    throw engine::UserError("--shard " + request.shard +
                            ": of which sets?\n   shares are of parameter sets: it goes with "
                            "--uncertain or --ensemble");
  expect_sound(request.uncertain, request.ensemble);
  if (request.only && (takes_sets(request) || !request.until.empty() || request.asked_runs > 0))
    throw engine::UserError(
        "--run " + std::to_string(*request.only) +
        ": is one run alone\n   without --replicates, --until, --uncertain and --ensemble; of a "
        "result file replay has --run too");
  if (!request.until.empty() && takes_sets(request))
    throw engine::UserError(
        "--until: goes with one set of parameters\n"
        "   more runs of the same sets make what these leave open no narrower");
}

Chosen chosen_scenario(const RunRequest& request) {
  const bool is_chosen = request.choice.text || !request.choice.scenario.empty() ||
                         !request.choice.overrides.footprint.empty();
  return is_chosen || request.ensemble.empty()
             ? read_choice(request.choice)
             : calibrated_scenario(request.ensemble, request.choice.overrides);
}

analysis::Study study_of(const RunRequest& request, const Chosen& chosen) {
  analysis::OneScenario one{chosen.resolved, request.seed, request.runs()};
  if (!request.ensemble.empty()) one.sets = analysis::read_parameter_sets(request.ensemble);
  if (request.uncertain.is_asked) {
    const agents::Scenario* scenario = &chosen.resolved.scenario;
    one.sets = analysis::draw_parameter_sets(
        std::span(&scenario, 1), drawing_of(request.uncertain, request.runs(), request.seed,
                                            request.choice.overrides.settings));
  }
  one.trajectories = request.trajectories;
  one.until = request.until;
  if (request.only) one.first = *request.only;
  return analysis::Study(std::move(one));
}

std::vector<Option> run_options(RunRequest& request) {
  const std::vector<Option> own{
      replicates_option("how many runs; 1,000 unless given", most_runs,
                        [&request](std::uint64_t n) { request.asked_runs = n; }),
      until_option(request.until),
      {"--run", "N",
       "only replicate N, counted from 0, as it is among more; with --trajectories all "
       "everything that the model measures of it",
       whole_number("--run", 0, most_runs,
                    [&request](std::uint64_t n) { request.only = static_cast<std::uint32_t>(n); })},
      {"--ensemble", "FILE",
       "runs take in turn the parameter sets that calibrate accepted; without a SCENARIO that of "
       "the calibration",
       into(request.ensemble)},
      shard_option(request.shard,
                   "only share I of N of the parameter sets, for job arrays; the same without "
                   "it and with --resume makes one file of them"),
      seed_option(request.seed),
      {"--trajectories", "none|mean|all",
       "also keep every run's series (mean), and every organisation's (all); large",
       one_of("--trajectories", {"none", "mean", "all"},
              [&request](std::size_t index) {
                request.trajectories = static_cast<engine::Trajectories>(index);
              })},
      format_option(request.format),
      {"--commit-every", "N", "advanced: runs between two moments of safety on disk",
       whole_number("--commit-every", 1, most_runs,
                    [&request](std::uint64_t n) { request.runs_per_commit = n; })},
  };
  return joined(
      joined(joined(choice_options(request.choice), own), uncertain_options(request.uncertain)),
      job_options(request.job,
                  "the result file; named after the footprint or scenario and what was "
                  "set unless given"));
}

}  // namespace concordat::apps
