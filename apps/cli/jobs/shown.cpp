#include "apps/cli/jobs/shown.hpp"

#include <filesystem>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/next.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
std::string run_count(std::uint64_t committed, std::uint64_t wanted) {
  return with_thousands(committed) + " of " + plural(wanted, "run");
}

/// After a failure to write: what is safe, and how to go on.
std::string kept_words(const std::string& output, const Session& session) {
  const auto status = engine::journal_status(output);
  if (!status || status->committed == 0) return "";
  return "\n   " + run_count(status->committed, status->runs) +
         " are kept; once that is mended, go on with\n      " + resume_command(session.words, 6);
}
}  // namespace

analysis::Watch ShownWork::watch() {
  analysis::Watch watch{&guard_.requested()};
  watch.warned = [this](const std::string& line) { console_.remark("  note: " + line + "\n"); };
  if (!is_quiet_)
    watch.progress = [this](std::uint64_t done, std::uint64_t total) { bar_.show(done, total); };
  return watch;
}

analysis::Maker maker_of(const Session& session) {
  return {command_text(session.words), version(), commit()};
}

analysis::Job job_of(const JobRequest& request, const std::string& output, const Session& session) {
  analysis::Job job;
  job.output = request.output.empty() ? output : request.output;
  job.if_exists = request.if_exists();
  job.maker = maker_of(session);
  job.threads = request.threads;
  return job;
}

void expect_apart(const std::string& input, const std::string& what_it_is,
                  const std::string& output) {
  std::error_code not_there;
  if (!input.empty() && std::filesystem::equivalent(input, output, not_there))
    throw engine::UserError(output + ": is " + what_it_is, {engine::Advice::choose_another_output});
}

analysis::JobEnd run_shown(const analysis::Study& study, const analysis::Job& job,
                           const JobRequest& request, Session& session,
                           std::function<void()> opened) {
  analysis::expect_no_calibration(job);
  analysis::expect_begun(job);
  ShownWork shown(session.console, request.quiet);
  analysis::Watch watch = shown.watch();
  watch.opened = std::move(opened);
  try {
    const analysis::JobEnd end = analysis::run_job(study, job, watch);
    shown.end();
    return end;
  } catch (const engine::WriteError& error) {
    throw engine::WriteError(in_words(error, session.words.front()) +
                             kept_words(job.output, session));
  } catch (const std::bad_alloc&) {
    throw NoMemory(kept_words(job.output, session));
  }
}

int report_early_end(const analysis::JobEnd& end, const analysis::Job& job, Session& session) {
  using State = analysis::JobEnd::State;
  if (end.state == State::other_rank) return ExitCode::done;
  const bool has_failed = end.state == State::failed;
  session.console.remark(
      (has_failed ? "  stopped at a failed run, as --on-error stop asks: " : "  interrupted: ") +
      run_count(end.committed, end.wanted) + " are kept beside " + job.output +
      "\n  look at it   " +
      command_lines(command_text({session.words.front(), "status", job.output}), 15) +
      "\n  go on with   " + resume_command(session.words, 15) + "\n");
  return has_failed ? ExitCode::some_failed : ExitCode::interrupted;
}

std::string share_lines(const std::string& shard, const analysis::JobEnd& end,
                        const analysis::Job& job) {
  return "  shard " + shard + " is done: " + plural(end.committed, "run") + " are kept beside " +
         job.output + "\n  when all shards are, make one file of them\n";
}

std::string resume_command(std::vector<std::string> words, int indent) {
  return command_lines(command_text(resumed(std::move(words))), indent);
}

}  // namespace concordat::apps
