#pragma once
/// Scripted events: the table of kinds, and names turned into indices.
#include <span>
#include <string_view>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Every name that a target may have in this scenario.
std::vector<std::string> target_names(const Scenario& scenario, Targets targets);

/// What an event can happen to: of its kind, or for a parameter of its level.
Targets targets_of(const Event& event);

/// Turns targets and parameters into indices; forums must be there. Throws engine::UserError
/// naming the event.
std::vector<TimedEvent> resolve_events(const Structure& structure);

}  // namespace concordat::agents
