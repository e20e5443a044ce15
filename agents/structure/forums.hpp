#pragma once
/// Place partnerships, system boards and who sits in them.
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// A forum for each place and a board for each system; rows and memberships must be there.
void add_forums(Structure& out);

}  // namespace concordat::agents
