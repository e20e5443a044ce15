#pragma once
/// Horizon, regime, shape, switches and parameters: between schema and agents, both ways.
#include "agents/scenario/scenario.hpp"
#include "configs/schema/scenario.pb.h"

namespace concordat::configs {

/// Takes over what the text says; everything else keeps its default.
void read_rules(const schema::Scenario& text, agents::Scenario& scenario);

/// Writes every rule out.
void write_rules(const agents::Scenario& scenario, schema::Scenario& text);

}  // namespace concordat::configs
