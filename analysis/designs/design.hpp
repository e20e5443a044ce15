#pragma once
/// Designs of experiments as plain values: points in the unit cube, and which of them belong
/// together. What a coordinate means (a parameter's range, a level of a rule) is for the reader.
#include <cstddef>
#include <span>
#include <vector>

namespace concordat::analysis {

/// How a design was made, and so which methods fit it.
enum class DesignKind {
  full_factorial,
  one_at_a_time,
  latin_hypercube,
  sobol_sequence,
  saltelli,               ///< A, B, AB: first order and total indices
  saltelli_second_order,  ///< A, B, AB, BA: second order too
  morris
};

/// Points in [0, 1]^factors, row by row.
struct Design {
  DesignKind kind = DesignKind::full_factorial;
  int factors = 0;             ///< columns
  int group_size = 1;          ///< points, one after the other, that an estimate needs together
  std::vector<double> points;  ///< size(design) x factors
  int levels = 0;              ///< of the grid of Morris, else 0
};

/// Number of points.
int size(const Design& design);

/// Number of groups of points: trajectories (Morris), base points (Saltelli), else all points.
int groups(const Design& design);

/// One point: `factors` numbers in [0, 1].
std::span<const double> point(const Design& design, int index);

/// Throws UserError unless a design may have that many points (1 to 100 million) and
/// factors (1 to 3667, the dimensions of the Sobol' sequence).
void check_shape(std::size_t points, int factors);

/// Where level 0, 1, ..., levels - 1 lies: evenly spaced from 0 to 1; one level alone at 1/2.
double place_of_level(int level, int levels);

}  // namespace concordat::analysis
