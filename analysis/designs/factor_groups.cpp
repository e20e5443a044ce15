#include "analysis/designs/factor_groups.hpp"

#include <map>

namespace concordat::analysis {

FactorGroups each_alone(std::size_t factors) {
  return groups_by_name(std::vector<std::string>(factors));
}

FactorGroups groups_by_name(const std::vector<std::string>& names) {
  FactorGroups groups;
  std::map<std::string, std::size_t> known;
  for (std::size_t f = 0; f < names.size(); ++f) {
    std::size_t group = groups.members.size();
    if (!names[f].empty()) group = known.try_emplace(names[f], group).first->second;
    if (group == groups.members.size()) groups.members.emplace_back();
    groups.members[group].push_back(f);
    groups.of.push_back(group);
  }
  return groups;
}

}  // namespace concordat::analysis
