#include "engine/network/measures.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>

namespace concordat::engine {
namespace {

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

Undirected without_direction(const Network& network) {
  Undirected graph(static_cast<std::size_t>(network.node_count()));
  for (int e = 0; e < network.edge_count(); ++e) {
    const Edge edge = network.edge(e);
    if (edge.from < edge.to || network.reverse(e) < 0) add_edge(edge.from, edge.to, graph);
  }
  return graph;
}

}  // namespace

std::vector<int> connected_components(const Network& network) {
  std::vector<int> component(static_cast<std::size_t>(network.node_count()));
  if (component.empty()) return component;
  boost::connected_components(without_direction(network), component.data());
  return component;
}

double density(const Network& network) {
  const double nodes = network.node_count();
  return nodes < 2 ? 0.0 : network.edge_count() / (nodes * (nodes - 1));
}

double reciprocity(const Network& network) {
  if (network.edge_count() == 0) return 0.0;
  int returned = 0;
  for (int e = 0; e < network.edge_count(); ++e) returned += network.reverse(e) >= 0;
  return static_cast<double>(returned) / network.edge_count();
}

double mean_clustering(const Network& network) {
  if (network.node_count() == 0) return 0.0;
  const Undirected graph = without_direction(network);
  double sum = 0.0;
  for (int i = 0; i < network.node_count(); ++i) sum += boost::clustering_coefficient(graph, i);
  return sum / network.node_count();
}

std::vector<double> betweenness(const Network& network) {
  const double nodes = network.node_count();
  std::vector<double> through(static_cast<std::size_t>(network.node_count()), 0.0);
  if (nodes < 3) return through;
  const Undirected graph = without_direction(network);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(through.begin(), get(boost::vertex_index, graph)));
  for (double& share : through) share /= (nodes - 1) * (nodes - 2) / 2;
  return through;
}

}  // namespace concordat::engine
