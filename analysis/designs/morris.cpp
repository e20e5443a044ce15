#include "analysis/designs/morris.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/designs/chance.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr int most_compared = 4096;  // every pair has its distance in memory

void check_plan(const FactorGroups& groups, const MorrisPlan& plan) {
  const int factors = static_cast<int>(groups.factors());
  if (plan.levels < 2 || plan.levels > 254 || plan.levels % 2 != 0)
    throw engine::UserError("Morris trajectories need an even number of levels, 2 to 254");
  if (plan.trajectories < 1 || plan.candidates < plan.trajectories)
    throw engine::UserError("Morris trajectories are kept from at least as many candidates");
  if (plan.candidates > plan.trajectories && plan.candidates > most_compared)
    throw engine::UserError("at most 4096 Morris trajectories can be compared");
  check_shape(1, factors);
  check_shape(static_cast<std::size_t>(plan.candidates) * (groups.members.size() + 1), factors);
}

/// Each factor goes from one level to another, levels / 2 steps of the grid up or down.
void append_trajectory(const FactorGroups& groups, std::uint32_t index, std::uint64_t seed,
                       Design& design) {
  const int levels = design.levels;
  const auto width = static_cast<std::uint32_t>(design.factors);
  const auto half = static_cast<std::uint32_t>(levels / 2);
  std::vector<double> here(width), there(width);
  for (std::uint32_t j = 0; j < width; ++j) {
    const auto words = words_at(seed, Chance::morris_start, index, j, 0);
    const auto low = static_cast<int>(below(half, words[0], words[1]));
    here[j] = place_of_level(low, levels);
    there[j] = place_of_level(low + levels / 2, levels);
    if (words[2] >> 31) std::swap(here[j], there[j]);
  }
  design.points.insert(design.points.end(), here.begin(), here.end());
  for (const int g : permutation(groups.count(), seed, Chance::morris_order, index, 0)) {
    for (const std::size_t j : groups.members[static_cast<std::size_t>(g)]) here[j] = there[j];
    design.points.insert(design.points.end(), here.begin(), here.end());
  }
}

/// A trajectory in whole steps of the grid.
struct Path {
  std::vector<int> start, stop;                 ///< of each factor
  std::vector<std::vector<std::size_t>> order;  ///< [step] the factors that change
};

std::vector<int> grid_of(std::span<const double> point, int levels) {
  std::vector<int> grid;
  for (const double x : point) grid.push_back(static_cast<int>(x * (levels - 1) + .5));
  return grid;
}

Path path_of(const Design& design, int trajectory) {
  const int first = trajectory * design.group_size, last = first + design.group_size - 1;
  Path path{grid_of(point(design, first), design.levels),
            grid_of(point(design, last), design.levels),
            {}};
  for (int i = first; i < last; ++i) {
    const auto here = point(design, i), next = point(design, i + 1);
    std::vector<std::size_t>& changed = path.order.emplace_back();
    for (std::size_t j = 0; j < here.size(); ++j)
      if (here[j] != next[j]) changed.push_back(j);
  }
  return path;
}

int squared(int x) { return x * x; }

/// The sum of distances of one point from those of a path, in steps of the grid. From a point to
/// the next only few terms of the squared distance change.
double distance(const std::vector<int>& from, const Path& path) {
  int sum = 0;
  for (std::size_t j = 0; j < from.size(); ++j) sum += squared(from[j] - path.start[j]);
  double total = std::sqrt(sum);
  for (const auto& changed : path.order) {
    for (const std::size_t j : changed)
      sum += squared(from[j] - path.stop[j]) - squared(from[j] - path.start[j]);
    total += std::sqrt(sum);
  }
  return total;
}

/// The squared distance of two trajectories.
double squared_distance(const Path& one, const Path& other, int levels) {
  std::vector<int> here = one.start;
  double total = distance(here, other);
  for (const auto& changed : one.order) {
    for (const std::size_t j : changed) here[j] = one.stop[j];
    total += distance(here, other);
  }
  return total * total / squared(levels - 1);
}

/// All squared distances, row by row; zero on the diagonal.
std::vector<double> squared_distances(const Design& design) {
  const auto count = static_cast<std::size_t>(groups(design));
  std::vector<Path> paths;
  for (int t = 0; t < groups(design); ++t) paths.push_back(path_of(design, t));
  std::vector<double> all(count * count);
  for (std::size_t m = 1; m < count; ++m)
    for (std::size_t l = 0; l < m; ++l)
      all[m * count + l] = all[l * count + m] = squared_distance(paths[m], paths[l], design.levels);
  return all;
}

/// The greedy choice: the indices of those kept, in order.
std::vector<std::size_t> furthest_apart(const std::vector<double>& squared, std::size_t count,
                                        std::size_t wanted) {
  std::vector<double> gain(count);  // what a candidate would add to the sum over pairs
  std::vector<std::size_t> kept;
  const auto keep = [&](std::size_t chosen) {
    kept.push_back(chosen);
    for (std::size_t m = 0; m < count; ++m) gain[m] += squared[chosen * count + m];
    for (const std::size_t before : kept) gain[before] = -1;  // below every distance
  };
  const auto widest = std::ranges::max_element(squared) - squared.begin();
  keep(static_cast<std::size_t>(widest) / count);
  while (kept.size() < wanted)
    keep(static_cast<std::size_t>(std::ranges::max_element(gain) - gain.begin()));
  std::ranges::sort(kept);
  return kept;
}
}  // namespace

double morris_step(int levels) { return levels / (2. * (levels - 1)); }

Design morris(int factors, const MorrisPlan& plan, std::uint64_t seed) {
  check_shape(1, factors);
  return morris(each_alone(static_cast<std::size_t>(factors)), plan, seed);
}

Design morris(const FactorGroups& groups, const MorrisPlan& plan, std::uint64_t seed) {
  check_plan(groups, plan);
  const int factors = static_cast<int>(groups.factors());
  Design all{DesignKind::morris, factors, groups.count() + 1, {}, plan.levels};
  for (int i = 0; i < plan.candidates; ++i)
    append_trajectory(groups, static_cast<std::uint32_t>(i), seed, all);
  if (plan.candidates == plan.trajectories) return all;
  Design design{DesignKind::morris, factors, all.group_size, {}, plan.levels};
  const auto length = static_cast<std::ptrdiff_t>(factors) * all.group_size;
  for (const std::size_t kept :
       furthest_apart(squared_distances(all), static_cast<std::size_t>(plan.candidates),
                      static_cast<std::size_t>(plan.trajectories))) {
    const auto from = all.points.begin() + static_cast<std::ptrdiff_t>(kept) * length;
    design.points.insert(design.points.end(), from, from + length);
  }
  return design;
}

double spread(const Design& morris_design) {
  double sum = 0;
  for (const double squared : squared_distances(morris_design)) sum += squared;
  return std::sqrt(sum / 2);
}

}  // namespace concordat::analysis
