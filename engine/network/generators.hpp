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

/// A ring of which each link is moved with the probability `rewired`: one end stays, the other is
/// anybody (Watts & Strogatz 1998). Links that come to lie on another are one.
Network small_world_network(int nodes, int degree, double rewired, std::uint64_t seed);

/// Each newcomer links to degree / 2 others, each with a chance in proportion to its partners
/// (Barabasi & Albert 1999); the first degree / 2 + 1 nodes know each other.
Network scale_free_network(int nodes, int degree, std::uint64_t seed);

/// nodes x degree / 2 links between any two (Erdos & Renyi 1959); those that coincide are one.
Network random_network(int nodes, int degree, std::uint64_t seed);

}  // namespace concordat::engine
