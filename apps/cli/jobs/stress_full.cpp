#include "apps/cli/jobs/stress_full.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "analysis/stress/over_sets.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/jobs/stress_shown.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"
#include "engine/store/existing.hpp"
#include "engine/store/journal/parts.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

/// A question and its result file.
struct StressPart {
  std::string name;   ///< "keystones"
  std::string title;  ///< for people
  StressRequest request;
};

std::vector<StressPart> parts_of(const StressRequest& full) {
  std::vector<StressPart> parts{{"shocks", "Shocks", full}};
  parts.front().request.is_full = false;
  const auto add = [&](const char* name, const char* title) -> StressRequest& {
    StressRequest other = parts.front().request;
    other.regimes.clear();
    other.shocks.clear();
    other.risk = StressRequest{}.risk;
    other.hurdle = 0;
    if (!full.job.output.empty()) {
      std::filesystem::path path = full.job.output;
      other.job.output =
          path.replace_filename(path.stem().string() + "_" + name + path.extension().string())
              .string();
    }
    return parts.emplace_back(StressPart{name, title, std::move(other)}).request;
  };
  add("keystones", "Keystones").asked = Asked::keystones;
  add("sweep", "Pressure up and down").asked = Asked::sweep;
  add("map", "Trust and pressure").asked = Asked::map;
  StressRequest& at_sets = add("uncertain", "Conditions of collapse");
  at_sets.uncertain.is_asked = true;
  at_sets.pairs = 0;  // a share of them would be too few sets
  for (StressPart& part : parts) part.request.job.output = output_of(part.request);
  return parts;
}

/// Whether its file is there, or runs of it are kept.
bool is_begun(const StressPart& part) {
  const std::string& output = part.request.job.output;
  return engine::is_there(output) || engine::is_there(engine::journal_path(output, 0));
}

/// None of the files is written where one is in the way, and what is to go on was begun.
void expect_in_order(const std::vector<StressPart>& parts, const Session& session) {
  if (engine::launch().by_mpi())
    throw UserError("--full: under mpirun one question at a time\n   leave out --full");
  for (const StressPart& part : parts)
    expect_apart(part.request.ensemble, "the ensemble that the runs are to take",
                 part.request.job.output);
  const auto begun = std::ranges::find_if(parts, is_begun);
  const JobRequest& job = parts.front().request.job;
  if (job.if_exists() == engine::IfExists::refuse && begun != parts.end())
    throw UserError(
        begun->request.job.output + " exists, and --full writes it",
        {engine::Advice::resume, engine::Advice::overwrite, engine::Advice::choose_another_output});
  if (begun == parts.end()) analysis::expect_begun(job_of(job, job.output, session));
}

/// The job of a part; what was never begun begins, where others go on.
analysis::Job job_of_part(const StressPart& part, const Session& session) {
  JobRequest request = part.request.job;
  request.resume = request.resume && is_begun(part);
  return job_of(request, request.output, session);
}

/// The answers of --full, and what to type for a page of each.
int show_all(const std::vector<StressPart>& parts, const StressRequest& request, Session& session) {
  Json all = Json::object();
  std::string text, next;
  std::uint64_t failed = 0;
  const auto at_sets =
      analysis::stress_over_sets(engine::ResultFile(parts.back().request.job.output));
  for (const StressPart& part : parts) {
    const engine::ResultFile file(part.request.job.output);
    const StressAnswer answer = answer_of(file, part.request, session.console, at_sets);
    failed += answer.failed;
    all[part.name] = answer.json;
    all[part.name]["file"] = part.request.job.output;
    text += answer.text + "\n" + written_line(part.request.job.output, file.stored_digest());
    next +=
        (next.empty() ? "  next   " : "         ") +
        command_lines(command_text({session.words.front(), "report", part.request.job.output}), 9) +
        "\n";
  }
  session.console.print(request.format == Format::json ? to_text(all) : text + next + "\n");
  return failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

}  // namespace

int ask_all(const StressRequest& full, Session& session) {
  const std::vector<StressPart> parts = parts_of(full);
  expect_in_order(parts, session);
  Studies studies;
  for (const StressPart& part : parts) studies.emplace_back(experiment_of(part.request));
  remark_on(studies, full, session);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (!full.job.quiet) session.console.remark("  " + parts[k].title + "\n");
    const analysis::Job job = job_of_part(parts[k], session);
    const analysis::JobEnd end = run_shown(studies[k], job, full.job, session);
    if (!end.is_finished()) return report_early_end(end, job, session);
  }
  return show_all(parts, full, session);
}

}  // namespace concordat::apps
