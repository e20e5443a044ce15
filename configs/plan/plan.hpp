#pragma once
/// An experiment as plain values: what is varied over a scenario, by which design, how often, and
/// what is looked at. `analysis/experiments` makes it run.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "agents/tables/parameters.hpp"
#include "configs/plan/claim.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::configs {

/// How the values of a range lie between its ends.
enum class Distribution : std::uint8_t {
  uniform,
  log_uniform,  ///< both ends above 0
  triangular,   ///< peak at `mode`
  normal        ///< `mean`, `deviation`, cut off at the ends
};

/// What the values of a factor are.
enum class FactorValues : std::uint8_t {
  numbers,
  truths,  ///< 0 and 1
  words
};

/// What is varied: whatever a setting may say, over levels or over a range.
struct Factor {
  std::string path;                 ///< "trust.gain", "regime", "event[0].size", "footprint"
  std::string unit = "1", meaning;  ///< of the parameter; else the path
  FactorValues values = FactorValues::numbers;
  std::vector<std::string> levels;  ///< as settings say them; empty: a range
  std::string group = {};           ///< of factors that move as one; empty: it moves alone
  double low = 0, high = 0;
  Distribution distribution = Distribution::uniform;
  double mode = 0, mean = 0, deviation = 0;  ///< of the distributions that have them
  /// The row of the parameter; nothing for all else, which changes the structure.
  const agents::ParameterRow* parameter = nullptr;
};

/// The number that a value of a factor is, as settings say it; nothing for a word.
std::optional<double> number_of(const Factor& factor, const std::string& value);

/// Evenly spaced `levels` of each range, every level of each list, in all combinations.
struct FullFactorial {
  int levels = 3;
};
/// The scenario as it is, then each factor's levels with all others left alone.
struct OneAtATime {
  int levels = 5;
};
struct LatinHypercube {
  int points = 100;
  int candidates = 1;  ///< hypercubes tried; the one with the largest smallest distance is kept
};
struct SobolSequence {
  int points = 128;
  bool scrambled = true;
};
struct Saltelli {
  int base = 128;  ///< base points; a power of two
  bool second_order = false;
};
struct Morris {
  int trajectories = 40;
  int levels = 4;        ///< even
  int candidates = 200;  ///< trajectories tried; the most spread out are kept
};
/// A point that is run only where a crossing lies between two points before it.
struct Refined {
  std::uint32_t row = 0, after = 0, before = 0;
  std::uint32_t beside = 0;  ///< to whose mean its mean is held
};

/// A level of an outcome, which a point reaches or does not.
struct Crossing {
  std::string outcome;
  /// The share of runs with at least this; nothing: the mean, over that of the point beside.
  std::optional<double> at_least;
  double level = 0;
};

/// Points given one by one: `values[point][factor]` as texts that settings take. Factors that are
/// numbers have the least and greatest as their range, others what occurs as their levels.
struct PointList {
  std::vector<std::vector<std::string>> values;
  bool is_ensemble = false;  ///< sets of equal standing, as a calibration accepts them
  std::uint32_t alike = 1;   ///< points, one after the other, that share draws of their own
  std::vector<Refined> refined = {};  ///< its last rows, in order
  std::vector<Crossing> crossings = {};
};
using DesignPlan = std::variant<FullFactorial, OneAtATime, LatinHypercube, SobolSequence, Saltelli,
                                Morris, PointList>;

/// Until the 95 % interval of an outcome's mean over replicates is this narrow.
struct Narrow {
  std::string outcome;
  double half_width = 0;  ///< in the outcome's unit, > 0
};

/// Replicates of each point: `least`, and where `narrow` is not empty more until all hold or `most`
/// is reached.
struct Replicates {
  std::uint32_t least = 8, most = 8;
  std::vector<Narrow> narrow;
};

/// An outcome beside the model's own: a series in a month, or its mean over months.
struct SeriesOutcome {
  std::string name, series;
  int from = 1, until = 1;  ///< months, counted from 1; both included
};

/// What is kept of the months of runs, at every point.
struct Keep {
  std::vector<std::string> series;  ///< "integration", "place_integration"
  std::string paired_by;            ///< factor whose first value is the control; empty: no pairs
  bool every_run = false;           ///< the months of each run too
};

enum class Statistic : std::uint8_t {
  mean,    ///< over the replicates of a point
  median,  ///< the same
  share    ///< of replicates in which the outcome is not 0
};

/// What a calibration holds the model to.
struct Target {
  std::string outcome;
  Statistic statistic = Statistic::mean;
  double value = 0;
  double tolerance = 0;  ///< one standard deviation of what is known of the value, > 0
  std::string source;    ///< where the value comes from
};

/// Draws from the prior; the share `accept` of them nearest to the targets is kept.
struct AbcRejection {
  int draws = 10'000;
  double accept = .05;
};
/// Populations of `particles` under a tolerance that shrinks to the `quantile` of the last one's
/// distances.
struct AbcSmc {
  int particles = 500;
  int generations = 6;
  double quantile = .5;
};
/// Waves of points; those whose implausibility stays under `cutoff` remain.
struct HistoryMatching {
  int waves = 3;
  int points = 1'000;
  double cutoff = 3;
};
using CalibrationPlan = std::variant<AbcRejection, AbcSmc, HistoryMatching>;

struct Experiment {
  std::string title;
  std::string scenario;  ///< the base scenario's text with all it includes, to be read again;
                         ///< empty: a footprint and the defaults
  Overrides overrides;   ///< footprint, months and settings on top of it
  std::vector<Factor> factors;
  DesignPlan design;
  Replicates replicates;
  std::uint64_t seed = 1;
  bool own_draws = false;  ///< every point its own draws instead of shared ones
  std::vector<SeriesOutcome> outcomes;
  Keep keep;
  std::vector<Target> targets;
  std::optional<CalibrationPlan> calibration;
  std::optional<Pattern> pattern;
  std::vector<Claim> claims;
  /// Canonical text with everything written out: reading it again, anywhere, gives the same
  /// experiment and the same text.
  std::string text;
  /// What imported networks say and nobody reads, each with its place.
  std::vector<std::string> notes;
};

/// Points of the design or calibration. One at a time: at most so many, for a level that is the
/// scenario's own is not repeated. ABC-SMC: at least so many, for it tries more than it keeps.
std::uint64_t points_of(const Experiment& experiment);

/// The list of an experiment some of whose points are run only where others ask for them; else
/// nothing.
const PointList* refined_list(const Experiment& experiment);

}  // namespace concordat::configs
