#pragma once
/// Rows of organisations, places and systems, and where organisations work.
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Rows without forums, from the scenario of `out`, which is sorted.
void add_rows(Structure& out);

/// Memberships of each organisation, and the councils of each place weighed by the money they
/// spend there.
void add_memberships(Structure& out);

/// CCGs and councils of each place, and their parts of a pool there.
void add_pooling(Structure& out);

}  // namespace concordat::agents
