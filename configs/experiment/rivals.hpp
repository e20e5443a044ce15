#pragma once
/// Other assumptions under which a cell of a stress test is tried again, as factors of its design.
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::configs {

/// Settings of mechanisms and parameters: "switches.gossip=true", "trust.weight=0".
using Rival = std::vector<std::string>;

class RivalFactors {
 public:
  /// A rival that the scenario is already is left out.
  RivalFactors(const std::vector<Rival>& rivals, const agents::Scenario& base);

  int rivals() const { return static_cast<int>(values_.size()); }
  /// "trust.weight": what any of the rivals sets.
  const std::vector<std::string>& paths() const { return paths_; }
  /// A value for each path: of a rival or, for -1, of the scenario as it is.
  const std::vector<std::string>& values(int rival) const {
    return rival < 0 ? own_ : values_[static_cast<std::size_t>(rival)];
  }

 private:
  std::vector<std::string> paths_, own_;
  std::vector<std::vector<std::string>> values_;  ///< [rival][path]
};

/// "without trust", "with gossip": in words what the settings of a rival say.
std::string rival_words(const std::vector<std::string>& settings);

}  // namespace concordat::configs
