#include <filesystem>
#include <memory>

#include "analysis/report/summary.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/run_request.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/calibration/predictive.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/precision.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
/// The words without those that name the output, and without a regime.
Words without_output_and_regime(const Words& typed) {
  constexpr TypedOption of_output[]{
      {"--output", true}, {"--resume", false}, {"--overwrite", false}};
  Words kept;
  for (const std::string& word : without(typed, of_output)) {
    const bool is_set = !kept.empty() && kept.back() == "--set" && word.starts_with("regime=");
    if (is_set)
      kept.pop_back();
    else if (!word.starts_with("--set=regime="))
      kept.push_back(word);
  }
  return kept;
}

/// After the scenario and all that was set.
std::string output_of(const RunRequest& request, const Chosen& chosen) {
  const RunRequest usual;
  std::vector<Setting> settings = settings_of(request.choice.overrides);
  if (request.runs() != usual.runs() && request.asked_runs > 0)
    settings.emplace_back("replicates", std::to_string(request.asked_runs));
  if (request.seed != usual.seed) settings.emplace_back("seed", std::to_string(request.seed));
  add_settings(request.uncertain, settings);
  add_settings(request.until, settings);
  if (request.only) settings.emplace_back("run", std::to_string(*request.only));
  return output_name(chosen.slug, settings);
}

/// The same under the other regime, whose file is named after that; where it is there already, what
/// is in this one.
std::string next_command(RunRequest request, const Chosen& chosen, const std::string& output,
                         const std::vector<std::string>& typed) {
  const bool is_majority = chosen.resolved.scenario.regime == agents::Regime::majority;
  const std::string other = is_majority ? "regime=memorandum" : "regime=majority";
  std::vector<std::string>& settings = request.choice.overrides.settings;
  std::erase_if(settings, [](const std::string& set) { return set.starts_with("regime="); });
  settings.push_back(other);
  std::vector<std::string> words{typed.front(), "info", output};
  if (!std::filesystem::exists(output_of(request, chosen))) {
    words = without_output_and_regime(typed);
    words.insert(words.end(), {"--set", other});
  }
  return command_lines(command_text(words), 9);
}

std::vector<analysis::TargetBand> bands_of(const RunRequest& request) {
  return analysis::predicted_targets(engine::ResultFile(request.ensemble));
}

void show_result(const RunRequest& request, const Chosen& chosen, const std::string& output,
                 const analysis::Summary& summary, Session& session) {
  const agents::Scenario& scenario = chosen.resolved.scenario;
  Console& console = session.console;
  if (request.format == Format::json) {
    Json json = summary_json(summary, scenario, output);
    for (const configs::Narrow& each : request.until)
      json["until"].push_back({{"outcome", each.outcome}, {"half_width", each.half_width}});
    if (!request.ensemble.empty())
      json["predictive"] = predictive_json(bands_of(request), engine::ResultFile(output));
    console.print(to_text(json));
    return;
  }
  console.print(summary_text(summary, scenario, console));
  if (!request.ensemble.empty())
    console.print(predictive_text(bands_of(request), engine::ResultFile(output)));
  if (!request.until.empty()) console.print(until_lines(summary, request.until) + "\n");
  console.print(written_line(output, summary.digest));
  console.print("  next   " + next_command(request, chosen, output, session.words) + "\n\n");
}

std::string run_words(const RunRequest& request, const analysis::Study& study) {
  const std::string sets =
      takes_sets(request) ? " · " + plural(study.points(), "parameter set") : "";
  const std::string runs = request.until.empty() ? plural(request.runs(), "run")
                                                 : until_words(request.until) + ", at most " +
                                                       plural(request.runs(), "run");
  return runs + sets + " · seed " + std::to_string(request.seed);
}

/// A share of the sets is done; the same line without it makes one file of all.
int report_shard(const RunRequest& request, const analysis::JobEnd& end, const analysis::Job& job,
                 Session& session) {
  constexpr TypedOption of_share[]{{"--shard", true}, {"--overwrite", false}};
  session.console.print(share_lines(request.shard, end, job) + "  next   " +
                        command_lines(command_text(resumed(without(session.words, of_share))), 9) +
                        "\n\n");
  return end.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int act(const RunRequest& request, Session& session) {
  request.job.if_exists();  // before anything is read: is the line sound?
  expect_sound(request);
  const Chosen chosen = chosen_scenario(request);
  session.console.remark(note_lines(chosen.resolved.notes));
  const analysis::Study study = study_of(request, chosen);
  session.console.keep(study.scenario().title);
  analysis::Job job = job_of(request.job, output_of(request, chosen), session);
  job.runs_per_commit = request.runs_per_commit;
  job.shard = shard_of(request.shard);
  expect_apart(request.ensemble, "the ensemble that the runs are to take", job.output);
  const analysis::JobEnd end = run_shown(study, job, request.job, session, [&] {
    if (request.format == Format::text)
      session.console.print(portrait(study.scenario(), run_words(request, study), session.console));
  });
  if (end.state == analysis::JobEnd::State::shard_done)
    return report_shard(request, end, job, session);
  if (!end.is_finished()) return report_early_end(end, job, session);
  const analysis::Summary summary = analysis::summarise(engine::ResultFile(job.output));
  show_result(request, chosen, job.output, summary, session);
  return summary.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

}  // namespace

Command run_command() {
  const auto request = std::make_shared<RunRequest>();
  return {"run",
          "Simulates a footprint or scenario many times, into one result file, and shows what "
          "comes of it. Under mpirun the ranks share it. A killed or interrupted job goes on with "
          "--resume and ends in the same "
          "bits; nothing that was finished is lost.",
          {"run --footprint dorset", "run --footprint \"Greater Manchester\" --replicates 10,000",
           "run my_scenario.txtpb --set trust.gain=0.02 --output slower_trust.h5",
           "run --footprint dorset --until \"final_integration within .005\"",
           "run --footprint dorset --uncertain", "run --ensemble recover_parameters_ensemble.h5"},
          run_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
