#pragma once
/// What a network looks like, in numbers.
#include <vector>

#include "engine/network/network.hpp"

namespace concordat::engine {

/// Which component each node is in, counted from 0 in the order of their first nodes. Direction is
/// ignored.
std::vector<int> connected_components(const Network& network);

/// Share of the possible directed edges that exist (1); 0 below two nodes.
double density(const Network& network);

/// Share of the edges that have their way back (1); 0 without edges.
double reciprocity(const Network& network);

/// Mean over nodes of the share of their pairs of partners that are partners (1), direction
/// ignored; nodes with fewer than two partners count 0 (Watts & Strogatz 1998).
double mean_clustering(const Network& network);

/// For each node the share of the shortest paths between all pairs of others that lead through it
/// (1), direction ignored, paths of the same length by halves (Freeman 1977; Brandes 2001); 0 below
/// three nodes.
std::vector<double> betweenness(const Network& network);

}  // namespace concordat::engine
