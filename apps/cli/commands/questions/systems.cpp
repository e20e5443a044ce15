#include "apps/cli/words/questions/systems.hpp"

#include <map>
#include <memory>

#include "agents/prepare.hpp"
#include "analysis/hindcast/waves.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {

constexpr std::uint64_t most_status_runs = 10'000;

struct SystemsRequest {
  Choice choice;
  std::uint64_t seed = 1, runs = 40;
  bool merit_alone = false;
  Format format = Format::text;
};

/// Takes what is on record away, by code, and lets the model choose.
std::map<std::string, int> forget_record(agents::Scenario& scenario) {
  std::map<std::string, int> record;
  scenario.switches.accreditation = true;
  for (agents::System& system : scenario.systems) {
    if (system.ics_from >= 0) record[system.code] = system.ics_from;
    system.ics_from = -1;
  }
  return record;
}

int show_systems(const SystemsRequest& request, Session& session) {
  agents::Scenario scenario = read_choice(request.choice).resolved.scenario;
  std::map<std::string, int> record;
  if (request.merit_alone) record = forget_record(scenario);
  const agents::Structure structure = agents::make_structure(scenario);
  const auto followed =
      analysis::follow_systems(structure, request.seed, static_cast<int>(request.runs));
  std::vector<analysis::SystemLine> lines = analysis::lines_of(followed);
  for (analysis::SystemLine& line : lines)
    if (record.count(line.code) > 0) line.on_record = record[line.code];
  std::vector<analysis::WaveScore> scores;
  if (request.merit_alone) scores = analysis::score_waves(followed, lines);
  if (request.format == Format::json) {
    Json document = {
        {"runs", request.runs}, {"seed", request.seed}, {"systems", systems_json(lines)}};
    if (request.merit_alone) document["waves"] = waves_json(scores);
    session.console.print(to_text(document));
    return ExitCode::done;
  }
  session.console.print(
      "\n" + systems_text(lines) + (scores.empty() ? "" : "\n" + waves_text(scores)) + "\n  " +
      plural(request.runs, "run") + ", seed " + std::to_string(request.seed) + "\n\n");
  return ExitCode::done;
}
}  // namespace

Command systems_command() {
  const auto request = std::make_shared<SystemsRequest>();
  std::vector<Option> options = choice_options(request->choice);
  options.push_back({"--merit-alone", "",
                     "lets the model choose, and holds that against what is on record",
                     flag(request->merit_alone)});
  options.push_back(replicates_option("how many runs; 40 unless given", most_status_runs,
                                      [request](std::uint64_t runs) { request->runs = runs; }));
  options.push_back(seed_option(request->seed));
  options.push_back(format_option(request->format));
  return {"systems",
          "Shows which systems become integrated care systems, when and why: on record, by an "
          "event, on merit in a wave, or when everyone does; what stood in their way; and who lost "
          "the status.",
          {"systems england_becomes_integrated", "systems an_empty_badge",
           "systems --footprint england --months 48 --merit-alone --format json"},
          options,
          [request](Session& session) { return show_systems(*request, session); }};
}

}  // namespace concordat::apps
