#include "analysis/comparison/paired.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "analysis/comparison/dominance.hpp"
#include "analysis/comparison/unit_verdicts.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

/// Sums over the pairs of one unit, or of a resample.
struct Sums {
  double pairs = 0, control = 0, arm = 0;
  double differences = 0, squares = 0;  ///< of differences from `origin`
  double wins = 0;                      ///< a tie is half of one

  void add(const Sums& more, double times) {
    pairs += times * more.pairs;
    control += times * more.control;
    arm += times * more.arm;
    differences += times * more.differences;
    squares += times * more.squares;
    wins += times * more.wins;
  }
};

/// The pairs that count, by unit.
struct Sample {
  std::vector<double> control, arm;
  std::vector<std::uint32_t> unit;  ///< [pair], renumbered without gaps
  std::vector<Sums> units;
  double origin = 0;  ///< differences are counted from the first, so that equal ones do not vary
};

void expect_sizes(const PairedValues& values) {
  const std::size_t pairs = values.control.size();
  if (values.arm.size() != pairs || (!values.unit.empty() && values.unit.size() != pairs))
    throw engine::UserError("pairs: " + std::to_string(pairs) + " values of the control, " +
                            std::to_string(values.arm.size()) + " of the arm and " +
                            std::to_string(values.unit.size()) +
                            " units\n   needs one of each for every pair");
}

std::vector<std::uint32_t> without_gaps(std::vector<std::uint32_t> numbers) {
  std::vector<std::uint32_t> known = numbers;
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  for (std::uint32_t& number : numbers)
    number = static_cast<std::uint32_t>(std::ranges::lower_bound(known, number) - known.begin());
  return numbers;
}

Sample sample_of(const PairedValues& values) {
  Sample sample;
  for (std::uint32_t k = 0; k < values.control.size(); ++k) {
    if (std::isnan(values.control[k]) || std::isnan(values.arm[k])) continue;
    sample.control.push_back(values.control[k]);
    sample.arm.push_back(values.arm[k]);
    sample.unit.push_back(values.unit.empty() ? k : values.unit[k]);
  }
  if (sample.unit.empty())
    throw engine::UserError("no pair has a value in both arms\n   every run of one of them failed");
  sample.unit = without_gaps(std::move(sample.unit));
  sample.units.resize(*std::ranges::max_element(sample.unit) + 1);
  sample.origin = sample.arm[0] - sample.control[0];
  for (std::size_t k = 0; k < sample.unit.size(); ++k) {
    const double a = sample.control[k], b = sample.arm[k], off = b - a - sample.origin;
    const double win = b > a ? 1 : b < a ? 0 : .5;
    sample.units[sample.unit[k]].add({1, a, b, off, off * off, win}, 1);
  }
  return sample;
}

/// What is estimated, in the order of `statistics_of`.
enum Statistic : std::size_t { control_mean, arm_mean, difference, standardised, dominance, count };
using Statistics = std::array<double, Statistic::count>;

/// `times`: how often each unit is in the sample.
Statistics statistics_of(const Sample& sample, const DominanceOrder& order,
                         std::span<const double> times) {
  Sums all;
  for (std::size_t u = 0; u < sample.units.size(); ++u) all.add(sample.units[u], times[u]);
  const double off = all.differences / all.pairs;
  const double variance = (all.squares - all.differences * off) / (all.pairs - 1);
  const double mean = sample.origin + off;
  return {all.control / all.pairs, all.arm / all.pairs, mean,
          variance > 0 ? mean / std::sqrt(variance) : none, dominance_of(order, times)};
}

/// Each statistic with the interval of its values over resampled units.
std::array<Estimate, Statistic::count> estimates_of(const Sample& sample,
                                                    const Bootstrap& bootstrap) {
  const std::size_t units = sample.units.size();
  const DominanceOrder order = dominance_order(sample.control, sample.arm, sample.unit);
  std::array<std::vector<double>, Statistic::count> resampled;
  std::vector<double> times(units);
  for (std::uint32_t r = 0; units > 1 && r < bootstrap.resamples; ++r) {
    std::ranges::fill(times, 0);
    for (std::uint32_t unit : resampled_rows(units, bootstrap.seed, r)) ++times[unit];
    const Statistics again = statistics_of(sample, order, times);
    for (std::size_t s = 0; s < again.size(); ++s) resampled[s].push_back(again[s]);
  }
  std::ranges::fill(times, 1);
  const Statistics values = statistics_of(sample, order, times);
  std::array<Estimate, Statistic::count> estimates;
  for (std::size_t s = 0; s < values.size(); ++s)
    estimates[s] = {values[s], percentile_interval(resampled[s], expanded_tail(units))};
  return estimates;
}

/// Wilson's interval with the number of independent pairs whose mean would vary as much. Where all
/// units agree, as many of them may be otherwise as Wilson's interval of none allows.
Estimate win_of(const Sample& sample) {
  const auto units = static_cast<double>(sample.units.size());
  Sums all;
  for (const Sums& unit : sample.units) all.add(unit, 1);
  const double share = all.wins / all.pairs;
  if (units < 2) return {share, {none, none}};
  double squares = 0;
  for (const Sums& unit : sample.units)
    squares += (unit.wins - share * unit.pairs) * (unit.wins - share * unit.pairs);
  const double variance = units / (units - 1) * squares / (all.pairs * all.pairs);
  if (variance > 0) return {share, wilson_interval_of_share(share, share * (1 - share) / variance)};
  const double others = wilson_interval_of_share(0, units).high;
  return {share, {share - others * share, share + others * (1 - share)}};
}

Estimate unit_win_of(const Sample& sample) {
  double wins = 0;
  for (const Sums& unit : sample.units) {
    const double difference = unit.arm - unit.control;
    wins += difference > 0 ? 1 : difference < 0 ? 0 : .5;
  }
  const auto units = static_cast<double>(sample.units.size());
  return {wins / units, wilson_interval_of_share(wins / units, units)};
}

bool is_share(const Sample& sample) {
  const auto is_0_or_1 = [](double v) { return v == 0 || v == 1; };
  return std::ranges::all_of(sample.control, is_0_or_1) &&
         std::ranges::all_of(sample.arm, is_0_or_1);
}

/// Resamples of a share that never changes never change: as far as Wilson's interval of none.
void widen_idle_share(Estimate& estimate, double units, double low, double high) {
  if (estimate.interval.low != estimate.interval.high) return;
  const double reach = wilson_interval_of_share(0, units).high;
  estimate.interval = {std::max(low, estimate.value - reach),
                       std::min(high, estimate.value + reach)};
}

UnitVerdicts verdicts_of(const Sample& sample, double least) {
  std::vector<double> differences;
  for (std::size_t k = 0; k < sample.unit.size(); ++k)
    differences.push_back(sample.arm[k] - sample.control[k]);
  return unit_verdicts(differences, sample.unit, least);
}

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  return median(values);
}
}  // namespace

PairedComparison compare_paired(const PairedValues& values, const Bootstrap& bootstrap,
                                double least) {
  expect_sizes(values);
  const Sample sample = sample_of(values);
  const auto estimates = estimates_of(sample, bootstrap);
  PairedComparison found;
  found.pairs = sample.unit.size();
  found.left_out = values.control.size() - found.pairs;
  found.units = sample.units.size();
  found.control = {estimates[control_mean], median_of(sample.control)};
  found.arm = {estimates[arm_mean], median_of(sample.arm)};
  found.difference = estimates[difference];
  found.standardised = estimates[standardised];
  found.dominance = estimates[dominance];
  found.win = win_of(sample);
  found.unit_win = unit_win_of(sample);
  found.by_unit = verdicts_of(sample, least);
  if (is_share(sample)) {
    const auto units = static_cast<double>(found.units);
    widen_idle_share(found.control.mean, units, 0, 1);
    widen_idle_share(found.arm.mean, units, 0, 1);
    widen_idle_share(found.difference, units, -1, 1);
  }
  return found;
}

}  // namespace concordat::analysis
