#pragma once
/// Systems, places, organisations: from schema to agents with every reference checked,
/// and back.
#include "agents/scenario/scenario.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// Reads systems, places and organisations with their memberships, seats and contracts.
void read_structure(const Merged& merged, agents::Scenario& scenario, Problems& problems);

/// Reads what parameters are in single years.
void read_years(const Merged& merged, agents::Scenario& scenario, Problems& problems);

/// Reads what systems, places and organisations have of their own of parameters.
void read_own_values(const schema::Scenario& text, agents::Scenario& scenario);

/// Writes systems, places and organisations.
void write_structure(const agents::Scenario& scenario, schema::Scenario& text);

/// Writes what somebody has of its own; systems, places and organisations must be there.
void write_own_values(const agents::Scenario& scenario, schema::Scenario& text);

/// Writes what parameters are in single years.
void write_years(const agents::Scenario& scenario, schema::Scenario& text);

}  // namespace concordat::configs
