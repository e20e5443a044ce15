#pragma once
/// What the checks of evolution need beside the model: a stream of the engine's draws, two kinds of
/// player on a network, and the processes by which one kind replaces the other.
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/network/generators.hpp"
#include "engine/random/draws.hpp"

namespace concordat::tests {

/// Philox words one after the other, four to an address; `run` makes independent streams.
class Throws {
 public:
  Throws(std::uint64_t seed, std::uint32_t run) : draws_(seed, 0), run_(run) {}

  std::uint32_t word() {
    if (left_ == 0) {
      block_ = draws_.words(what, run_, count_++, 0);
      left_ = 4;
    }
    return block_.word[--left_];
  }
  /// Strictly between 0 and 1, as the model's rules take it.
  float unit() { return engine::open_unit(word()); }
  /// Strictly between 0 and 1, to 2^-33.
  double fine_unit() { return (word() + .5) * 0x1p-32; }
  /// 0 to n - 1; the bias is below n 2^-32.
  int below(std::size_t n) { return static_cast<int>((std::uint64_t{word()} * n) >> 32); }

 private:
  static constexpr int what = 0x4741;  // the model's own decisions have small numbers
  engine::Draws draws_;
  std::uint32_t run_, count_ = 0;
  engine::FourBits block_{};
  int left_ = 0;
};

/// A square of `width` x `width` that closes on itself; 4 neighbours, or 8 with the diagonals.
inline engine::Network torus(int width, int neighbours) {
  std::vector<engine::Edge> edges;
  const auto at = [&](int x, int y) { return (y + width) % width * width + (x + width) % width; };
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x)
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
          if ((dx != 0 || dy != 0) && (neighbours == 8 || dx == 0 || dy == 0))
            edges.push_back({at(x, y), at(x + dx, y + dy)});
  return engine::Network(width * width, std::move(edges));
}

/// Cooperators (1) and defectors (0) on a network where all nodes have the same degree. Knows who
/// has a neighbour of the other kind: nothing can change anywhere else.
class Population {
 public:
  explicit Population(const engine::Network& network)
      : network_(network),
        kind_(network.node_count()),
        near_(network.node_count()),
        place_(network.node_count(), -1) {}

  int size() const { return static_cast<int>(kind_.size()); }
  int degree() const { return static_cast<int>(network_.targets(0).size()); }
  int cooperators() const { return cooperators_; }
  int kind(int node) const { return kind_[node]; }
  /// How many of a node's neighbours cooperate.
  int cooperators_near(int node) const { return near_[node]; }
  auto neighbours(int node) const { return network_.targets(node); }
  const std::vector<std::int32_t>& border() const { return border_; }

  void flip(int node) {
    const int change = kind_[node] ? -1 : 1;
    kind_[node] = static_cast<std::int8_t>(kind_[node] + change);
    cooperators_ += change;
    for (const std::int32_t other : network_.targets(node)) {
      near_[other] = static_cast<std::int16_t>(near_[other] + change);
      note_border(other);
    }
    note_border(node);
  }
  /// One cooperator at `node`, defectors elsewhere.
  void start_with(int node) {
    for (int v = 0; v < size() && cooperators_ > 0; ++v)
      if (kind_[v]) flip(v);
    flip(node);
  }

 private:
  void note_border(int node) {
    const bool belongs = near_[node] != (kind_[node] ? degree() : 0);
    if (belongs == (place_[node] >= 0)) return;
    if (belongs) {
      place_[node] = static_cast<std::int32_t>(border_.size());
      border_.push_back(node);
    } else {
      border_[place_[node]] = border_.back();
      place_[border_.back()] = place_[node];
      border_.pop_back();
      place_[node] = -1;
    }
  }

  const engine::Network& network_;
  std::vector<std::int8_t> kind_;
  std::vector<std::int16_t> near_;
  std::vector<std::int32_t> border_, place_;
  int cooperators_ = 0;
};

/// Fitness by kind and number of cooperating neighbours.
using Fitness = std::array<std::vector<double>, 2>;

/// 1 - w + w P with accumulated payoffs: a cooperator pays c for each neighbour, who gets b.
inline Fitness donation_fitness(int degree, double b, double c, double w) {
  Fitness fitness;
  for (int kind = 0; kind < 2; ++kind)
    for (int near = 0; near <= degree; ++near)
      fitness[kind].push_back(1 - w + w * (b * near - kind * c * degree));
  return fitness;
}

/// Cooperators have fitness r, defectors 1, whoever is near.
inline Fitness constant_fitness(int degree, double r) {
  return {std::vector<double>(degree + 1, 1), std::vector<double>(degree + 1, r)};
}

/// Should `node` die: the fitness of its neighbours, who compete for the place.
struct Rivals {
  double cooperators, all;
};
inline Rivals rivals_for(const Population& people, const Fitness& fitness, int node) {
  Rivals sum{0, 0};
  for (const std::int32_t other : people.neighbours(node)) {
    const double one = fitness[people.kind(other)][people.cooperators_near(other)];
    sum.all += one;
    sum.cooperators += people.kind(other) ? one : 0;
  }
  return sum;
}

/// Somebody dies, wherever it could matter; the neighbours compete for the place.
inline void death_birth(Population& people, const Fitness& fitness, Throws& throws) {
  const int node = people.border()[throws.below(people.border().size())];
  const Rivals rivals = rivals_for(people, fitness, node);
  const bool cooperates = throws.fine_unit() * rivals.all < rivals.cooperators;
  if (cooperates != (people.kind(node) == 1)) people.flip(node);
}

/// Somebody has offspring, in proportion to fitness (`greatest` is the highest there is), wherever
/// it could matter; the offspring takes a random neighbour's place.
inline void birth_death(Population& people, const Fitness& fitness, double greatest,
                        Throws& throws) {
  const int node = people.border()[throws.below(people.border().size())];
  if (throws.fine_unit() * greatest >= fitness[people.kind(node)][people.cooperators_near(node)])
    return;
  const auto others = people.neighbours(node);
  const int other = others[throws.below(others.size())];
  if (people.kind(other) != people.kind(node)) people.flip(other);
}

/// Share of `runs` in which the offspring of one cooperator take over. `change(people, throws)` is
/// one event.
template <class Change>
double share_fixed(const engine::Network& network, int runs, std::uint64_t seed, Change change) {
  Population people(network);
  int fixed = 0;
  for (int run = 0; run < runs; ++run) {
    Throws throws(seed, static_cast<std::uint32_t>(run));
    people.start_with(throws.below(static_cast<std::size_t>(people.size())));
    while (!people.border().empty()) change(people, throws);
    fixed += people.cooperators() > 0;
  }
  return static_cast<double>(fixed) / runs;
}

/// Where f, increasing from below zero at `low` to above zero at `high`, is zero.
template <class F>
double root_between(double low, double high, F f) {
  for (int k = 0; k < 100; ++k) {
    const double middle = .5 * (low + high);
    (f(middle) < 0 ? low : high) = middle;
  }
  return .5 * (low + high);
}

}  // namespace concordat::tests
