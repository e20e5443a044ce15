#include "analysis/patterns/verdict.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/patterns/statistic.hpp"
#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {

bool is_bounded(const configs::Claim& claim) {
  return std::isfinite(claim.above) || std::isfinite(claim.below);
}

bool lies_between(const Interval& interval, const configs::Claim& claim) {
  return interval.low > claim.above && interval.high < claim.below;
}

/// Replicates without a failed run where the statistic looks.
std::vector<std::uint32_t> sound_replicates(const TableStatistic& statistic, std::uint64_t all) {
  std::vector<std::uint32_t> sound;
  for (std::uint32_t r = 0; r < all; ++r)
    if (std::ranges::none_of(statistic.reads, [r](auto values) { return std::isnan(values[r]); }))
      sound.push_back(r);
  return sound;
}

Interval resampled_interval(const TableStatistic& statistic,
                            const std::vector<std::uint32_t>& sound, const Bootstrap& bootstrap) {
  if (sound.size() < 2) return {none, none};
  std::vector<double> values;
  std::vector<std::uint32_t> drawn(sound.size());
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k) {
    std::ranges::transform(resampled_rows(sound.size(), bootstrap.seed, k), drawn.begin(),
                           [&](std::uint32_t row) { return sound[row]; });
    values.push_back(statistic.of(drawn));
  }
  return percentile_interval(values, expanded_tail(sound.size()));
}

bool is_exact(const TableStatistic& statistic, const std::vector<std::uint32_t>& sound,
              double value) {
  return !sound.empty() && std::ranges::all_of(sound, [&](const std::uint32_t& r) {
    return statistic.of(Replicates(&r, 1)) == value;
  });
}
}  // namespace

std::string_view name_of(Verdict verdict) {
  return verdict == Verdict::pass ? "pass" : verdict == Verdict::weak ? "weak" : "fail";
}

Verdict PatternResult::verdict() const {
  return std::ranges::max_element(claims, {}, &ClaimResult::verdict)->verdict;
}

Verdict judge(const configs::Claim& claim, const Estimate& estimate) {
  const double value = estimate.value;
  const bool is_in_bounds = value > claim.above && value < claim.below;
  const bool is_large_enough = value >= claim.at_least && value <= claim.at_most;
  if (is_large_enough && (!is_bounded(claim) || lies_between(estimate.interval, claim)) &&
      is_in_bounds)
    return Verdict::pass;
  return is_bounded(claim) && is_in_bounds ? Verdict::weak : Verdict::fail;
}

ClaimResult test_claim(const configs::Claim& claim, const OutcomeTable& table,
                       const Bootstrap& bootstrap) {
  const TableStatistic statistic = statistic_of(claim.statistic, table);
  const std::vector<std::uint32_t> sound = sound_replicates(statistic, table.runs.replicates);
  ClaimResult result;
  result.replicates = sound.size();
  result.left_out = table.runs.replicates - sound.size();
  result.estimate = {sound.empty() ? none : statistic.of(sound),
                     resampled_interval(statistic, sound, bootstrap)};
  result.verdict = judge(claim, result.estimate);
  if (claim.exactly && !is_exact(statistic, sound, *claim.exactly)) result.verdict = Verdict::fail;
  return result;
}

PatternResult test_pattern(const configs::Experiment& pattern, const OutcomeTable& table,
                           const Bootstrap& bootstrap) {
  PatternResult result;
  for (const configs::Claim& claim : pattern.claims)
    result.claims.push_back(test_claim(claim, table, bootstrap));
  result.runs = table.runs.points * table.runs.replicates;
  result.failed = table.runs.failed;
  return result;
}

}  // namespace concordat::analysis
