#pragma once
/// Two basins: where one ends up by where one starts, at each level of pressure.
#include <optional>
#include <span>
#include <vector>

namespace concordat::analysis {

/// What a start leads to: starts ascending.
struct Basin {
  std::vector<double> starts, ends;
};

/// Ends farther apart than this are two.
inline constexpr double two_ends = .25;

/// The start from which on it ends high, straight between starts; nothing where all starts lead to
/// about the same end.
std::optional<double> boundary_of(const Basin& basin);

/// The levels between which there are two ends, by where the boundary comes and goes: half way
/// between a level that has one and its neighbour that has none. Nothing where none has one.
struct TwoEnds {
  double from = 0, to = 0;
};
std::optional<TwoEnds> two_ends_between(std::span<const double> levels,
                                        std::span<const std::optional<double>> boundaries);

}  // namespace concordat::analysis
