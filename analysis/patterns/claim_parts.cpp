#include "analysis/patterns/claim_parts.hpp"

#include <algorithm>
#include <array>

namespace concordat::analysis {
namespace {
constexpr int months_of_year = 12;

struct ListOutcomes {
  int months;
  std::vector<std::string> of_years(const std::string& series) const {
    std::vector<std::string> outcomes;
    for (int month = months_of_year; month <= months; month += months_of_year)
      outcomes.push_back(configs::outcome_of_month(series, month));
    return outcomes;
  }
  std::vector<std::string> operator()(const configs::Contrast& contrast) const {
    std::vector<std::string> outcomes;
    for (const configs::Term& term : contrast.terms)
      if (std::ranges::find(outcomes, term.outcome) == outcomes.end())
        outcomes.push_back(term.outcome);
    return outcomes;
  }
  std::vector<std::string> operator()(const configs::Peak& peak) const { return {peak.outcome}; }
  std::vector<std::string> operator()(const configs::Curvature& curvature) const {
    return {curvature.outcome};
  }
  std::vector<std::string> operator()(const configs::Steps& steps) const { return {steps.outcome}; }
  std::vector<std::string> operator()(const configs::Reaches& reaches) const {
    return of_years(reaches.series);
  }
  std::vector<std::string> operator()(const configs::Crosses& crosses) const {
    return of_years(crosses.series);
  }
  std::vector<std::string> operator()(const configs::Recovery& recovery) const {
    return of_years(recovery.series);
  }
  std::vector<std::string> operator()(const configs::RankCorrelation& correlation) const {
    return {correlation.outcome, correlation.with};
  }
};
}  // namespace

std::string_view name_of(const configs::ClaimStatistic& statistic) {
  static constexpr std::array<std::string_view, 8> names{
      "contrast", "peak",    "curvature", "steps",
      "reaches",  "crosses", "recovery",  "rank_correlation"};
  static_assert(names.size() == std::variant_size_v<configs::ClaimStatistic>);
  return names[statistic.index()];
}

std::vector<std::string> outcomes_of(const configs::ClaimStatistic& statistic, int months) {
  return std::visit(ListOutcomes{months}, statistic);
}

}  // namespace concordat::analysis
