#pragma once
/// A tree of conditions, at most three questions deep: how often something happens, asked by one
/// parameter after the other (Breiman et al. 1984).
#include <vector>

#include "analysis/discovery/cases.hpp"

namespace concordat::analysis {

/// A node: a question, or a leaf. Numbers are of the half that the tree was not grown in.
struct Node {
  int parent = -1;      ///< -1: the root
  bool is_low = false;  ///< on the parent's lower side: below `at`
  /// What it asks; -1: nothing, it is a leaf.
  int parameter = -1;
  double at = 0;
  double chance = 1;  ///< of so large a difference between its sides by chance alone
  Estimate density;
  std::size_t cases = 0;
  double support = 0;
};

/// The root first, a node's children behind it, the lower side first. The root alone where no
/// question stands its test.
std::vector<Node> grow_tree(const Cases& cases, const Discovery& how, int depth = 3);

}  // namespace concordat::analysis
