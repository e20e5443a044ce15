#include "analysis/statistics/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace concordat::analysis {

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t k) { return values[k]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double middle = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t k = first; k < end; ++k) ranks[order[k]] = middle;
  }
  return ranks;
}

double rank_correlation(std::span<const double> one, std::span<const double> other) {
  const std::vector<double> a = mid_ranks(one), b = mid_ranks(other);
  const double middle = (static_cast<double>(a.size()) + 1) / 2;
  double together = 0, alone = 0, others = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    together += (a[k] - middle) * (b[k] - middle);
    alone += (a[k] - middle) * (a[k] - middle);
    others += (b[k] - middle) * (b[k] - middle);
  }
  return alone > 0 && others > 0 ? together / std::sqrt(alone * others) : 0;
}

}  // namespace concordat::analysis
