#pragma once
/// Networks by recipe. All are symmetric: every edge has its way back.
#include <cstdint>

#include "engine/network/network.hpp"

namespace concordat::engine {

/// Everyone is linked to everyone else.
Network complete_network(int nodes);

/// Each node is linked to its nearest `degree` nodes on a circle (degree even, below nodes).
Network ring_network(int nodes, int degree);

/// The union of degree / 2 random Hamiltonian cycles, so connected; nodes have at most `degree`
/// partners, fewer where cycles coincide. The same seed gives the same network everywhere.
Network random_regular_network(int nodes, int degree, std::uint64_t seed);

}  // namespace concordat::engine
