#include "tests/agents/worlds.hpp"

namespace concordat::tests {

agents::AllParameters lane_parameters(const agents::Parameters& p) {
  agents::AllParameters out;
#define PARAMETER(type, level, group, name, ...) \
  out.group##_##name = static_cast<decltype(out.group##_##name)>(p->group##_##name);
#include "agents/tables/parameters.def"
#undef PARAMETER
  return out;
}

agents::World start(const agents::Structure& structure, std::uint64_t seed,
                    std::uint32_t replicate) {
  agents::World world(structure, engine::Draws(seed, replicate));
  world.scenario_parameters = lane_parameters(structure.scenario.parameters);
  agents::initialise(world);
  return world;
}

void run(agents::World& world, int months) {
  for (int k = 0; k < months; ++k, ++world.month) agents::run_month(world);
}

void run_until(agents::World& world, std::string_view name) {
  for (const agents::Step& step : agents::month) {
    if (step.name == name) return;
    step.run(world);
  }
}

void run_from(agents::World& world, std::string_view name) {
  bool runs = false;
  for (const agents::Step& step : agents::month) {
    runs = runs || step.name == name;
    if (runs) step.run(world);
  }
  ++world.month;
}

}  // namespace concordat::tests
