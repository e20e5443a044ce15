#pragma once
/// Who knows whom: pairs of partners, what they see of each other, whom they hear it from.
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Pairs, views, partners and witnesses; forums must be there.
void add_pairs(Structure& out);

/// For each view, the seat from which it is had; the seat that is seen where that is none.
void add_own_seats(Structure& out);

/// Pairs of partners that the scenario's withdrawals and shocks of trust are not about; events
/// must be there.
void add_bystanders(Structure& out);

}  // namespace concordat::agents
