#pragma once
/// Factors that move as one: a group has one effect and one share of the variance.
#include <cstddef>
#include <string>
#include <vector>

namespace concordat::analysis {

struct FactorGroups {
  std::vector<std::size_t> of;                    ///< [factor] its group
  std::vector<std::vector<std::size_t>> members;  ///< [group] factors, ascending

  std::size_t factors() const { return of.size(); }
  int count() const { return static_cast<int>(members.size()); }
};

/// Each factor a group of its own.
FactorGroups each_alone(std::size_t factors);

/// Factors of one name are a group, of no name alone; groups in the order of their first factors.
FactorGroups groups_by_name(const std::vector<std::string>& names);

}  // namespace concordat::analysis
