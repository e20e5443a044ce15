#pragma once
/// One order for every way of writing the same scenario down.
#include <cstdint>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// The order of codes. Runs use the first; that no order matters is tested with the second.
enum class Order : std::uint8_t { forwards, backwards };

/// Sorts organisations, places and systems by code, and with them all that names them by number.
void sort_scenario(Scenario& scenario, Order order);

/// Memberships and seats by organisation, then by place or system.
void sort_members(Scenario& scenario);

}  // namespace concordat::agents
