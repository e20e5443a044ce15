#include <filesystem>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/study_cost.hpp"
#include "apps/cli/jobs/study_job.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/study_text.hpp"
#include "apps/cli/words/summary_text.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::IfExists;

struct SweepRequest {
  std::string experiment, shard;
  StudyJob job;
  bool resume = false, overwrite = false, quiet = false, dry_run = false;
  Format format = Format::text;
};

void check_request(const SweepRequest& request) {
  if (request.experiment.empty())
    throw engine::UserError(
        "nothing to study: name an EXPERIMENT\n"
        "   a file, or one that ships with the program; list them: list experiments");
  if (request.resume && request.overwrite)
    throw engine::UserError(
        "--resume and --overwrite: one or the other\n"
        "   --resume goes on with what is there, --overwrite starts again");
}

/// "2/4" is the second of four shares.
analysis::Shard shard_of(const std::string& text) {
  if (text.empty()) return {};
  unsigned long long index = 0, count = 0;
  int end = 0;
  if (std::sscanf(text.c_str(), "%llu/%llu%n", &index, &count, &end) != 2 ||
      text.size() != static_cast<std::size_t>(end) || index < 1 || index > count || count > 100'000)
    throw engine::UserError("--shard " + text +
                            ": must be a share of at most 100,000, such as 2/4\n"
                            "   the second of four");
  return {index - 1, count};
}

StudyJob complete_job(const SweepRequest& request, const Session& session) {
  StudyJob job = request.job;
  job.command = command_text(session.words);
  job.shard = shard_of(request.shard);
  if (job.output.empty())
    job.output = std::filesystem::path(request.experiment).stem().string() + ".h5";
  job.if_exists = request.resume      ? IfExists::resume
                  : request.overwrite ? IfExists::overwrite
                                      : IfExists::refuse;
  job.progress = request.quiet ? ShowProgress::no : ShowProgress::yes;
  return job;
}

/// The same command with --resume.
std::string resume_command(std::vector<std::string> words, int indent) {
  std::erase_if(words, [](const std::string& w) { return w == "--resume" || w == "--overwrite"; });
  words.emplace_back("--resume");
  return command_lines(command_text(words), indent);
}

std::string next_command(const analysis::Study& study, const std::string& output) {
  const std::string& kind = study.design().kind;
  const bool compares = kind == "full_factorial" || kind == "list" || kind == "one_at_a_time";
  return "concordat " + std::string(compares ? "compare " : "sensitivity ") + shell_word(output);
}

int report_interruption(const StudyEnd& end, const StudyJob& job, Session& session) {
  session.console.remark("  interrupted: " + plural(end.committed, "run") + " are kept beside " +
                         job.output + "\n  look at it  concordat status " + shell_word(job.output) +
                         "\n  go on with  " + resume_command(session.words, 14) + "\n");
  return ExitCode::interrupted;
}

int report_failure(const StudyEnd& end, const StudyJob& job, Session& session) {
  session.console.remark(
      "  stopped at a failed run, as --on-error stop asks: " + plural(end.committed, "run") +
      " are kept beside " + job.output + "\n  look at it  concordat status " +
      shell_word(job.output) + "\n  go on with  " + resume_command(session.words, 14) + "\n");
  return ExitCode::some_failed;
}

int report_shard(const StudyEnd& end, const SweepRequest& request, const StudyJob& job,
                 Session& session) {
  session.console.print("  shard " + request.shard + " is done: " + plural(end.committed, "run") +
                        " are kept beside " + job.output + "\n  next   concordat merge " +
                        shell_word(request.experiment) + " --output " + shell_word(job.output) +
                        "   (when all shards are)\n\n");
  return end.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int show_result(const SweepRequest& request, const analysis::Study& study, const StudyJob& job,
                Session& session) {
  const engine::ResultFile file(job.output);
  if (request.format == Format::json) {
    session.console.print(to_text(study_json(file)));
  } else {
    session.console.print(study_summary(file, session.console) +
                          written_line(job.output, file.stored_digest()) + "  next   " +
                          next_command(study, job.output) + "\n\n");
  }
  return file.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}

int show_forecast(const SweepRequest& request, const analysis::Study& study, Session& session) {
  const StudyForecast forecast = forecast_study(study, request.job.threads);
  session.console.print(request.format == Format::json ? to_text(forecast_json(forecast))
                                                       : forecast_text(forecast));
  return ExitCode::done;
}

int sweep(const SweepRequest& request, engine::Ranks& ranks, Session& session) {
  const analysis::Study study(configs::read_experiment_file(request.experiment));
  const StudyJob job = complete_job(request, session);
  if (job.is_shard() && ranks.count() > 1)
    throw engine::UserError("--shard " + request.shard + " under mpirun: one or the other\n" +
                            "   ranks share a study by themselves");
  if (ranks.is_first() && request.format == Format::text)
    session.console.print(study_heading(study, session.console));
  if (request.dry_run) return ranks.is_first() ? show_forecast(request, study, session) : 0;
  const StudyEnd end = run_study(study, job, ranks, session.console);
  switch (end.state) {
    case StudyEnd::State::other_rank:
      return ExitCode::done;
    case StudyEnd::State::shard_done:
      return report_shard(end, request, job, session);
    case StudyEnd::State::interrupted:
      return job.on_failure == engine::OnFailure::stop && end.failed > 0
                 ? report_failure(end, job, session)
                 : report_interruption(end, job, session);
    case StudyEnd::State::finished:
      break;
  }
  return show_result(request, study, job, session);
}

int act(const SweepRequest& request, Session& session) {
  check_request(request);
  if (request.shard.empty()) engine::refuse_strangers();
  engine::Ranks ranks;
  return ranks.together([&] { return sweep(request, ranks, session); });
}

std::vector<Option> sweep_options(SweepRequest& request) {
  StudyJob& job = request.job;
  return {
      {"[EXPERIMENT]", "", "a file, or the name of an experiment that ships with the program",
       into(request.experiment)},
      {"--output", "FILE", "the result file; named after the experiment unless given",
       into(job.output)},
      {"--threads", "N", "how many at once; all cores unless given. Results do not depend on it",
       whole_number("--threads", 1, 1024,
                    [&job](std::uint64_t n) { job.threads = static_cast<int>(n); })},
      {"--resume", "", "go on with an interrupted study", flag(request.resume)},
      {"--overwrite", "", "start again where the output exists", flag(request.overwrite)},
      {"--on-error", "continue|stop",
       "what to do when a run fails; it is recorded either way. continue unless given",
       one_of("--on-error", {"continue", "stop"},
              [&job](std::size_t index) {
                job.on_failure = index == 0 ? engine::OnFailure::go_on : engine::OnFailure::stop;
              })},
      {"--dry-run", "", "say what it would take: time, memory and disk; write nothing",
       flag(request.dry_run)},
      {"--shard", "I/N", "only share I of N, for job arrays; merge makes one file of them",
       into(request.shard)},
      format_option(request.format),
      {"--quiet", "", "no progress", flag(request.quiet)},
  };
}
}  // namespace

Command sweep_command() {
  const auto request = std::make_shared<SweepRequest>();
  return {"sweep",
          "Runs an experiment: a scenario under many settings, each many times, into one result "
          "file. Under mpirun the ranks share it. A killed or interrupted study goes on with "
          "--resume and ends in the same bits.",
          {"sweep regimes_compared", "sweep my_experiment.txtpb --output mine.h5",
           "sweep my_experiment.txtpb --dry-run"},
          sweep_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
