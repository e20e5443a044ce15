#pragma once
/// Cases whose conditions are asked for: where in the space of parameters something happens.
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

struct Cases {
  std::vector<std::string> names;            ///< of the parameters
  std::vector<std::vector<double>> columns;  ///< [parameter][case]
  std::vector<double> happens;               ///< [case], 0 to 1: whether, or in which share of runs

  std::size_t count() const { return happens.size(); }
};

using Rows = std::vector<std::uint32_t>;  ///< numbers of cases

/// How conditions are looked for: found in one half of the cases, held to the other.
struct Discovery {
  std::uint64_t seed = 1;
  std::uint32_t shuffles = 999;  ///< of each test
  double level = .05;            ///< of all tests of a box, or of the tree, together
  double least_support = .05;    ///< share of cases that a box or a leaf holds at least
  int boxes = 3;                 ///< at most
};

/// The half that conditions are found in, and the half that they are held to.
struct Halves {
  Rows found_in, held_to;
};
Halves halves_of(std::size_t cases, std::uint64_t seed);

/// Mean of what happens over cases; NaN over none.
double mean_over(const Cases& cases, const Rows& rows);

/// The same with a bootstrap interval over cases.
Estimate estimate_over(const Cases& cases, const Rows& rows);

/// How likely chance alone would make the mean over `part` of `rows` differ as much from that over
/// the rest, either way: a permutation test. 1 where one of them is empty.
double chance_of_difference(const Cases& cases, const Rows& rows, const Rows& part,
                            const Discovery& how, std::uint32_t number);

}  // namespace concordat::analysis
