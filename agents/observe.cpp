#include "agents/observe.hpp"

#include <string_view>

#include "agents/facts/sight.hpp"
#include "agents/measures/series.hpp"
#include "agents/measures/states.hpp"
#include "agents/month/initialise.hpp"
#include "agents/month/month.hpp"
#include "agents/notes/choices.hpp"
#include "agents/notes/status.hpp"
#include "agents/notes/votes.hpp"
#include "engine/error.hpp"

namespace concordat::agents {
namespace {
static_assert(engine::lane_count == 1, "one run at a time");

/// What partners saw of each other this month. Nothing that they look at changes after that.
void note_sights(const World& world, Observation& out) {
  const Watch watch = watch_of(world);
  for (const PairId p : world.structure.pairs.ids()) {
    const Sight sight = see_present(world, watch, world.structure.pairs[p]);
    out.pairs[p].saw = sight.action;
    out.pairs[p].met = sight.meets;
    out.pairs[p].trust_after = world.trust[p];
  }
}

/// How the month ends.
void note_end(const World& world, Observation& out) {
  note_sights(world, out);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    std::vector<float> states(organisation_state_count);
    measure_organisation(world, i, states.data());
    out.organisations.add({world.orientation[i], world.tenure[i], states});
  }
  out.series.resize(series_count);
  measure_series(world, out.series.data());
}

/// Runs the month step by step, and looks before and after those in which people decide.
Observation look_into_month(World& world) {
  Observation out{world.month, {}, {}, {}, {}, {}};
  for (const Step& step : month) {
    const bool chooses = step.name == std::string_view("decide");
    const bool votes = step.name == std::string_view("govern");
    if (chooses) note_choices(world, out);
    if (votes) note_votes(world, out);
    step.run(world);
    if (chooses) note_actions(world, out);
    if (votes) note_decisions(world, out);
  }
  note_end(world, out);
  return out;
}

}  // namespace

Observation observe(const Structure& structure, std::uint64_t seed, const Run& run, int wanted) {
  CONCORDAT_EXPECT(wanted >= 0 && wanted < structure.scenario.months);
  World world(structure, Draws(seed, run.replicate));
  set_lane(world.scenario_parameters, 0, *run.parameters);
  initialise(world);
  for (; world.month < wanted; ++world.month) run_month(world);
  return look_into_month(world);
}

void observe_all(const Structure& structure, std::uint64_t seed, const Run& run,
                 const std::function<void(Observation)>& see) {
  World world(structure, Draws(seed, run.replicate));
  set_lane(world.scenario_parameters, 0, *run.parameters);
  initialise(world);
  for (; world.month < structure.scenario.months; ++world.month) see(look_into_month(world));
}

StatusHistories follow_status(const Structure& structure, std::uint64_t seed, const Run& run) {
  World world(structure, Draws(seed, run.replicate));
  set_lane(world.scenario_parameters, 0, *run.parameters);
  initialise(world);
  StatusHistories out;
  for (std::size_t x = 0; x < structure.systems.size(); ++x) out.add({});
  for (; world.month < structure.scenario.months; ++world.month)
    for (const Step& step : month) {
      const bool oversees = step.name == std::string_view("regulate");
      if (oversees) note_standings(world, out);
      step.run(world);
      if (oversees) note_status(world, out);
    }
  return out;
}

}  // namespace concordat::agents
