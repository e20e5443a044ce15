/// C1, C3 and C4: how often one cooperator's offspring take over, on engine::Network with the
/// engine's draws. The processes are those of games.hpp; the model has no births.
#include "tests/verification/checks.hpp"
#include "tests/verification/games.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr double four_decimals = 5e-5;

double moran(double r, int n) { return r == 1 ? 1. / n : (1 - 1 / r) / (1 - std::pow(r, -n)); }

double share_of_mutants(const engine::Network& network, double r, int runs) {
  const Fitness fitness = constant_fitness(static_cast<int>(network.targets(0).size()), r);
  return share_fixed(network, runs, 1, [&](Population& people, Throws& throws) {
    birth_death(people, fitness, r, throws);
  });
}

struct Donation {
  double b, c, w;
};

double share_by_death_birth(const engine::Network& network, const Donation& game, int runs) {
  const Fitness fitness =
      donation_fitness(static_cast<int>(network.targets(0).size()), game.b, game.c, game.w);
  return share_fixed(network, runs, 3, [&](Population& people, Throws& throws) {
    death_birth(people, fitness, throws);
  });
}

double share_by_birth_death(const engine::Network& network, const Donation& game, int runs) {
  const int degree = static_cast<int>(network.targets(0).size());
  const Fitness fitness = donation_fitness(degree, game.b, game.c, game.w);
  const double greatest = fitness[0][degree];
  return share_fixed(network, runs, 3, [&](Population& people, Throws& throws) {
    birth_death(people, fitness, greatest, throws);
  });
}

/// Steps until two walkers meet that start at node 0 and elsewhere, one of whom steps at a time:
/// time[v] = 1 + mean over v's neighbours. Exact on networks that look the same from everywhere in
/// every direction of a step. Gaussian elimination.
std::vector<double> meeting_times(const engine::Network& network) {
  const int n = network.node_count();
  std::vector<std::vector<double>> row(n, std::vector<double>(n + 1));
  for (int v = 1; v < n; ++v) {
    row[v][v] = row[v][n] = 1;
    for (const std::int32_t other : network.targets(v))
      if (other != 0) row[v][other] -= 1. / static_cast<double>(network.targets(v).size());
  }
  for (int k = 1; k < n; ++k)
    for (int v = k + 1; v < n; ++v) {
      const double factor = row[v][k] / row[k][k];
      if (factor == 0) continue;
      for (int x = k; x <= n; ++x) row[v][x] -= factor * row[k][x];
    }
  std::vector<double> time(n);
  for (int v = n - 1; v > 0; --v) {
    time[v] = row[v][n];
    for (int x = v + 1; x < n; ++x) time[v] -= row[v][x] * time[x];
    time[v] /= row[v][v];
  }
  return time;
}

/// (b/c)* = t2 / (t3 - t1), t_n the mean meeting time of the ends of a walk of n steps (Allen et
/// al. 2017, Nature 544:227-230).
double critical_ratio(const engine::Network& network) {
  std::vector<double> time = meeting_times(network), after = time;
  double t[4] = {};
  for (int steps = 1; steps <= 3; ++steps) {
    for (int v = 0; v < network.node_count(); ++v) {
      after[v] = 0;
      for (const std::int32_t other : network.targets(v)) after[v] += time[other];
      after[v] /= static_cast<double>(network.targets(v).size());
    }
    time = after;
    t[steps] = time[0];
  }
  return t[2] / (t[3] - t[1]);
}

/// To first order in w, on networks that look the same from everywhere.
double first_order(int n, int k, const Donation& game) {
  return 1. / n + game.w / (2 * n) * (game.b * (n - 2 * k) - game.c * k * (n - 2));
}

/// Fixation of one cooperator on a circle, from the chances that its block grows or shrinks.
double exact_on_circle(int n, const Donation& game) {
  const engine::Network circle = engine::ring_network(n, 2);
  const Fitness fitness = donation_fitness(2, game.b, game.c, game.w);
  Population people(circle);
  double product = 1, sum = 1;
  for (int block = 1; block < n; ++block) {
    people.flip(block - 1);
    double grows = 0, shrinks = 0;
    for (const std::int32_t node : people.border()) {
      const Rivals rivals = rivals_for(people, fitness, node);
      const double joins = rivals.cooperators / rivals.all;
      (people.kind(node) ? shrinks : grows) += people.kind(node) ? 1 - joins : joins;
    }
    product *= shrinks / grows;
    sum += product;
  }
  return 1 / sum;
}

}  // namespace

TEST_CASE("C1: a mutant takes over as often as Moran says") {
  compare("C1", "formula, r = 1.1, N = 20", .106781, moran(1.1, 20), 5e-7);
  compare("C1", "formula, r = 1.1, N = 100", .0909157, moran(1.1, 100), 5e-8);
  constexpr int runs = 100000;
  const engine::Network all = engine::complete_network(20);
  compare("C1", "r = 1.1, N = 20, everybody linked", .106781, share_of_mutants(all, 1.1, runs),
          .0039);
  compare("C1", "r = 1, N = 20, everybody linked", .05, share_of_mutants(all, 1, runs),
          four_errors_of_share(.05, runs));
  // On a circle it is the same (Lieberman, Hauert & Nowak 2005).
  compare("C1", "r = 1.1, N = 100, circle", .0909157,
          share_of_mutants(engine::ring_network(100, 2), 1.1, runs),
          four_errors_of_share(.0909157, runs));
}

TEST_CASE("C3: cooperation pays on a network from the benefit that meeting times give") {
  for (const auto& [n, k, expected] : {std::tuple{100, 2, 2.0417}, std::tuple{100, 4, 4.2609},
                                       std::tuple{100, 8, 9.3333}, std::tuple{500, 4, 4.0488}})
    compare("C3", "(b/c)* of a ring, N = " + std::to_string(n) + ", k = " + std::to_string(k),
            expected, critical_ratio(engine::ring_network(n, k)), four_decimals);
  compare("C3", "(b/c)* of a torus, N = 100, k = 4", 4.2609, critical_ratio(torus(10, 4)),
          four_decimals);
}

TEST_CASE("C3: with death and birth cooperators take over more often where b/c is above it") {
  constexpr Donation game{8, 1, .0025};
  compare("C3", "first order in w, b = 8", .01430, first_order(100, 4, game), 5e-6);
  constexpr int runs = 100000;  // a quarter of what the check names, so twice its error
  const double allowed = .0008 + four_errors_of_share(.01430, runs);
  compare("C3", "b = 8, ring", .01430,
          share_by_death_birth(engine::ring_network(100, 4), game, runs), allowed);
  compare("C3", "b = 8, torus", .01430, share_by_death_birth(torus(10, 4), game, runs), allowed);
}

TEST_CASE("C3: at the critical b/c selection is neutral") {
  constexpr Donation game{98. / 23, 1, .01};
  constexpr int runs = 100000;
  const double allowed = .0008 + four_errors_of_share(.01, runs);
  compare("C3", "b/c = (b/c)*, ring", .01,
          share_by_death_birth(engine::ring_network(100, 4), game, runs), allowed);
  compare("C3", "b/c = (b/c)*, torus", .01, share_by_death_birth(torus(10, 4), game, runs),
          allowed);
}

TEST_CASE("C3: with birth and death no benefit makes cooperators take over") {
  constexpr int runs = 50000;
  for (const double b : {2., 8., 20.}) {
    const double share = share_by_birth_death(engine::ring_network(100, 4), {b, 1, .0025}, runs);
    require_below("C3", "birth and death, b = " + std::to_string(static_cast<int>(b)), .01, share,
                  four_errors_of_share(.01, runs));
  }
}

TEST_CASE("C4: on a circle the chance of fixation is exact at any strength of selection") {
  compare("C4", "w = .001, from the block's rates", .0109654, exact_on_circle(100, {4, 1, .001}),
          5e-8);
  compare("C4", "w = .005, from the block's rates", .0152978, exact_on_circle(100, {4, 1, .005}),
          5e-8);
  constexpr int runs = 400000;
  compare("C4", "w = .005, simulated", .0152978,
          share_by_death_birth(engine::ring_network(100, 2), {4, 1, .005}, runs), .0008);
}
