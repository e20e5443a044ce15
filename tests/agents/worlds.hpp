#pragma once
/// Worlds of one lane, stepped and inspected by hand. Whole months are compiled in worlds.cpp
/// alone.
#include <vector>

#include "agents/month/initialise.hpp"
#include "agents/month/month.hpp"
#include "tests/agents/scenes.hpp"

namespace concordat::tests {

/// The scenario's parameters for one lane.
agents::AllParameters lane_parameters(const agents::Parameters& p);

/// A world at the start of month 0. The structure must outlive it.
agents::World start(const agents::Structure& structure, std::uint64_t seed,
                    std::uint32_t replicate = 0);

/// Runs one step of the month, or a part of one: `run<agents::update_trust>(world)`.
template <auto step>
void run(agents::World& world) {
  agents::Doing<step>::run(world);
}

/// Runs `months` whole months.
void run(agents::World& world, int months);

/// Runs this month's steps before the first of that name.
void run_until(agents::World& world, std::string_view name);

/// Runs this month's steps from the first of that name on, and turns the month.
void run_from(agents::World& world, std::string_view name);

/// Runs the steps in which the timeline acts. What it does to trust shows after break_promises.
inline void open_month(agents::World& world) { run_until(world, "demand"); }

/// Numbers that a test keeps beside a world, found by the ids of their column.
template <class Key, class T = double>
class By : public std::vector<T> {
 public:
  using std::vector<T>::vector;
  decltype(auto) operator[](Key key) { return std::vector<T>::operator[](engine::row_of(key)); }
  decltype(auto) operator[](Key key) const {
    return std::vector<T>::operator[](engine::row_of(key));
  }
};

template <class T, class Key>
By<Key> values(const engine::Column<T, Key>& column) {
  return By<Key>(column.begin(), column.end());
}

template <class T, class Key>
void fill(engine::Column<T, Key>& column, double value) {
  for (T& x : column) x = static_cast<T>(value);
}

/// Random numbers between two bounds in every row.
template <class T, class Key>
void scatter(engine::Column<T, Key>& column, Dice& dice, double low, double high) {
  for (T& x : column) x = static_cast<T>(dice.between(low, high));
}

template <class T, class Key>
double mean(const engine::Column<T, Key>& column) {
  double sum = 0;
  for (const T& x : column) sum += static_cast<double>(x);
  return sum / static_cast<double>(column.size());
}

}  // namespace concordat::tests
