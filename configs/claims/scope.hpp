#pragma once
/// What the claims of an experiment may speak of: outcomes, months of series, points.
#include "configs/factors/points.hpp"

namespace concordat::configs {

/// Looks names up, and reports those that there are not. Where something is wrong with the
/// experiment itself it believes every name, for that would bring follow-up complaints.
class ClaimScope {
 public:
  /// `months` is the horizon, 0 if it is varied. Months of series that are looked up join the
  /// experiment's outcomes.
  ClaimScope(int months, Experiment& experiment, Problems& problems)
      : months_(months),
        experiment_(experiment),
        problems_(problems),
        points_(experiment),
        is_sound_(problems.empty()) {}

  /// The name of an outcome, or of a series and a month.
  std::string outcome(const std::string& name, const Where& where);
  /// A series, of which every month becomes an outcome.
  std::string series(const std::string& name, const Where& where);
  /// Reports a month after the horizon.
  void check_month(int month, const Where& where);

  PointName point(const std::string& row, const Where& where);
  std::vector<PointName> all_points(const Where& where);

  /// The path of a factor whose levels are numbers; of the first if it is empty.
  std::string along(const std::string& path, const Where& where);
  /// What that factor is at points; nothing where something is wrong with any of them.
  std::vector<double> levels(const std::string& path, const std::vector<PointName>& points) const;

 private:
  std::string month_of(const std::string& series, int month, const Where& where);

  int months_;
  Experiment& experiment_;
  Problems& problems_;
  NamedPoints points_;
  bool is_sound_;
};

}  // namespace concordat::configs
