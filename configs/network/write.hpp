#pragma once
/// The network of a scenario as a document for other tools, with the trust that grows along it.
#include <vector>

#include "agents/structure/structure.hpp"
#include "engine/network/graphml.hpp"

namespace concordat::configs {

/// Systems, places, organisations and what joins them, each edge with its `kind`; reading it back
/// gives the same bodies, but no rules and no events. `trust` adds an edge of that kind for each
/// pair; none where it is empty.
engine::GraphDocument network_document(const agents::Structure& structure,
                                       const std::vector<double>& trust = {});

}  // namespace concordat::configs
