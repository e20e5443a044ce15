#include <filesystem>
#include <memory>

#include "agents/scenario/scenario.hpp"
#include "analysis/experiments/recorded.hpp"
#include "analysis/report/summary.hpp"
#include "analysis/status/status.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/study.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/error.hpp"
#include "engine/statistics/moments.hpp"

namespace concordat::apps {
namespace {
struct ExtendRequest {
  std::string file;
  std::uint64_t replicates = 0;
  JobRequest job;
  Format format = Format::text;
};

int show_result(const analysis::Study& study, const analysis::Job& job,
                const ExtendRequest& request, Session& session) {
  const engine::ResultFile file(job.output);
  const bool is_study = file.design() && file.series().empty();
  Console& console = session.console;
  if (request.format == Format::json)
    console.print(
        to_text(is_study ? study_json(file)
                         : summary_json(analysis::summarise(file), study.scenario(), job.output)));
  else
    console.print((is_study ? study_summary(file, console)
                            : summary_text(analysis::summarise(file), study.scenario(), console)) +
                  written_line(job.output, file.stored_digest()) + "\n");
  return file.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}

/// What is simulated, before it is.
std::string heading(const engine::ResultFile& file, const analysis::Study& study,
                    const ExtendRequest& request) {
  const bool keeps_months = !file.kept().empty();
  std::string text = "\n  " + file.title() + "\n  " +
                     with_thousands(analysis::replicates_in(file)) + " replicates become " +
                     with_thousands(request.replicates);
  if (study.points() > 1) text += " at each of " + plural(study.points(), "point");
  text += " · seed " + std::to_string(file.seed()) + "\n";
  if (keeps_months)
    text += "  its file has the months of points, not of runs: all are simulated again\n";
  return text + "\n";
}

/// Only the runs that were added are kept beside a file that is extended: without it they are not
/// enough, and the line that was typed would not go on.
void expect_base(const std::string& file) {
  if (std::filesystem::exists(std::filesystem::symlink_status(file))) return;
  const auto begun = engine::read_unfinished(file);
  if (!begun) return;
  const std::vector<std::string> words = shell_words(begun->command);
  if (words.size() > 1 && words[1] == "extend")
    throw engine::UserError(file + ": is gone, and was to be extended; " +
                            plural(begun->committed, "run") +
                            " of what was added are kept beside it\n   put it back, or give the "
                            "command that made it once more with all replicates and --resume");
}

/// A longer file takes the place of a file, and never that of a link to one.
void expect_no_link(const ExtendRequest& request) {
  if (request.job.output.empty() && std::filesystem::is_symlink(request.file))
    throw engine::UserError(request.file + ": is a link to " +
                            std::filesystem::read_symlink(request.file).string() +
                            "\n   name the file itself, or another --output");
}

int act(const ExtendRequest& request, Session& session) {
  if (request.file.empty() || request.replicates == 0)
    throw engine::UserError(
        "extend: which FILE, to how many replicates?" +
        for_example(session.words.front(), "extend dorset.h5 --replicates 10,000"));
  expect_base(request.file);
  expect_no_link(request);
  analysis::expect_not_begun(request.file);
  const engine::ResultFile file(request.file);
  if (request.job.output.empty() && analysis::replicates_in(file) == request.replicates &&
      file.runs() == file.planned_runs()) {
    engine::remove_journals_of_finished(request.file);  // of one that was killed at the very end
    session.console.print("  nothing to do: " + request.file + " holds " +
                          plural(request.replicates, "replicate") + "\n");
    return ExitCode::done;
  }
  const analysis::Study study = analysis::extended_study(file, request.replicates);
  session.console.keep(file.title());
  analysis::Job job = job_of(request.job, request.file, session);
  job.earlier = request.file;
  if (job.output == request.file) job.if_exists = engine::IfExists::resume;
  const analysis::JobEnd end = run_shown(study, job, request.job, session, [&] {
    if (request.format == Format::text) session.console.print(heading(file, study, request));
  });
  return end.is_finished() ? show_result(study, job, request, session)
                           : report_early_end(end, job, session);
}
}  // namespace

Command extend_command() {
  const auto request = std::make_shared<ExtendRequest>();
  return {"extend",
          "Runs on: more replicates into a finished result file, which stays as it is until the "
          "longer one takes its place. It has the digest that all replicates at once would have "
          "given. Killed or interrupted, the same line goes on.",
          {"extend dorset.h5 --replicates 10,000",
           "extend regimes_compared.h5 --replicates 500 --output longer.h5"},
          joined({{"FILE", "", "a finished result file", into(request->file)},
                  replicates_option("how many there are to be of each point, those of the file "
                                    "among them",
                                    engine::most_counted_runs,
                                    [request](std::uint64_t n) { request->replicates = n; }),
                  format_option(request->format)},
                 job_options(request->job, "the longer file; in the place of FILE unless given")),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
