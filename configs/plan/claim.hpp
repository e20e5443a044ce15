#pragma once
/// What is claimed of an experiment's points, as plain values; `analysis/patterns` tests it.
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace concordat::configs {

/// A point of the design: its values in the order of the factors, as settings say them.
using PointName = std::vector<std::string>;

/// An outcome of a point times a number.
struct Term {
  enum class Of : std::uint8_t { mean, deviation };
  double times = 1;
  std::string outcome;
  PointName at;
  Of of = Of::mean;  ///< the replicates
};

/// The sum of its terms, in the outcomes' unit.
struct Contrast {
  std::vector<Term> terms;
};
/// The value of a factor, in its unit, at which an outcome's mean is highest.
struct Peak {
  std::string outcome;
  std::vector<PointName> at;  ///< two at least
  std::string along;          ///< path of a factor whose levels are numbers
};
/// The coefficient of x^2 in a parabola fitted to the means.
struct Curvature {
  std::string outcome;
  std::vector<PointName> at;  ///< three at least
  std::string along;
  bool log_odds = false;  ///< of log(m / (1 - m)) instead of the mean m
};
/// The smallest difference of means between a point and the one before it.
struct Steps {
  std::string outcome;
  std::vector<PointName> at;  ///< two at least
};
/// The first month in which the mean of a series reaches a share of its highest.
struct Reaches {
  std::string series;
  PointName at;
  double share = 1;
};
/// The first month from which on the mean difference of a series stays above zero.
struct Crosses {
  std::string series;
  PointName at, control;
};
/// Months of recovery from a shock over months of the fall.
struct Recovery {
  std::string series;
  PointName at, control;
  int from = 0;  ///< month of the shock
};
/// Spearman's rank correlation of two outcomes over the replicates of a point.
struct RankCorrelation {
  std::string outcome, with;
  PointName at;
};
using ClaimStatistic =
    std::variant<Contrast, Peak, Curvature, Steps, Reaches, Crosses, Recovery, RankCorrelation>;

/// A number computed from the runs and what is expected of it.
struct Claim {
  std::string that;  ///< in words
  ClaimStatistic statistic;
  double above = -std::numeric_limits<double>::infinity();  ///< of the interval
  double below = std::numeric_limits<double>::infinity();
  double at_least = -std::numeric_limits<double>::infinity();  ///< of the estimate
  double at_most = std::numeric_limits<double>::infinity();
  std::optional<double> exactly;  ///< in every replicate
};

/// What the sources say, and how it stands to the model.
struct Pattern {
  enum class Use : std::uint8_t { validation, calibration };
  enum class Standing : std::uint8_t { emergent, tuned, imposed };
  std::string id;                    ///< "P4"
  std::vector<std::string> sources;  ///< document and paragraph
  Use use = Use::validation;
  Standing standing = Standing::emergent;
  std::string because;             ///< why it has that standing
  std::vector<std::string> needs;  ///< mechanisms without which it must vanish
  std::string explanation;         ///< why it fails or is weak; may be empty
};

/// Months of a series that claims speak of as "series_month" are outcomes of the experiment of that
/// name; of a series of which a claim needs every month, so are all of them.
inline std::string outcome_of_month(const std::string& series, int month) {
  return series + "_" + std::to_string(month);
}

}  // namespace concordat::configs
