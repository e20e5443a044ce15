#include "engine/network/generators.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "engine/error.hpp"
#include "engine/random/philox.hpp"

namespace concordat::engine {
namespace {

// Addresses of draws; they keep clear of the model's decisions.
constexpr std::uint32_t shuffle_address = 0x6e657477, link_address = 0x6e65746c;

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

/// Numbers below a bound, one after another (the bias is below 2^-32).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : seed_(seed) {}

  std::int32_t below(std::int32_t bound) {
    const auto wide = static_cast<std::uint64_t>(bound);
    const auto words = next();
    return static_cast<std::int32_t>((words[0] * wide + (words[1] * wide >> 32)) >> 32);
  }
  /// Anybody else than `who`.
  std::int32_t other_than(std::int32_t who, std::int32_t nodes) {
    const std::int32_t one = below(nodes - 1);
    return one < who ? one : one + 1;
  }
  bool happens(double probability) { return next()[0] * 0x1p-32 < probability; }

 private:
  philox::Words next() {
    return philox::words({static_cast<std::uint32_t>(taken_++), 0, link_address, 0},
                         static_cast<std::uint32_t>(seed_),
                         static_cast<std::uint32_t>(seed_ >> 32));
  }
  std::uint64_t seed_;
  std::uint64_t taken_ = 0;
};

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

Network small_world_network(int nodes, int degree, double rewired, std::uint64_t seed) {
  check_degree(nodes, degree);
  Numbers numbers(seed);
  std::vector<Edge> edges;
  for (int i = 0; i < nodes; ++i)
    for (int step = 1; step <= degree / 2; ++step) {
      const bool moves = numbers.happens(rewired);
      link(edges, i, moves ? numbers.other_than(i, nodes) : (i + step) % nodes);
    }
  return {nodes, std::move(edges)};
}

Network scale_free_network(int nodes, int degree, std::uint64_t seed) {
  check_degree(nodes, degree);
  Numbers numbers(seed);
  const int links = degree / 2;
  std::vector<Edge> edges;
  for (int i = 0; i <= links; ++i)
    for (int j = i + 1; j <= links; ++j) link(edges, i, j);
  std::vector<std::int32_t> partners;
  for (int newcomer = links + 1; newcomer < nodes; ++newcomer) {
    partners.clear();
    while (static_cast<int>(partners.size()) < links) {
      // Each node stands in the list of edges as often as it has partners.
      const std::int32_t one = edges[numbers.below(static_cast<std::int32_t>(edges.size()))].from;
      if (std::find(partners.begin(), partners.end(), one) == partners.end())
        partners.push_back(one);
    }
    for (const std::int32_t one : partners) link(edges, newcomer, one);
  }
  return {nodes, std::move(edges)};
}

Network random_network(int nodes, int degree, std::uint64_t seed) {
  check_degree(nodes, degree);
  Numbers numbers(seed);
  std::vector<Edge> edges;
  for (std::int64_t left = std::int64_t{nodes} * (degree / 2); left > 0; --left) {
    const std::int32_t one = numbers.below(nodes);
    link(edges, one, numbers.other_than(one, nodes));
  }
  return {nodes, std::move(edges)};
}

}  // namespace concordat::engine
