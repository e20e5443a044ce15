#include "analysis/hindcast/hindcast.hpp"

#include <memory>

#include "analysis/hindcast/followed.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/jobs/text_file.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/questions/hindcast.hpp"
#include "configs/england/margins.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::Outturns;

constexpr int months_of_record = 36;  // April 2016 to March 2019

struct HindcastRequest {
  std::vector<std::string> settings;
  std::string trusts;  ///< a file of margins; empty: the shipped ones alone
  std::uint64_t seed = 1, replicates = 40;
  JobRequest job;
  Format format = Format::text;
};

configs::Resolved england(const HindcastRequest& request) {
  configs::Overrides overrides;
  overrides.footprint = "England";
  overrides.months = months_of_record;
  overrides.settings = request.settings;
  return configs::footprint_scenario(overrides);
}

configs::TrustMargins margins_of(const HindcastRequest& request) {
  if (request.trusts.empty()) return configs::trust_margins();
  return configs::margins_with(configs::read_margins(request.trusts));
}

std::string heading(const HindcastRequest& request, const Outturns& runs, const Console& console) {
  return "\n  " + console.strong("England 2016/17 to 2018/19: the model against the record") +
         "\n  " + plural(runs.bodies.size(), "organisation") + " · " + plural(runs.runs, "run") +
         " · seed " + std::to_string(request.seed) +
         (request.trusts.empty()
              ? ""
              : "\n  single trusts' margins of " + request.trusts + " beside those that ship") +
         "\n\n";
}

std::optional<Outturns> simulate(const HindcastRequest& request, Console& console) {
  ShownWork shown(console, request.job.quiet);
  const analysis::InMemory how{request.job.threads, shown.watch()};
  auto runs = analysis::follow_outturns(
      {england(request), request.seed, request.replicates, {}, engine::Trajectories::none}, how);
  shown.end();
  return runs;
}

int act(const HindcastRequest& request, Session& session) {
  Console& console = session.console;
  const std::string& output = request.job.output;
  if (!output.empty()) expect_room(output, request.job.if_exists());
  const auto margins = margins_of(request);
  const auto runs = simulate(request, console);
  if (!runs) {
    console.remark("\n  interrupted: nothing was kept\n");
    return ExitCode::interrupted;
  }
  const analysis::Hindcast hindcast = analysis::hold_against(margins, *runs);
  if (!output.empty()) write_text_file(output, hindcast_csv(hindcast), request.job.if_exists());
  if (request.format == Format::json)
    console.print(to_text(hindcast_json(hindcast)));
  else
    console.print(heading(request, *runs, console) + hindcast_text(hindcast, console) +
                  (output.empty() ? "" : "  wrote  " + output + "\n\n"));
  return runs->runs < request.replicates ? ExitCode::some_failed : ExitCode::done;
}
}  // namespace

Command hindcast_command() {
  const auto request = std::make_shared<HindcastRequest>();
  return {
      "hindcast",
      "Holds the model against what happened: England from the accounts of 2015/16 to 2018/19. For "
      "each measure and year the record, the median and 90 % of runs, and whether the median lies "
      "in what is accepted; then forecasts of single trusts beside those that need no model. Of "
      "single trusts 2016/17 ships; later years are kept back to judge it on, and --trusts brings "
      "them: comma-separated, its heading code,2017_18,2018_19 (any years from 2010_11, any "
      "order), a line for each trust, margins as shares of income after what the fund paid "
      "(-0.012), empty where not known.",
      {"hindcast", "hindcast --replicates 200 --output hindcast.csv",
       "hindcast --trusts later_years.csv"},
      {{"--trusts", "FILE", "margins of single trusts, which count before those that ship",
        into(request->trusts)},
       set_option(request->settings, "changes one thing; repeatable"),
       replicates_option("runs; 40 unless given", 10'000,
                         [request](std::uint64_t n) { request->replicates = n; }),
       seed_option(request->seed),
       threads_option(request->job),
       output_option(request->job.output, "keeps the table as comma-separated text"),
       overwrite_option(request->job),
       format_option(request->format),
       quiet_option(request->job)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
