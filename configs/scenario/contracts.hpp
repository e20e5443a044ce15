#pragma once
/// Contracts together: what each by itself cannot show.
#include "agents/scenario/scenario.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// Contracts pay trusts and federations, for work that is there, with money that the payer has.
/// The scenario's bodies, memberships and contracts must be those of the text, in its order.
void check_contracts(const Merged& merged, const agents::Scenario& scenario, Problems& problems);

}  // namespace concordat::configs
