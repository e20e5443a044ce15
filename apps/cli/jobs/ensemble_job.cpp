#include "apps/cli/jobs/ensemble_job.hpp"

#include <array>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "apps/cli/options/version.hpp"
#include "apps/cli/screen/interrupt.hpp"
#include "apps/cli/screen/progress.hpp"

namespace concordat::apps {
namespace {
std::vector<engine::Quantity> copied(std::span<const engine::Quantity> table) {
  return {table.begin(), table.end()};
}

void name_axes(const agents::Scenario& scenario, engine::ResultHeader& header) {
  for (const agents::Organisation& body : scenario.organisations) {
    header.organisation_codes.push_back(body.code);
    header.organisation_names.push_back(body.name);
    header.organisation_kinds.emplace_back(agents::name_of(body.kind));
  }
  for (const agents::Place& place : scenario.places) {
    header.place_codes.push_back(place.code);
    header.place_names.push_back(place.name);
  }
}

engine::SimulateBlock simulator(const agents::Structure& structure, std::uint64_t seed) {
  return [&structure, seed](std::uint64_t first, int count, engine::BlockResult& result) {
    std::array<agents::Run, engine::block_runs> runs;
    for (int k = 0; k < count; ++k)
      runs[static_cast<std::size_t>(k)] = {
          static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(k),
          &structure.scenario.parameters};
    agents::simulate(structure, seed, std::span(runs).first(static_cast<std::size_t>(count)),
                     result);
  };
}

/// The same where each run takes the next parameter set.
engine::SimulateBlock simulator(const agents::Structure& structure, std::uint64_t seed,
                                const ParameterSets& sets, const engine::RunPlan& plan) {
  return [&structure, seed, &sets, &plan](std::uint64_t first, int count,
                                          engine::BlockResult& result) {
    std::array<agents::Parameters, engine::block_runs> values;
    std::array<agents::Run, engine::block_runs> runs;
    const auto size = static_cast<std::size_t>(count);
    for (std::size_t k = 0; k < size; ++k) {
      const engine::RunName run = plan.name(first + k);
      values[k] = with_set(structure.scenario.parameters, sets, run.point);
      runs[k] = {plan.draws_of(run), &values[k]};
    }
    agents::simulate(structure, seed, std::span(runs).first(size), result);
  };
}
}  // namespace

engine::ResultHeader header_of(const agents::Structure& structure, const Job& job) {
  engine::ResultHeader header;
  header.title = structure.scenario.title;
  header.scenario = job.scenario_text;
  header.command = job.command;
  header.version = version();
  header.commit = commit();
  header.seed = job.seed;
  header.runs = job.runs;
  header.trajectories = job.trajectories;
  header.shape = agents::shape_of(structure);
  header.series = copied(agents::series_table());
  header.outcomes = copied(agents::outcome_table());
  header.organisation_states = copied(agents::organisation_state_table());
  header.place_states = copied(agents::place_state_table());
  name_axes(structure.scenario, header);
  if (job.sets) {
    // The text tells jobs apart, and so other sets.
    header.scenario += "# The runs take in turn " + job.sets->origin + "\n";
    header.design = job.sets->design;
    header.plan = plan_of(*job.sets, job.runs);
  }
  return header;
}

engine::EnsembleOutcome simulate_pending(engine::ResultWriter& writer,
                                         const agents::Structure& structure, const Job& job,
                                         ShowProgress progress, Console& console) {
  const InterruptGuard guard;
  Progress bar(console);
  engine::EnsembleOptions options;
  options.threads = job.threads;
  options.runs_per_commit = job.runs_per_commit;
  options.stop = &guard.requested();
  if (progress == ShowProgress::yes) {
    options.progress = [&bar](std::uint64_t finished, std::uint64_t total) {
      bar.show(finished, total);
    };
    bar.show(writer.committed(), job.runs);
  }
  const engine::EnsembleOutcome outcome = engine::run_ensemble(
      writer,
      job.sets ? simulator(structure, job.seed, *job.sets, writer.header().plan)
               : simulator(structure, job.seed),
      options);
  bar.end();
  return outcome;
}

}  // namespace concordat::apps
