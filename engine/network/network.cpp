#include "engine/network/network.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <string>
#include <utility>

#include "engine/error.hpp"

namespace concordat::engine {
namespace {

using Csr =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::int32_t, std::int32_t>;

void check(int nodes, const std::vector<Edge>& edges) {
  if (nodes < 0) {
    throw UserError("network: " + std::to_string(nodes) +
                    " nodes\n   a network has no fewer than 0 nodes\n   give the number of nodes");
  }
  for (const Edge& e : edges) {
    const std::string where =
        "network: edge " + std::to_string(e.from) + " -> " + std::to_string(e.to);
    if (e.from < 0 || e.from >= nodes || e.to < 0 || e.to >= nodes) {
      throw UserError(where + " leaves the network\n   nodes are numbered 0 to " +
                      std::to_string(nodes - 1) + "\n   correct the edge or add the node");
    }
    if (e.from == e.to) {
      throw UserError(where + " is a loop\n   nobody is its own partner\n   remove the edge");
    }
  }
}

}  // namespace

Network::Network(int nodes, std::vector<Edge> edges) {
  check(nodes, edges);
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
  pairs.reserve(edges.size());
  for (const Edge& e : edges) pairs.emplace_back(e.from, e.to);
  const Csr graph(boost::edges_are_sorted, pairs.begin(), pairs.end(), nodes, edges.size());

  first_ = graph.m_forward.m_rowstart;
  target_ = graph.m_forward.m_column;
  source_.reserve(edges.size());
  reverse_.reserve(edges.size());
  for (const Edge& e : edges) {
    source_.push_back(e.from);
    reverse_.push_back(find(e.to, e.from));
  }
}

std::int32_t Network::find(int from, int to) const {
  const auto row = targets(from);
  const auto at = std::lower_bound(row.begin(), row.end(), to);
  if (at == row.end() || *at != to) return -1;
  return first_[from] + static_cast<std::int32_t>(at - row.begin());
}

}  // namespace concordat::engine
