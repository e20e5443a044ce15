#pragma once
/// An organisation of a text or a table as the model has it.
#include "agents/scenario/scenario.hpp"
#include "configs/schema/scenario.pb.h"

namespace concordat::configs {

/// What is said of the organisation itself; its name is its code where it has none.
agents::Organisation plain_organisation(const schema::Organisation& text);

}  // namespace concordat::configs
