#pragma once
/// Points of a design by the values of its factors: what claims speak of.
#include <optional>
#include <string>
#include <vector>

#include "configs/plan/plan.hpp"
#include "configs/text/problems.hpp"

namespace concordat::configs {

class NamedPoints {
 public:
  /// Of a list, or of all combinations of levels.
  explicit NamedPoints(const Experiment& experiment) : experiment_(experiment) {}

  /// The point of a row of values, each as its factor or the list writes it; ".5" and "0.5" are the
  /// same. Nothing after reporting that there is no such point.
  std::optional<PointName> find(const std::string& row, const Where& where,
                                Problems& problems) const;

  /// All of them in the order of the design.
  std::vector<PointName> all() const;

  /// The place of the factor of that path whose values are numbers, of the first factor if it is
  /// empty. Nothing after reporting that there is none.
  std::optional<std::size_t> find_numbers(const std::string& path, const Where& where,
                                          Problems& problems) const;

 private:
  const PointList* list() const { return std::get_if<PointList>(&experiment_.design); }
  std::vector<std::string> paths() const;
  std::optional<PointName> find_listed(const PointName& values, const Where& where,
                                       Problems& problems) const;
  std::optional<std::string> find_level(const Factor& factor, const std::string& value,
                                        const Where& where, Problems& problems) const;

  const Experiment& experiment_;
};

}  // namespace concordat::configs
