#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/jobs/text_file.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/library/text.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::LibraryPlan;

struct LibraryRequest {
  std::vector<std::string> scenarios;
  LibraryPlan plan;
  JobRequest job;
  Format format = Format::text;
};

/// As asked for, else all that ship and stand for themselves.
void read_scenarios(LibraryRequest& request) {
  std::vector<std::string> names = request.scenarios;
  if (names.empty())
    for (const configs::ShippedScenario& one : configs::shipped_scenarios())
      if (!one.is_part()) names.push_back(one.name);
  for (const std::string& name : names)
    request.plan.scenarios.push_back(configs::read_expected(name));
}

std::string heading(const LibraryPlan& plan, const Console& console) {
  return "\n  " + console.strong("Do scenarios do what their sources expect?") + "\n  " +
         plural(plan.scenarios.size(), "scenario") + " · " + plural(plan.runs(), "run") +
         " · pairs of " + with_thousands(plan.pairs) + " · seed " + std::to_string(plan.seed) +
         "\n\n";
}

std::optional<std::vector<analysis::JudgedScenario>> simulate(const LibraryRequest& request,
                                                              Console& console) {
  ShownWork shown(console, request.job.quiet);
  auto judged = analysis::judge_library(request.plan, {request.job.threads, shown.watch()});
  shown.end();
  return judged;
}

int act(LibraryRequest request, Session& session) {
  Console& console = session.console;
  const std::string& output = request.job.output;
  if (!output.empty()) expect_room(output, request.job.if_exists());
  read_scenarios(request);
  if (request.format == Format::text) console.print(heading(request.plan, console));
  auto judged = simulate(request, console);
  if (!judged) {
    console.remark("\n  interrupted: nothing was kept\n");
    return ExitCode::interrupted;
  }
  const LibraryFindings found{std::move(*judged), request.plan.seed, request.plan.pairs};
  if (!output.empty()) write_text_file(output, library_page(found), request.job.if_exists());
  if (request.format == Format::json)
    console.print(to_text(library_json(found)));
  else
    console.print(library_text(found) + "  " + console.strong(disclaimer) + "\n" +
                  (output.empty() ? "" : "\n  wrote  " + output + "\n") + "\n");
  return found.failed_runs() > 0 ? ExitCode::some_failed : ExitCode::done;
}
}  // namespace

Command library_command() {
  const auto request = std::make_shared<LibraryRequest>();
  return {
      "library",
      "Holds scenarios beside the counterfactuals that they name: the difference in pairs of runs "
      "with the same draws, its 95 % interval, and whether that is what the sources expect. Below "
      ".005 of an index or share, or a twentieth of the standard deviation between runs of all "
      "else, counts as none. All that ship unless some are named; a file of yours says it with "
      "expectation { ... }.",
      {"library", "library salford dudley", "library --replicates 40 --output judged.md"},
      {{"SCENARIO...", "", "shipped scenarios or FILES; all that ship unless given",
        into(request->scenarios)},
       replicates_option("pairs of runs; 400 unless given", 100'000,
                         [request](std::uint64_t n) { request->plan.pairs = n; }),
       seed_option(request->plan.seed),
       threads_option(request->job),
       output_option(request->job.output, "keeps the tables as a page in Markdown"),
       overwrite_option(request->job),
       format_option(request->format),
       quiet_option(request->job)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
