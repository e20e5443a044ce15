#pragma once
/// Who pays whom for what.
#include <vector>

#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Contracts, and what they leave of each provider's income, which is paid from outside; for the
/// work that providers did at `memberships`, where they were before any exchange of places.
void add_payments(Structure& out, const std::vector<Membership>& memberships);

/// What contracts for places' populations may take in, where forms have contracts.
void add_contracted(Structure& out);

}  // namespace concordat::agents
