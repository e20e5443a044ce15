#include "analysis/comparison/unit_verdicts.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "analysis/statistics/student.hpp"

namespace concordat::analysis {
namespace {
/// The pairs of a unit, added one by one.
struct Pairs {
  double count = 0, mean = 0, squares = 0;

  void add(double difference) {
    const double off = difference - mean;
    mean += off / ++count;
    squares += off * (difference - mean);
  }
  double half_width() const {
    return student_975(count - 1) * std::sqrt(squares / (count - 1) / count);
  }
};

std::vector<Pairs> pairs_by_unit(std::span<const double> difference,
                                 std::span<const std::uint32_t> unit) {
  std::vector<Pairs> pairs;
  for (std::size_t k = 0; k < difference.size(); ++k) {
    if (pairs.size() <= unit[k]) pairs.resize(unit[k] + 1);
    pairs[unit[k]].add(difference[k]);
  }
  std::erase_if(pairs, [](const Pairs& each) { return each.count < 2; });
  return pairs;
}

Estimate share(std::uint64_t some, std::uint64_t all) {
  return {static_cast<double>(some) / static_cast<double>(all), wilson_interval(some, all)};
}
}  // namespace

UnitVerdicts unit_verdicts(std::span<const double> difference, std::span<const std::uint32_t> unit,
                           double least) {
  const std::vector<Pairs> pairs = pairs_by_unit(difference, unit);
  const Estimate nothing{none, {none, none}};
  if (pairs.empty()) return {0, nothing, nothing, none, {none, none}};
  std::uint64_t higher = 0, lower = 0;
  std::vector<double> means;
  for (const Pairs& each : pairs) {
    means.push_back(each.mean);
    if (each.mean > least + each.half_width()) ++higher;
    if (-each.mean > least + each.half_width()) ++lower;
  }
  std::ranges::sort(means);
  const std::uint64_t units = pairs.size();
  return {units,
          share(higher, units),
          share(lower, units),
          share(units - higher - lower, units).value,
          {quantile(means, .05), quantile(means, .95)}};
}

}  // namespace concordat::analysis
