#pragma once
/// Systems of any size, made up by a recipe: bodies alike within a kind, and a graph between them.
#include "agents/scenario/scenario.hpp"
#include "configs/schema/scenario.pb.h"

namespace concordat::configs {

/// The recipe that a sound text gives; what it leaves out has its default.
agents::Recipe read_recipe(const schema::Network& text);

void write_recipe(const agents::Recipe& recipe, schema::Network& text);

/// Makes all bodies of a scenario by its recipe, whose numbers must be sound. The same recipe makes
/// the same bodies everywhere.
void make_bodies(agents::Scenario& scenario);

}  // namespace concordat::configs
