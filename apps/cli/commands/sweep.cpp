#include <memory>

#include "analysis/jobs/forecast.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/experiment_choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/forecast.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/study.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {

struct SweepRequest {
  ExperimentChoice choice;
  std::string shard;
  JobRequest job;
  engine::OnFailure on_failure = engine::OnFailure::go_on;
  bool dry_run = false;
  Format format = Format::text;
};

analysis::Job complete_job(const SweepRequest& request, const Session& session) {
  analysis::Job job = job_of(request.job, output_of(request.choice), session);
  job.shard = shard_of(request.shard);
  job.on_failure = request.on_failure;
  return job;
}

int report_shard(const analysis::JobEnd& end, const SweepRequest& request, const analysis::Job& job,
                 Session& session) {
  std::vector<std::string> merge{session.words.front(), "merge"};
  for (const std::string& word : words_of(request.choice)) merge.push_back(word);
  merge.insert(merge.end(), {"--output", job.output, "--shards", std::to_string(job.shard.count)});
  session.console.print(share_lines(request.shard, end, job) + "  next   " +
                        command_lines(command_text(merge), 9) + "\n\n");
  return end.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int show_result(const SweepRequest& request, const std::string& output, Session& session) {
  const engine::ResultFile file(output);
  if (request.format == Format::json) {
    session.console.print(to_text(study_json(file)));
  } else {
    session.console.print(
        study_summary(file, session.console) + written_line(output, file.stored_digest()) +
        "  next   " +
        command_lines(command_text(next_after_study(file, session.words.front())), 9) + "\n\n");
  }
  return file.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}

int show_forecast(const SweepRequest& request, const analysis::Study& study, Session& session) {
  if (engine::launch().rank > 0) return ExitCode::done;  // the first rank times it alone
  const analysis::StudyForecast forecast = analysis::forecast_study(study, request.job.threads);
  session.console.print(request.format == Format::json ? to_text(forecast_json(forecast))
                                                       : forecast_text(forecast));
  return ExitCode::done;
}

int act(const SweepRequest& request, Session& session) {
  request.job.if_exists();  // before anything is read: is the line sound?
  const configs::Experiment experiment = read_choice(request.choice, "study");
  session.console.remark(note_lines(experiment.notes));
  const analysis::Study study(experiment);
  session.console.keep(experiment.title);
  session.console.keep(study.scenario().title);
  const analysis::Job job = complete_job(request, session);
  if (request.format == Format::text) session.console.print(study_heading(study, session.console));
  if (request.dry_run) return show_forecast(request, study, session);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  if (end.state == analysis::JobEnd::State::shard_done)
    return report_shard(end, request, job, session);
  return end.is_finished() ? show_result(request, job.output, session)
                           : report_early_end(end, job, session);
}

std::vector<Option> sweep_options(SweepRequest& request) {
  const std::vector<Option> own{
      {"--on-error", "continue|stop",
       "what to do when a run fails; it is recorded either way. continue unless given",
       one_of("--on-error", {"continue", "stop"},
              [&request](std::size_t index) {
                request.on_failure =
                    index == 0 ? engine::OnFailure::go_on : engine::OnFailure::stop;
              })},
      {"--dry-run", "", "say what it would take: time, memory and disk; write nothing",
       flag(request.dry_run)},
      shard_option(request.shard,
                   "only share I of N, for job arrays; merge makes one file of them"),
      format_option(request.format)};
  return joined(joined(joined(experiment_options(request.choice),
                              keep_options(request.choice.repetition.keep)),
                       own),
                job_options(request.job,
                            "the result file; named after the experiment and what was set unless "
                            "given"));
}
}  // namespace

Command sweep_command() {
  const auto request = std::make_shared<SweepRequest>();
  return {"sweep",
          "Runs an experiment: a scenario under many settings, each many times, into one result "
          "file. Under mpirun the ranks share it. A killed or interrupted study goes on with "
          "--resume and ends in the same bits.",
          {"sweep regimes_compared", "sweep my_experiment.txtpb --output mine.h5",
           "sweep my_experiment.txtpb --dry-run",
           "sweep regimes_compared --keep integration --paired-by regime"},
          sweep_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
