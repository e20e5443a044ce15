#pragma once
/// What a step of the month is: a function that reads the whole world and may write the groups
/// that its signature names, and nothing else.
#include <type_traits>

#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Step {
  const char* name;
  void (*run)(World&);
};

template <auto function>
struct Doing;
template <class... Groups, void (*function)(const World&, Groups&...)>
struct Doing<function> {
  static_assert((!std::is_base_of_v<World, Groups> && ...), "a step names the groups it writes");
  static void run(World& world) { function(world, static_cast<Groups&>(world)...); }
};

/// A row of the month: `step<update_trust>("trust")`.
template <auto function>
constexpr Step step(const char* name) {
  return {name, Doing<function>::run};
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
