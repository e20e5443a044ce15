#pragma once
/// A directed network as flat columns: built once with Boost.Graph, read through spans.
#include <cstdint>
#include <span>
#include <vector>

namespace concordat::engine {

struct Edge {
  std::int32_t from, to;
  bool operator==(const Edge&) const = default;
};

/// Nodes 0 .. n-1 and directed edges sorted by (from, to); an edge's index is its position.
class Network {
 public:
  /// Duplicates are merged; loops and nodes out of range are the caller's error (UserError).
  Network(int nodes, std::vector<Edge> edges);

  int node_count() const { return static_cast<int>(first_.size()) - 1; }
  int edge_count() const { return static_cast<int>(target_.size()); }
  /// Where node's edges point to, ascending.
  std::span<const std::int32_t> targets(int node) const {
    return {target_.data() + first_[node], target_.data() + first_[node + 1]};
  }
  std::int32_t first_edge(int node) const { return first_[node]; }
  Edge edge(int index) const { return {source_[index], target_[index]}; }
  /// Index of the edge from -> to, or -1.
  std::int32_t find(int from, int to) const;
  /// Index of the edge back, or -1.
  std::int32_t reverse(int edge) const { return reverse_[edge]; }

 private:
  std::vector<std::int32_t> first_, source_, target_, reverse_;
};

}  // namespace concordat::engine
