#include "analysis/speed/speed.hpp"

#include <memory>

#include "agents/tables/regimes.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/options/uncertain.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/questions/speed.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {

struct SpeedRequest {
  Choice choice;
  UncertainRequest uncertain;
  bool is_of_every_regime = false;
  std::uint64_t seed = 1;
  std::uint64_t runs = 0;  ///< 0: not given
  JobRequest job;
  Format format = Format::text;
};

analysis::OneScenario one_scenario(const SpeedRequest& request) {
  analysis::OneScenario one{read_choice(request.choice).resolved,
                            request.seed,
                            request.runs,
                            {},
                            engine::Trajectories::none};
  if (!request.uncertain.is_asked) return one;
  const agents::Scenario* const scenario = &one.scenario.scenario;
  one.sets = analysis::draw_parameter_sets(
      std::span(&scenario, 1),
      drawing_of(request.uncertain, request.runs, request.seed, request.choice.overrides.settings));
  return one;
}

std::vector<agents::RegimeRow> regimes_of(const SpeedRequest& request,
                                          const analysis::OneScenario& one) {
  std::vector<agents::RegimeRow> all;
  for (const agents::RegimeRow& row : agents::regime_table())
    if (request.is_of_every_regime || row.regime == one.scenario.scenario.regime)
      all.push_back(row);
  return all;
}

/// Nothing where it was interrupted.
std::optional<std::vector<SpeedsOfRegime>> measure(const SpeedRequest& request,
                                                   const analysis::OneScenario& one,
                                                   Console& console) {
  std::vector<SpeedsOfRegime> all;
  ShownWork shown(console, request.job.quiet);
  const analysis::InMemory whole{request.job.threads, shown.watch()};
  analysis::InMemory how = whole;
  const auto rows = regimes_of(request, one);
  std::uint64_t before = 0;  // runs of the parts that are done; each part tells of its own
  if (whole.watch.progress)
    how.watch.progress = [&](std::uint64_t done, std::uint64_t of_part) {
      whole.watch.progress(before + done, rows.size() * closed_ways().size() * of_part);
    };
  for (const agents::RegimeRow& row : rows) {
    analysis::OneScenario form = one;
    form.scenario.scenario.regime = row.regime;
    SpeedsOfRegime& speeds =
        all.emplace_back(SpeedsOfRegime{std::string(row.name), std::string(row.title), {}});
    for (const auto& closed : closed_ways()) {
      const auto speed = analysis::measure_speed(form, closed, {}, how);
      if (!speed) return std::nullopt;
      speeds.speeds.push_back(*speed);
      before += 2 * form.runs;
    }
  }
  shown.end();
  return all;
}

std::string heading(const SpeedRequest& request, const analysis::OneScenario& one,
                    const Console& console) {
  const std::string runs = one.sets ? plural(one.sets->design.points(), "parameter set") + " x " +
                                          plural(request.uncertain.runs_of_set(), "pair")
                                    : plural(request.runs, "pair") + " of runs";
  return "\n  " + console.strong("How fast change goes at the speed of trust") + "\n  " +
         one.scenario.scenario.title + " · " + runs + " · seed " + std::to_string(request.seed) +
         "\n\n";
}

int act(SpeedRequest& request, Session& session) {
  Console& console = session.console;
  if (request.runs == 0) request.runs = request.uncertain.is_asked ? 1000 : 400;
  const analysis::OneScenario one = one_scenario(request);
  const auto regimes = measure(request, one, console);
  if (!regimes) {
    console.remark("\n  interrupted: nothing was kept\n");
    return ExitCode::interrupted;
  }
  if (request.format == Format::json) {
    Json document = speed_json(*regimes, {});
    document["scenario"] = one.scenario.scenario.title;
    document["seed"] = request.seed;
    console.print(to_text(document));
  } else {
    console.print(heading(request, one, console) + speed_text(*regimes, {}));
  }
  return ExitCode::done;
}
}  // namespace

Command speed_command() {
  const auto request = std::make_shared<SpeedRequest>();
  std::vector<Option> options =
      joined(choice_options(request->choice), uncertain_options(request->uncertain));
  std::erase_if(options, [](const Option& option) { return option.name == "--months"; });
  options.push_back({"--every-regime", "", "one table for each way to govern",
                     flag(request->is_of_every_regime)});
  options.push_back(replicates_option("pairs of runs; 400 unless given, 1,000 with --uncertain",
                                      100'000, [request](std::uint64_t n) { request->runs = n; }));
  options.push_back(seed_option(request->seed));
  options.push_back(threads_option(request->job));
  options.push_back(format_option(request->format));
  options.push_back(quiet_option(request->job));
  return {"speed",
          "Shows how fast change goes at the speed of trust. Everybody is given .1 more trust in "
          "everybody in month 24, with the same draws otherwise. Shown is by how many months that "
          "brings forward the integration of month 60, what it adds a year, and how much of it "
          "goes through what partners are expected to do, through what joint work yields, and "
          "through votes: each way is closed in turn, and with all closed nothing is left.",
          {"speed --footprint dorset", "speed three_places --every-regime",
           "speed --footprint dorset --uncertain --format json"},
          options,
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
