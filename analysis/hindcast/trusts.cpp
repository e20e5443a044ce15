/// Forecasts of single trusts.
#include <algorithm>
#include <cmath>

#include "analysis/hindcast/hindcast.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "analysis/statistics/rank_correlation.hpp"
#include "analysis/statistics/scores.hpp"

namespace concordat::analysis {
namespace {

/// A trust whose margin of this year is known.
struct Known {
  std::size_t body;
  double last, came;         ///< NaN where last year's is not known
  std::vector<double> runs;  ///< what they say, ascending
};

std::vector<double> margins_of(const Outturns& runs, std::size_t year, std::size_t body) {
  std::vector<double> margins;
  for (std::size_t run = 0; run < runs.runs; ++run)
    margins.push_back(runs.margin.at(run, year, body));
  std::ranges::sort(margins);
  return margins;
}

/// Those whose margin of last year is known too, so that all forecasts are held against the same
/// trusts; where there are none, all.
std::vector<Known> known_trusts(const Outturns& runs, const Outturns& accounts,
                                const configs::TrustMargins& margins, std::size_t year) {
  std::vector<Known> known;
  const int before = Outturns::first_year + static_cast<int>(year) - 1;
  for (std::size_t i = 0; i < accounts.bodies.size(); ++i) {
    const auto last = configs::margin_of(margins, accounts.bodies[i].code, before);
    const double came = accounts.margin.at(0, year, i);
    if (!std::isnan(came))
      known.push_back({i, last.value_or(none), came, margins_of(runs, year, i)});
  }
  const auto is_new = [](const Known& one) { return std::isnan(one.last); };
  if (!std::ranges::all_of(known, is_new)) std::erase_if(known, is_new);
  return known;
}

/// All changes from one year to the next up to `last`, ascending.
std::vector<double> past_changes(const configs::TrustMargins& margins, int last) {
  std::vector<double> changes;
  for (const auto& [code, by_year] : margins)
    for (const auto& [year, margin] : by_year)
      if (const auto before = by_year.find(year - 1); before != by_year.end() && year <= last)
        changes.push_back(margin - before->second);
  std::ranges::sort(changes);
  return changes;
}

/// Mean over trusts.
template <class Score>
double mean_over(const std::vector<Known>& known, Score score) {
  double sum = 0;
  for (const Known& one : known) sum += score(one);
  return known.empty() ? none : sum / static_cast<double>(known.size());
}

std::vector<double> correlations(const Outturns& runs, const std::vector<Known>& known,
                                 std::size_t year) {
  std::vector<double> came, all;
  for (const Known& one : known) came.push_back(one.came);
  for (std::size_t run = 0; run < runs.runs; ++run) {
    std::vector<double> simulated;
    for (const Known& one : known) simulated.push_back(runs.margin.at(run, year, one.body));
    all.push_back(rank_correlation(simulated, came));
  }
  std::ranges::sort(all);
  return all;
}

struct References {
  double last_year = none, with_spread = none, sector = none;
};

/// Scores of forecasts that need no model, in points of margin.
References scores_without_model(const std::vector<Known>& known,
                                const configs::TrustMargins& margins, int year) {
  if (std::isnan(known.front().last)) return {};
  const std::vector<double> changes = past_changes(margins, year - 1);
  std::vector<double> sector;
  for (const Known& one : known) sector.push_back(one.last);
  std::ranges::sort(sector);
  // Last year's margin moved by each change that there was.
  const auto spread = [&](const Known& one) { return crps(changes, one.came - one.last); };
  return {100 * mean_over(known, [](const Known& one) { return std::abs(one.came - one.last); }),
          100 * mean_over(known, spread),
          100 * mean_over(known, [&](const Known& one) { return crps(sector, one.came); })};
}

/// The share of trusts that came within the central `share` of runs, per cent.
double covered(const std::vector<Known>& known, double share) {
  return 100 * mean_over(known, [&](const Known& one) {
           return covers(one.runs, share, one.came) ? 1. : 0.;
         });
}

/// Better than last year's margins, and than knowing nobody's.
Band better_than(const References& without) {
  if (std::isnan(without.last_year)) return {none, none};
  return {-unlimited, std::min(without.last_year, without.sector)};
}

}  // namespace

std::vector<HindcastLine> compare_trusts(const Outturns& runs, const Outturns& accounts,
                                         const configs::TrustMargins& margins, std::size_t year) {
  if (!runs.margin.is_reported() || year >= accounts.years || year >= runs.years) return {};
  const std::vector<Known> known = known_trusts(runs, accounts, margins, year);
  if (known.empty()) return {};
  const int calendar = Outturns::first_year + static_cast<int>(year);
  const auto line = [&](const char* name, const char* title, const char* unit, double value,
                        Band accepted = {none, none}, double ideal = none) {
    return HindcastLine{name, title, unit, calendar, ideal, value, none, none, accepted};
  };
  const std::vector<double> ranks = correlations(runs, known, year);
  HindcastLine correlation = line("rank_correlation", "rank correlation", "1", median(ranks));
  correlation.low = quantile(ranks, .05);
  correlation.high = quantile(ranks, .95);
  const References without = scores_without_model(known, margins, calendar);
  const double score =
      100 * mean_over(known, [](const Known& one) { return crps(one.runs, one.came); });
  return {line("trusts_compared", "trusts compared", "trusts", static_cast<double>(known.size())),
          correlation,
          line("covered_50", "within 50 % of runs", "%", covered(known, .5), {none, none}, 50),
          line("covered_90", "within 90 % of runs", "%", covered(known, .9), {70, unlimited}, 90),
          line("score", "score (CRPS)", "points", score, better_than(without)),
          line("score_last_year", "  as last year", "points", without.last_year),
          line("score_with_spread", "  with past changes", "points", without.with_spread),
          line("score_sector", "  as the sector", "points", without.sector)};
}

}  // namespace concordat::analysis
