#pragma once
/// Worlds of one lane, stepped and inspected by hand.
#include <vector>

#include "agents/month/initialise.hpp"
#include "agents/month/month.hpp"
#include "tests/agents/scenes.hpp"

namespace concordat::tests {

/// The scenario's parameters for one lane.
inline agents::LaneParameters lane_parameters(const agents::Parameters& p) {
  agents::LaneParameters out;
#define PARAMETER(type, group, name, ...) \
  out.group##_##name = static_cast<decltype(out.group##_##name)>(p.group##_##name);
#include "agents/tables/parameters.def"
#undef PARAMETER
  return out;
}

/// A world at the start of month 0. The structure must outlive it.
inline agents::World start(const agents::Structure& structure, std::uint64_t seed,
                           std::uint32_t replicate = 0) {
  agents::World world(structure, engine::Draws(seed, replicate));
  world.scenario_parameters = lane_parameters(structure.scenario.parameters);
  agents::initialise(world);
  return world;
}

/// Runs `months` whole months.
inline void run(agents::World& world, int months) {
  for (int k = 0; k < months; ++k, ++world.month) agents::step(world);
}

/// Runs this month's phases before the one named.
inline void run_until(agents::World& world, std::string_view phase) {
  for (const agents::Phase& p : agents::month) {
    if (p.name == phase) return;
    p.run(world);
  }
}

/// Runs this month's phases from the one named on, and turns the month.
inline void run_from(agents::World& world, std::string_view phase) {
  bool runs = false;
  for (const agents::Phase& p : agents::month) {
    runs = runs || p.name == phase;
    if (runs) p.run(world);
  }
  ++world.month;
}

template <class T>
std::vector<double> values(const engine::Column<T>& column) {
  return std::vector<double>(column.begin(), column.end());
}

template <class T>
void fill(engine::Column<T>& column, double value) {
  for (T& x : column) x = static_cast<T>(value);
}

/// Random numbers between two bounds in every row.
template <class T>
void scatter(engine::Column<T>& column, Dice& dice, double low, double high) {
  for (T& x : column) x = static_cast<T>(dice.between(low, high));
}

template <class T>
double mean(const engine::Column<T>& column) {
  double sum = 0;
  for (const T& x : column) sum += static_cast<double>(x);
  return sum / static_cast<double>(column.size());
}

}  // namespace concordat::tests
