#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>

#include "analysis/experiments/recorded.hpp"
#include "analysis/jobs/temporary_folder.hpp"
#include "analysis/status/status.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/operand.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
struct ReplayRequest {
  std::string file;
  std::optional<std::uint64_t> run;  ///< one alone, into a file
  engine::Trajectories trajectories = engine::Trajectories::all;
  JobRequest job;
  Format format = Format::text;
};

constexpr std::uint64_t last_run = std::uint64_t{1} << 40;

/// Empty where it was interrupted.
std::string digest_again(const engine::ResultFile& file, const ReplayRequest& request,
                         Session& session) {
  const analysis::TemporaryFolder folder("replay");
  const analysis::Study study = analysis::recorded_study(file);
  const analysis::Job job = job_of(request.job, folder.file("again.h5"), session);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  return end.is_finished() ? engine::ResultFile(job.output).stored_digest() : "";
}

/// Names of what one of two lists lacks, as words.
std::string lacking(const std::vector<std::string>& of, const std::vector<std::string>& there) {
  std::string words;
  for (const std::string& name : of)
    if (std::ranges::find(there, name) == there.end()) words += (words.empty() ? "" : ", ") + name;
  return words;
}

/// What this program reports otherwise than the one that made the file, line by line: digests of
/// files with other quantities differ though all that both have may be the same.
std::string other_quantities(const engine::ResultFile& file) {
  const engine::ResultHeader now = analysis::recorded_study(file).header();
  const auto names = [](const std::vector<engine::Quantity>& quantities) {
    std::vector<std::string> found;
    for (const engine::Quantity& each : quantities) found.emplace_back(each.name);
    return found;
  };
  std::string text;
  const auto add = [&](const std::string& what, const std::vector<std::string>& in_file,
                       const std::vector<std::string>& here) {
    const std::string fewer = lacking(here, in_file), more = lacking(in_file, here);
    if (!fewer.empty()) text += "  the file lacks " + what + ": " + fewer + "\n";
    if (!more.empty()) text += "  this program lacks " + what + ": " + more + "\n";
  };
  add("outcomes", file.outcomes(), names(now.outcomes));
  add("series", file.series(), names(now.series));
  add("organisations", file.organisation_codes(), now.organisation_codes);
  return text;
}

/// Outcomes that a run alone has otherwise than the file has them.
std::vector<std::string> differing(const engine::ResultFile& file, std::uint64_t run,
                                   const engine::ResultFile& alone) {
  std::vector<std::string> names;
  const std::vector<std::string> there_are = file.outcomes();
  for (const std::string& name : alone.outcomes()) {
    if (std::ranges::find(there_are, name) == there_are.end()) continue;
    const float there = file.outcome(name)[run], here = alone.outcome(name).front();
    if (there != here && !(std::isnan(there) && std::isnan(here))) names.push_back(name);
  }
  return names;
}

std::string name_of_run(const std::string& file, std::uint64_t run) {
  const std::filesystem::path path(file);
  return operand(path.stem().string() + "_run" + std::to_string(run) + ".h5");
}

/// One run again, with everything, into a file of its own.
int act_on_run(const engine::ResultFile& file, const ReplayRequest& request, Session& session) {
  const analysis::Study study = analysis::single_run(file, *request.run, request.trajectories);
  const analysis::Job job = job_of(request.job, name_of_run(request.file, *request.run), session);
  expect_apart(request.file, "the file that has the run", job.output);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  if (!end.is_finished()) return report_early_end(end, job, session);
  const engine::ResultFile alone(job.output);
  const std::vector<std::string> others = differing(file, *request.run, alone);
  Console& console = session.console;
  if (request.format == Format::json) {
    console.print(to_text(Json{{"file", request.file},
                               {"run", *request.run},
                               {"output", job.output},
                               {"digest", alone.stored_digest()},
                               {"same", others.empty()},
                               {"differing_outcomes", others}}));
    return others.empty() ? ExitCode::done : ExitCode::some_failed;
  }
  console.print(written_line(job.output, alone.stored_digest()));
  if (others.empty()) {
    console.print("  the same outcomes as run " + with_thousands(*request.run) + " of " +
                  request.file + " has\n");
    return ExitCode::done;
  }
  console.print("  NOT THE SAME as run " + with_thousands(*request.run) + " of " + request.file +
                ": " + engine::listed(others) + "\n");
  return ExitCode::some_failed;
}

int act(const ReplayRequest& request, Session& session) {
  if (request.file.empty())
    throw engine::UserError("replay: which FILE?" +
                            for_example(session.words.front(), "replay results.h5"));
  analysis::expect_not_begun(request.file);
  const engine::ResultFile file(request.file);
  if (request.run) return act_on_run(file, request, session);
  // Of the values that are there, not what the file says of them.
  const std::string stored = file.digest(), again = digest_again(file, request, session);
  Console& console = session.console;
  if (again.empty()) {
    console.remark("  interrupted: nothing was compared\n");
    return ExitCode::interrupted;
  }
  if (request.format == Format::json) {
    console.print(to_text(Json{{"file", request.file},
                               {"runs", file.runs()},
                               {"same", again == stored},
                               {"digest", stored},
                               {"digest_now", again},
                               {"made_by", file.version()},
                               {"commit", file.commit()}}));
    return again == stored ? ExitCode::done : ExitCode::some_failed;
  }
  const std::string what = plural(file.runs(), "run") + " of \"" + file.title() + "\"";
  if (again == stored) {
    console.print("  the same: " + what + " give digest " + stored + " again\n");
    return ExitCode::done;
  }
  console.print("  NOT THE SAME: " + what + "\n  in the file " + stored + "   made by " +
                file.version() + " (commit " + file.commit() + ")\n  now         " + again +
                "   made by " + version() + " (commit " + commit() + ")\n");
  console.print(other_quantities(file));
  return ExitCode::some_failed;
}
}  // namespace

Command replay_command() {
  const auto request = std::make_shared<ReplayRequest>();
  return {
      "replay",
      "Confirms a result file: runs again what it says was run, and compares the digests. The "
      "file itself is only read. Exit code 1 where they differ. With --run one run alone is "
      "run again, and all of it is kept in a file of its own.",
      {"replay dorset.h5", "replay dorset.h5 --run 37",
       "replay study.h5 --run 4,000 --trajectories mean --output one.h5"},
      joined(
          {{"FILE", "", "a result file", into(request->file)},
           format_option(request->format),
           {"--run", "N",
            "only run N of the file, counted from 0, into a file with all that the model "
            "measures of it month by month",
            whole_number("--run", 0, last_run, [request](std::uint64_t n) { request->run = n; })},
           {"--trajectories", "none|mean|all",
            "with --run: what is kept of its months; all unless given",
            one_of("--trajectories", {"none", "mean", "all"},
                   [request](std::size_t index) {
                     request->trajectories = static_cast<engine::Trajectories>(index);
                   })}},
          job_options(request->job,
                      "with --run: the run's file; named after FILE and N unless given")),
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
