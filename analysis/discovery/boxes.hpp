#pragma once
/// Boxes in the space of parameters in which something happens more often: PRIM (Friedman & Fisher
/// 1999), for scenario discovery (Bryant & Lempert 2010).
#include <vector>

#include "analysis/discovery/cases.hpp"

namespace concordat::analysis {

/// One end of a parameter that a box keeps to.
struct Limit {
  std::size_t parameter = 0;
  bool is_least = false;  ///< from `at` on; else up to `at`
  double at = 0;
  double chance = 1;  ///< of so large a difference by chance alone, in the half it was not found in

  bool holds(double value) const { return is_least ? value >= at : value <= at; }
};

/// All numbers are of the half that the box was not found in.
struct Box {
  std::vector<Limit> limits;  ///< by parameter
  Estimate density;           ///< how often it happens within
  double coverage = 0;        ///< share of all that happens that lies within
  double support = 0;         ///< share of all cases that lie within
  std::size_t cases = 0;      ///< within
};

/// One after the other, each among what those before leave; none where no limit stands its test.
std::vector<Box> find_boxes(const Cases& cases, const Discovery& how);

}  // namespace concordat::analysis
