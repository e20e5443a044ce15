#pragma once
/// A negative control for the network: who serves where by chance.
#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// Organisations of a kind exchange the places and boards that they serve, and how far they lie
/// outside, by a permutation that `Scenario::shuffled` names; 0 leaves all as it is. Needs the
/// organisations in the order of their codes. Contracts stay with who holds them.
void exchange_places(Scenario& scenario);

}  // namespace concordat::agents
