#include "engine/network/network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/error.hpp"
#include "engine/network/generators.hpp"
#include "engine/network/measures.hpp"

using namespace concordat::engine;
using Catch::Matchers::Contains;

namespace {
std::vector<std::int32_t> listed(std::span<const std::int32_t> span) {
  return {span.begin(), span.end()};
}
}  // namespace

TEST_CASE("a network lists its edges in order, whatever the order they came in") {
  const Network network(4, {{2, 0}, {0, 3}, {0, 1}, {1, 0}, {0, 3}});
  CHECK(network.node_count() == 4);
  REQUIRE(network.edge_count() == 4);
  CHECK(listed(network.targets(0)) == std::vector<std::int32_t>{1, 3});
  CHECK(listed(network.targets(1)) == std::vector<std::int32_t>{0});
  CHECK(network.targets(3).empty());
  CHECK(network.edge(1) == Edge{0, 3});
  CHECK(network.first_edge(2) == 3);
}

TEST_CASE("an edge is found from its ends and knows its way back") {
  const Network network = random_regular_network(50, 6, 1);
  int found = 0;
  for (int from = 0; from < 50; ++from) {
    for (int to = 0; to < 50; ++to) {
      const int edge = network.find(from, to);
      if (edge < 0) continue;
      ++found;
      CHECK(network.edge(edge) == Edge{from, to});
      CHECK(network.edge(network.reverse(edge)) == Edge{to, from});
    }
  }
  CHECK(found == network.edge_count());
  const Network one_way(3, {{0, 1}});
  CHECK(one_way.reverse(0) == -1);
  CHECK(one_way.find(1, 0) == -1);
}

TEST_CASE("a network refuses loops and nodes that it does not have") {
  CHECK_THROWS_WITH(Network(3, {{0, 3}}), Contains("edge 0 -> 3 leaves the network"));
  CHECK_THROWS_WITH(Network(3, {{-1, 2}}), Contains("edge -1 -> 2 leaves the network"));
  CHECK_THROWS_WITH(Network(3, {{1, 1}}), Contains("edge 1 -> 1 is a loop"));
  CHECK_THROWS_AS(Network(-1, {}), UserError);
  CHECK(Network(0, {}).node_count() == 0);
}

TEST_CASE("a complete network has every edge and no loop") {
  const Network network = complete_network(20);
  CHECK(network.edge_count() == 20 * 19);
  CHECK(density(network) == 1.0);
  CHECK(mean_clustering(network) == Approx(1.0));
}

TEST_CASE("a ring links each node to its nearest") {
  const Network network = ring_network(10, 4);
  CHECK(listed(network.targets(0)) == std::vector<std::int32_t>{1, 2, 8, 9});
  CHECK(network.edge_count() == 40);
  CHECK(mean_clustering(network) == Approx(0.5));  // 3 (k - 2) / (4 (k - 1)) at k = 4
  CHECK_THROWS_AS(ring_network(10, 3), UserError);
  CHECK_THROWS_AS(ring_network(4, 4), UserError);
}

TEST_CASE("a random regular network is connected, symmetric and the same for the same seed") {
  const Network network = random_regular_network(1000, 10, 5);
  const auto components = connected_components(network);
  CHECK(*std::max_element(components.begin(), components.end()) == 0);
  CHECK(reciprocity(network) == 1.0);
  int least = 10, most = 0;
  for (int i = 0; i < 1000; ++i) {
    const int degree = static_cast<int>(network.targets(i).size());
    least = std::min(least, degree), most = std::max(most, degree);
  }
  CHECK(most == 10);
  CHECK(least >= 7);
  CHECK(network.edge_count() > 9850);  // about 20 edges of 5 cycles coincide
  const Network again = random_regular_network(1000, 10, 5);
  const Network other = random_regular_network(1000, 10, 6);
  CHECK(std::ranges::equal(network.targets(0), again.targets(0)));
  CHECK_FALSE(std::ranges::equal(network.targets(0), other.targets(0)));
}

TEST_CASE("the cycles of a random regular network visit partners evenly") {
  std::vector<int> times(12);
  for (std::uint64_t seed = 0; seed < 6600; ++seed) {
    const Network network = random_regular_network(12, 2, seed);
    for (const int partner : network.targets(0)) ++times[static_cast<std::size_t>(partner)];
  }
  CHECK(times[0] == 0);
  for (int partner = 1; partner < 12; ++partner) {
    INFO("partner " << partner);
    CHECK(std::abs(times[partner] - 1200) < 4 * 32);  // sd: sqrt(6600 * 2/11 * 9/11) = 31.3
  }
}

TEST_CASE("a small world is a ring where nothing is rewired, and less clustered where much is") {
  const Network ring = ring_network(500, 6), same = small_world_network(500, 6, 0, 3);
  for (int i = 0; i < 500; ++i) CHECK(listed(same.targets(i)) == listed(ring.targets(i)));
  const Network some = small_world_network(500, 6, .1, 3), all = small_world_network(500, 6, 1, 3);
  CHECK(mean_clustering(ring) == Approx(0.6));
  CHECK(mean_clustering(some) == Approx(0.6 * .9 * .9 * .9).margin(.05));  // (1 - p)^3
  CHECK(mean_clustering(all) < .05);
  CHECK(reciprocity(some) == 1.0);
  CHECK(some.edge_count() > 2980);
}

TEST_CASE("a scale-free network has hubs, no loop, and as many links as newcomers bring") {
  const Network network = scale_free_network(2000, 6, 9);
  CHECK(network.edge_count() == 2 * (6 + (2000 - 4) * 3));  // four know each other first
  std::size_t most = 0, few = 0;
  for (int i = 0; i < 2000; ++i) {
    most = std::max(most, network.targets(i).size());
    few += network.targets(i).size() == 3 ? 1 : 0;
  }
  CHECK(most > 60);
  CHECK(std::abs(static_cast<int>(few) - 800) < 90);  // 2 / (m + 2) of all have m partners
  const auto components = connected_components(network);
  CHECK(*std::max_element(components.begin(), components.end()) == 0);
}

TEST_CASE("a random network links any two alike") {
  const Network network = random_network(3000, 10, 4);
  CHECK(network.edge_count() <= 30000);
  CHECK(network.edge_count() > 29800);  // about 2 x 25 coincide
  CHECK(mean_clustering(network) < .01);
  int alone = 0;
  for (int i = 0; i < 3000; ++i) alone += network.targets(i).size() <= 3 ? 1 : 0;
  CHECK(std::abs(alone - 31) < 25);  // Poisson of mean 10: 1 % have three or fewer
}

TEST_CASE("measures see components, density, reciprocity and clustering") {
  const Network network(6, {{0, 1}, {1, 2}, {2, 0}, {1, 0}, {4, 3}});
  CHECK(connected_components(network) == std::vector<int>{0, 0, 0, 1, 1, 2});
  CHECK(density(network) == Approx(5.0 / 30));
  CHECK(reciprocity(network) == Approx(2.0 / 5));
  CHECK(mean_clustering(network) == Approx(3.0 / 6));
  const Network empty(0, {});
  CHECK(connected_components(empty).empty());
  CHECK(density(empty) == 0.0);
  CHECK(reciprocity(empty) == 0.0);
  CHECK(mean_clustering(empty) == 0.0);
}

TEST_CASE("all shortest paths of a star lead through its hub, and those of a square by halves") {
  std::vector<Edge> star;
  for (int leaf = 1; leaf < 6; ++leaf) {
    star.push_back({0, leaf});
    star.push_back({leaf, 0});
  }
  CHECK(betweenness(Network(6, star)) == std::vector<double>{1, 0, 0, 0, 0, 0});
  // Of the three pairs of others one is opposite, and takes either way.
  const Network square(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  for (const double share : betweenness(square)) CHECK(share == Catch::Detail::Approx(1. / 6));
  // A line of four: the inner nodes lie between two of three pairs each.
  CHECK(betweenness(Network(4, {{0, 1}, {1, 2}, {2, 3}}))[1] == Catch::Detail::Approx(2. / 3));
  CHECK(betweenness(complete_network(5)) == std::vector<double>(5, 0));
  CHECK(betweenness(Network(2, {{0, 1}})) == std::vector<double>{0, 0});
}
