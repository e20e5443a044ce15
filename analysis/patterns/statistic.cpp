#include "analysis/patterns/statistic.hpp"

#include <cmath>

#include "analysis/statistics/curves.hpp"
#include "analysis/statistics/paths.hpp"
#include "analysis/statistics/rank_correlation.hpp"

namespace concordat::analysis {
namespace {
using configs::PointName;
using Column = std::span<const float>;  // [replicate]

double mean_of(Column values, Replicates replicates) {
  double sum = 0;
  for (std::uint32_t r : replicates) sum += values[r];
  return sum / static_cast<double>(replicates.size());
}

/// NaN for a single replicate.
double deviation_of(Column values, Replicates replicates) {
  const double mean = mean_of(values, replicates);
  double squares = 0;
  for (std::uint32_t r : replicates) squares += (values[r] - mean) * (values[r] - mean);
  return std::sqrt(squares / (static_cast<double>(replicates.size()) - 1));
}

std::vector<double> means_of(const std::vector<Column>& columns, Replicates replicates) {
  std::vector<double> means;
  for (const Column& column : columns) means.push_back(mean_of(column, replicates));
  return means;
}

/// Makes the number that a kind of claim asks for.
struct MakeStatistic {
  const OutcomeTable& table;

  Column column(const std::string& outcome, const PointName& at) const {
    return table.runs.at(table.outcome(outcome), table.point(at));
  }
  std::vector<Column> columns(const std::string& outcome, const std::vector<PointName>& at) const {
    std::vector<Column> found;
    for (const PointName& point : all_if_none(at)) found.push_back(column(outcome, point));
    return found;
  }
  std::vector<PointName> all_if_none(const std::vector<PointName>& at) const {
    if (!at.empty()) return at;
    std::vector<PointName> all;
    for (std::uint64_t p = 0; p < table.design.points(); ++p)
      all.push_back(name_of_point(table.design, p));
    return all;
  }
  std::vector<double> levels(const std::string& along, const std::vector<PointName>& at) const {
    const std::string& factor = along.empty() ? table.design.factors.front().name : along;
    std::vector<double> found;
    for (const PointName& point : all_if_none(at))
      found.push_back(table.level(factor, table.point(point)));
    return found;
  }
  /// [month]
  std::vector<Column> path(const std::string& series, const PointName& at) const {
    std::vector<Column> months;
    for (int month = 1; month <= table.months; ++month)
      months.push_back(column(configs::outcome_of_month(series, month), at));
    return months;
  }
  /// A number made from the mean difference of two paths.
  template <class Number>
  TableStatistic of_difference(const std::string& series, const PointName& at,
                               const PointName& control, Number number) const {
    const std::vector<Column> one = path(series, at), other = path(series, control);
    std::vector<Column> reads = one;
    reads.insert(reads.end(), other.begin(), other.end());
    return {[=](Replicates replicates) {
              std::vector<double> difference = means_of(one, replicates);
              for (std::size_t m = 0; m < other.size(); ++m)
                difference[m] -= mean_of(other[m], replicates);
              return number(std::span<const double>(difference));
            },
            reads};
  }

  TableStatistic operator()(const configs::Contrast& contrast) const {
    struct BoundTerm {
      double times;
      configs::Term::Of of;
    };
    std::vector<BoundTerm> terms;
    std::vector<Column> reads;
    for (const configs::Term& term : contrast.terms) {
      terms.push_back({term.times, term.of});
      reads.push_back(column(term.outcome, term.at));
    }
    return {[=](Replicates replicates) {
              double sum = 0;
              for (std::size_t k = 0; k < terms.size(); ++k)
                sum += terms[k].times * (terms[k].of == configs::Term::Of::mean
                                             ? mean_of(reads[k], replicates)
                                             : deviation_of(reads[k], replicates));
              return sum;
            },
            reads};
  }
  TableStatistic operator()(const configs::Peak& peak) const {
    const auto reads = columns(peak.outcome, peak.at);
    const auto along = levels(peak.along, peak.at);
    return {[=](Replicates replicates) { return peak_of(along, means_of(reads, replicates)); },
            reads};
  }
  TableStatistic operator()(const configs::Curvature& curvature) const {
    const auto reads = columns(curvature.outcome, curvature.at);
    const auto along = levels(curvature.along, curvature.at);
    return {[=, log = curvature.log_odds](Replicates replicates) {
              std::vector<double> means = means_of(reads, replicates);
              if (log)
                for (double& mean : means) mean = log_odds(mean);
              return curvature_of(along, means);
            },
            reads};
  }
  TableStatistic operator()(const configs::Steps& steps) const {
    const auto reads = columns(steps.outcome, steps.at);
    return {[=](Replicates replicates) { return smallest_step(means_of(reads, replicates)); },
            reads};
  }
  TableStatistic operator()(const configs::Reaches& reaches) const {
    const auto reads = path(reaches.series, reaches.at);
    return {[=, share = reaches.share](Replicates replicates) {
              return reaching_month(means_of(reads, replicates), share);
            },
            reads};
  }
  TableStatistic operator()(const configs::Crosses& crosses) const {
    return of_difference(crosses.series, crosses.at, crosses.control,
                         [](std::span<const double> path) { return crossing_month(path); });
  }
  TableStatistic operator()(const configs::Recovery& recovery) const {
    return of_difference(recovery.series, recovery.at, recovery.control,
                         [from = recovery.from](std::span<const double> path) {
                           return recovery_ratio(path, from);
                         });
  }
  TableStatistic operator()(const configs::RankCorrelation& correlation) const {
    const Column one = column(correlation.outcome, correlation.at);
    const Column other = column(correlation.with, correlation.at);
    return {[=](Replicates replicates) {
              std::vector<double> a, b;
              for (std::uint32_t r : replicates) {
                a.push_back(one[r]);
                b.push_back(other[r]);
              }
              return rank_correlation(a, b);
            },
            {one, other}};
  }
};
}  // namespace

TableStatistic statistic_of(const configs::ClaimStatistic& statistic, const OutcomeTable& table) {
  return std::visit(MakeStatistic{table}, statistic);
}

}  // namespace concordat::analysis
