#include "engine/network/generators.hpp"

#include <numeric>
#include <string>
#include <utility>

#include "engine/error.hpp"
#include "engine/random/philox.hpp"

namespace concordat::engine {
namespace {

constexpr std::uint32_t shuffle_address = 0x6e657477;  // keeps clear of the model's decisions

void check_degree(int nodes, int degree) {
  if (degree >= 2 && degree % 2 == 0 && degree < nodes) return;
  throw UserError("network: degree " + std::to_string(degree) + " among " + std::to_string(nodes) +
                  " nodes\n   a degree is even, at least 2 and below the number of nodes" +
                  "\n   change the degree or add nodes");
}

// A random order of the nodes (Fisher-Yates; the bias of the bounded draw is below 2^-32).
std::vector<std::int32_t> shuffled(int nodes, std::uint32_t cycle, std::uint64_t seed) {
  std::vector<std::int32_t> order(nodes);
  std::iota(order.begin(), order.end(), 0);
  for (int last = nodes - 1; last > 0; --last) {
    const auto words =
        philox::words({static_cast<std::uint32_t>(last), cycle, shuffle_address, 0},
                      static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
    const std::uint64_t bound = static_cast<std::uint64_t>(last) + 1;
    std::swap(order[last], order[(words[0] * bound + (words[1] * bound >> 32)) >> 32]);
  }
  return order;
}

void link(std::vector<Edge>& edges, std::int32_t a, std::int32_t b) {
  edges.push_back({a, b});
  edges.push_back({b, a});
}

}  // namespace

Network complete_network(int nodes) {
  std::vector<Edge> edges;
  for (int i = 0; i < nodes; ++i)
    for (int j = i + 1; j < nodes; ++j) link(edges, i, j);
  return {nodes, std::move(edges)};
}

Network ring_network(int nodes, int degree) {
  check_degree(nodes, degree);
  std::vector<Edge> edges;
  for (int i = 0; i < nodes; ++i)
    for (int step = 1; step <= degree / 2; ++step) link(edges, i, (i + step) % nodes);
  return {nodes, std::move(edges)};
}

Network random_regular_network(int nodes, int degree, std::uint64_t seed) {
  check_degree(nodes, degree);
  std::vector<Edge> edges;
  for (int cycle = 0; cycle < degree / 2; ++cycle) {
    const auto order = shuffled(nodes, static_cast<std::uint32_t>(cycle), seed);
    for (int at = 0; at < nodes; ++at) link(edges, order[at], order[(at + 1) % nodes]);
  }
  return {nodes, std::move(edges)};
}

}  // namespace concordat::engine
