#pragma once
/// Events and shocks, from schema to agents and back.
#include "agents/scenario/scenario.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// Reads events and shocks; the horizon and the structure must be there. Events of texts for any
/// horizon that lie after the end are left out.
void read_events(const Merged& merged, agents::Scenario& scenario, Problems& problems);

/// A line for each event that is left out so.
std::vector<std::string> left_out_events(const Merged& merged, const agents::Scenario& scenario);

/// Writes events, and of shocks what they were made from.
void write_events(const agents::Scenario& scenario, schema::Scenario& text);

}  // namespace concordat::configs
