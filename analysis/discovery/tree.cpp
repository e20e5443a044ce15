#include "analysis/discovery/tree.hpp"

#include <algorithm>

namespace concordat::analysis {
namespace {
struct Split {
  int parameter = -1;
  double at = 0;
};

/// A node while the tree grows: which cases of both halves it holds.
struct Grown {
  int parent = -1;
  bool is_low = false;
  Split split;
  double chance = 1;
  Rows found_in, held_to;
  int low = -1, high = -1;  ///< children
};

/// Parts the rows by what most lowers the squared error; nothing where both sides cannot be large.
Split best_split(const Cases& cases, const Rows& rows, std::size_t least) {
  Split best;
  double most = 1e-12;
  double all = 0;
  for (const std::uint32_t row : rows) all += cases.happens[row];
  const double n = double(rows.size()), mean = all / n;
  for (std::size_t p = 0; p < cases.columns.size(); ++p) {
    const std::vector<double>& column = cases.columns[p];
    Rows sorted = rows;
    std::ranges::stable_sort(sorted, {}, [&](std::uint32_t row) { return column[row]; });
    double sum = 0;
    for (std::size_t k = 1; k < sorted.size(); ++k) {
      sum += cases.happens[sorted[k - 1]] - mean;
      const double below = column[sorted[k - 1]], above = column[sorted[k]];
      if (k < least || sorted.size() - k < least || below == above) continue;
      const double gain = sum * sum * n / (double(k) * (n - double(k)));
      if (gain <= most) continue;
      most = gain;
      best = {static_cast<int>(p), below + (above - below) / 2};
    }
  }
  return best;
}

Rows side(const Cases& cases, const Rows& rows, const Split& split, bool is_low) {
  Rows part;
  for (const std::uint32_t row : rows)
    if ((cases.columns[static_cast<std::size_t>(split.parameter)][row] < split.at) == is_low)
      part.push_back(row);
  return part;
}

class Grower {
 public:
  Grower(const Cases& cases, const Discovery& how)
      : cases_(cases), how_(how), halves_(halves_of(cases.count(), how.seed)) {
    least_ = std::max<std::size_t>(
        1, static_cast<std::size_t>(how.least_support * double(halves_.found_in.size()) + .5));
  }

  std::vector<Node> grow(int depth) {
    add(-1, false, halves_.found_in, halves_.held_to, depth);
    test(0, how_.level);
    take(0, -1);
    return std::move(nodes_);
  }

 private:
  int add(int parent, bool is_low, Rows found_in, Rows held_to, int depth) {
    const int me = static_cast<int>(grown_.size());
    const Split split =
        depth > 0 && found_in.size() > 1 ? best_split(cases_, found_in, least_) : Split{};
    grown_.push_back({parent, is_low, split, 1, std::move(found_in), std::move(held_to), -1, -1});
    if (split.parameter < 0) return me;
    for (const bool low : {true, false}) {
      const Rows of_found = side(cases_, grown_[std::size_t(me)].found_in, split, low);
      const Rows of_held = side(cases_, grown_[std::size_t(me)].held_to, split, low);
      const int child = add(me, low, of_found, of_held, depth - 1);
      (low ? grown_[std::size_t(me)].low : grown_[std::size_t(me)].high) = child;
    }
    return me;
  }

  /// From the root on: a question that does not stand is asked no more, nor what follows from it;
  /// half of the level goes to either side, so that all hold together.
  void test(int k, double level) {
    Grown& node = grown_[std::size_t(k)];
    if (node.split.parameter < 0) return;
    node.chance =
        chance_of_difference(cases_, node.held_to, side(cases_, node.held_to, node.split, true),
                             how_, tests_of_boxes + static_cast<std::uint32_t>(k));
    if (node.chance > level) {
      node.split.parameter = -1;
      return;
    }
    test(node.low, level / 2);
    test(node.high, level / 2);
  }

  void take(int k, int parent) {
    const Grown& from = grown_[std::size_t(k)];
    const int me = static_cast<int>(nodes_.size());
    nodes_.push_back({parent, from.is_low, from.split.parameter, from.split.at, from.chance,
                      estimate_over(cases_, from.held_to), from.held_to.size(),
                      double(from.held_to.size()) / double(halves_.held_to.size())});
    if (from.split.parameter < 0) return;
    take(from.low, me);
    take(from.high, me);
  }

  static constexpr std::uint32_t tests_of_boxes = 1000;  ///< numbers that a box may take

  const Cases& cases_;
  const Discovery& how_;
  Halves halves_;
  std::size_t least_ = 1;
  std::vector<Grown> grown_;
  std::vector<Node> nodes_;
};
}  // namespace

std::vector<Node> grow_tree(const Cases& cases, const Discovery& how, int depth) {
  return Grower(cases, how).grow(depth);
}

}  // namespace concordat::analysis
